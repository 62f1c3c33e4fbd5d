/// What is kept beside the facts: the counter of human numbers.
@NullMarked
package dev.kept.workorder.store;

import org.jspecify.annotations.NullMarked;
