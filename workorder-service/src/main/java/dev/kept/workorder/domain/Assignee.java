package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.AssignmentMode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who has the order itself, whether or not a time is booked.
///
/// @param personId null: nobody
/// @param ever who had it at some time, too: a phone that was offline may bring what they did
/// @param isForAnybody it was released for whoever is first
public record Assignee(@Nullable String personId, Set<String> ever, boolean isForAnybody) {
    static final Assignee NOBODY = new Assignee(null, Set.of(), false);

    public Assignee {
        ever = Set.copyOf(ever);
    }

    boolean has(String person) {
        return person.equals(personId);
    }

    boolean hadIt(String person) {
        return ever.contains(person);
    }

    boolean isToTake() {
        return isForAnybody && personId == null;
    }

    Assignee given(String to) {
        return new Assignee(to, Stream.concat(ever.stream(), Stream.of(to)).collect(Collectors.toUnmodifiableSet()), isForAnybody);
    }

    Assignee givenBack() {
        return new Assignee(null, ever, isForAnybody);
    }

    Assignee released(@Nullable AssignmentMode mode) {
        return new Assignee(personId, ever, mode == AssignmentMode.SELF);
    }
}
