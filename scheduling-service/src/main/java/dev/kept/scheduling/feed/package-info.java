/// Calendars that people keep elsewhere: when they are busy there, they are not free here.
@NullMarked
package dev.kept.scheduling.feed;

import org.jspecify.annotations.NullMarked;
