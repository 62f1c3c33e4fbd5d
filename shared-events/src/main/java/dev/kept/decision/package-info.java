/// How a decision is asked for and answered, the same in every service: pure values, no library.
@NullMarked
package dev.kept.decision;

import org.jspecify.annotations.NullMarked;
