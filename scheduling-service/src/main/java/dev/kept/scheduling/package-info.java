/// Technicians, free slots, and bookings that never overlap.
@NullMarked
package dev.kept.scheduling;

import org.jspecify.annotations.NullMarked;
