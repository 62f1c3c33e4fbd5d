/// Calendars, orders that wait for a time, and free slots as people see them.
@NullMarked
package dev.kept.scheduling.view;

import org.jspecify.annotations.NullMarked;
