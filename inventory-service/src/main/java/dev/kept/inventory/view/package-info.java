/// Parts and stock as people see them.
@NullMarked
package dev.kept.inventory.view;

import org.jspecify.annotations.NullMarked;
