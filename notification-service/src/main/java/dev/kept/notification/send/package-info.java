/// From an intent to a mail or a text, and what became of it.
@NullMarked
package dev.kept.notification.send;

import org.jspecify.annotations.NullMarked;
