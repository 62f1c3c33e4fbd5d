/// What may use what, read from the compiled classes.
@NullMarked
package dev.kept.local.boundaries;

import org.jspecify.annotations.NullMarked;
