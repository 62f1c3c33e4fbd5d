/// How money comes in from outside.
@NullMarked
package dev.kept.invoicing.pay;

import org.jspecify.annotations.NullMarked;
