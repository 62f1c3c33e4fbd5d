/// What moves stock: parts that were used.
@NullMarked
package dev.kept.inventory.react;

import org.jspecify.annotations.NullMarked;
