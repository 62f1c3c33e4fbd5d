/// The rules of an invoice, from the tally to the payment: pure.
@NullMarked
package dev.kept.invoicing.domain;

import org.jspecify.annotations.NullMarked;
