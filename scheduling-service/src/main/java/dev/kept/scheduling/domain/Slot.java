package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A free time of one technician, with what speaks for it and against it.
///
/// @param score only orders slots of one search: higher is better
/// @param minutesThere how long the way there takes, from the visit before it on that day, or from where they set out; null where
///        nobody knows one of the two places
/// @param minutesOnwards how long the way takes to the visit after it, or to where they have to be at the end; null as before
public record Slot(String technicianId, Appointment appointment, List<Reason> reasons, int score, @Nullable Integer minutesThere,
        @Nullable Integer minutesOnwards) {

    /// A few words for a person.
    ///
    /// @param plus whether it speaks for the slot
    public record Reason(String text, boolean plus) {}
}
