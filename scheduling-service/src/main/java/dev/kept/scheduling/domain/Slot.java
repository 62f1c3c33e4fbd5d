package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import java.util.List;

/// A free time of one technician, with what speaks for it and against it.
///
/// @param score only orders slots of one search: higher is better
public record Slot(String technicianId, Appointment appointment, List<Reason> reasons, int score) {

    /// A few words for a person.
    ///
    /// @param plus whether it speaks for the slot
    public record Reason(String text, boolean plus) {}
}
