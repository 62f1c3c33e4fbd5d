/// What people and other programs may ask of invoicing.
@NullMarked
package dev.kept.invoicing.http;

import org.jspecify.annotations.NullMarked;
