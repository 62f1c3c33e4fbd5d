/// Parts, and what lies where.
@NullMarked
package dev.kept.inventory;

import org.jspecify.annotations.NullMarked;
