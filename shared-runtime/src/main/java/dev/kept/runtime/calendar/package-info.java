/// Appointments in the form that other calendars read and write.
@NullMarked
package dev.kept.runtime.calendar;

import org.jspecify.annotations.NullMarked;
