/// Rows of a file as technicians.
@NullMarked
package dev.kept.scheduling.sheet;

import org.jspecify.annotations.NullMarked;
