/// Rows of a file as entries of the directory.
@NullMarked
package dev.kept.workorder.sheet;

import org.jspecify.annotations.NullMarked;
