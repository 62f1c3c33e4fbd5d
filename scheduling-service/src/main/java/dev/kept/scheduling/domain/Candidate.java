package dev.kept.scheduling.domain;

import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Skill;
import java.util.List;
import java.util.stream.Collectors;

/// A technician with what is taken of their time.
///
/// @param taken none overlaps another: the database sees to it
public record Candidate(String technicianId, Technician.Working working, List<Taken> taken) {

    WorkProfile profile() {
        return working.profile();
    }

    /// The skills that they would need and do not have.
    List<String> lacking(Wanted wanted) {
        var known = profile().skills().stream().map(Skill::name).collect(Collectors.toSet());
        return wanted.skills().stream().filter(skill -> !known.contains(skill)).toList();
    }
}
