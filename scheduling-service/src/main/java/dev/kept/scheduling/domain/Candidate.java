package dev.kept.scheduling.domain;

import dev.kept.events.WorkProfile;
import java.util.List;

/// A technician with what is taken of their time.
///
/// @param taken none overlaps another: the database sees to it
public record Candidate(String technicianId, Technician.Working working, List<Taken> taken) {

    WorkProfile profile() {
        return working.profile();
    }
}
