/// Every operation of the API with every kind of bad input: refused with a sentence that helps, and without a fact.
@NullMarked
package dev.kept.local.badinput;

import org.jspecify.annotations.NullMarked;
