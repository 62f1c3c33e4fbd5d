/// Invoicing: from the tally to the payment.
@NullMarked
package dev.kept.invoicing;

import org.jspecify.annotations.NullMarked;
