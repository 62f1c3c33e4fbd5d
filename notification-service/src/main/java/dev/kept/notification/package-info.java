/// Notification: who is told what, by mail and text.
@NullMarked
package dev.kept.notification;

import org.jspecify.annotations.NullMarked;
