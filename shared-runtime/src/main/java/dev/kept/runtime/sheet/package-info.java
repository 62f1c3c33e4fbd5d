/// What people send as a table: a file's rows as they were understood, what they bring, and what is wrong with them. A service that takes
/// such files has FastCSV among its own dependencies.
@NullMarked
package dev.kept.runtime.sheet;

import org.jspecify.annotations.NullMarked;
