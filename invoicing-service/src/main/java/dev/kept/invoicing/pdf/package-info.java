/// The invoice on paper.
@NullMarked
package dev.kept.invoicing.pdf;

import org.jspecify.annotations.NullMarked;
