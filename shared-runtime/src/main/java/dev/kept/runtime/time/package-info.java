/// The clock, which the embedded run can move.
@NullMarked
package dev.kept.runtime.time;

import org.jspecify.annotations.NullMarked;
