/// The tests' broker and database from official images.
@NullMarked
package dev.kept.containers;

import org.jspecify.annotations.NullMarked;
