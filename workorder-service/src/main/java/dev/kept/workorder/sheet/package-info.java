/// What people send as a table: rows of a file as entries of the directory, and what is wrong with them.
@NullMarked
package dev.kept.workorder.sheet;

import org.jspecify.annotations.NullMarked;
