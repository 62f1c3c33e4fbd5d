package dev.kept.scheduling.domain;

import java.util.List;

/// A technician with what is taken of their time.
public record Candidate(String technicianId, Technician.Working hours, List<Taken> taken) {

    /// The skills that they would need and do not have.
    List<String> lacking(Wanted wanted) {
        return wanted.skills().stream().filter(skill -> !hours.skills().contains(skill)).toList();
    }
}
