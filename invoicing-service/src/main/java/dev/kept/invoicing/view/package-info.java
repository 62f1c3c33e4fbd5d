/// What people see of invoices, and what invoicing has to know of other services' facts.
@NullMarked
package dev.kept.invoicing.view;

import org.jspecify.annotations.NullMarked;
