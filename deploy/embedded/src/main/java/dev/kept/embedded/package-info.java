/// A real broker and a real database without a container engine: for tests and for the embedded run.
@NullMarked
package dev.kept.embedded;

import org.jspecify.annotations.NullMarked;
