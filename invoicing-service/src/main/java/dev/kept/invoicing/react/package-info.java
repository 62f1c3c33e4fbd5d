/// When work is ready to be billed, or an invoice has its number, do this.
@NullMarked
package dev.kept.invoicing.react;

import org.jspecify.annotations.NullMarked;
