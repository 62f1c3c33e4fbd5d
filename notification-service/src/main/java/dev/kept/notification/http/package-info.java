/// What people and other programs may ask of notification.
@NullMarked
package dev.kept.notification.http;

import org.jspecify.annotations.NullMarked;
