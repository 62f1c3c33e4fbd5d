/// What messages speak of, and the list of messages.
@NullMarked
package dev.kept.notification.view;

import org.jspecify.annotations.NullMarked;
