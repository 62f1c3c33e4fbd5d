/// The order and the report on paper.
@NullMarked
package dev.kept.workorder.pdf;

import org.jspecify.annotations.NullMarked;
