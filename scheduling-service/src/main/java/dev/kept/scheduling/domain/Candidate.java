package dev.kept.scheduling.domain;

import dev.kept.events.WorkProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A technician with what is taken of their time.
///
/// @param taken none overlaps another: the database sees to it
public record Candidate(String technicianId, Technician.Working working, List<Taken> taken) {

    WorkProfile profile() {
        return working.profile();
    }

    /// Where their days begin and end, as far as it was said.
    public Stream<Place> ends() {
        return Stream.of(Optional.ofNullable(Place.of(profile().start())), Optional.ofNullable(Place.of(profile().end())))
                .flatMap(Optional::stream);
    }
}
