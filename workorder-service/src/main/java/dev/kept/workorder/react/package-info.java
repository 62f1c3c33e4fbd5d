/// When a booking or an invoice changes, or a document is due, do this.
@NullMarked
package dev.kept.workorder.react;

import org.jspecify.annotations.NullMarked;
