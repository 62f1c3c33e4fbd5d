/// What the directory and the store say, for looking up; and an order as people read it.
@NullMarked
package dev.kept.workorder.view;

import org.jspecify.annotations.NullMarked;
