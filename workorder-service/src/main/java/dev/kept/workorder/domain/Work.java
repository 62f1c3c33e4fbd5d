package dev.kept.workorder.domain;

import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.PartReturned;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.TimeLogged;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was done: time, photos, material. Of notes only the number, since no rule asks for their words and there may be thousands.
///
/// @param recommendations by their ids, and whether they stand
/// @param writers of notes in this cycle
@RecordBuilder
public record Work(List<Running> running, Duration worked, List<PhotoAdded> photos, List<PartUsed> parts, int notes,
        Map<String, Boolean> recommendations, Set<String> lateReports, List<TimeLogged> logged,
        List<PartReturned> returned, Set<String> writers) implements WorkBuilder.With {
    static final Work NOTHING = new Work(List.of(), Duration.ZERO, List.of(), List.of(), 0, Map.of(), Set.of(), List.of(), List.of(),
            Set.of());

    /// A timer that runs. Per person and order one of each kind.
    public record Running(String visitId, String personId, boolean attended, Instant from) {}

    public Work {
        running = List.copyOf(running);
        photos = List.copyOf(photos);
        parts = List.copyOf(parts);
        recommendations = Map.copyOf(recommendations);
        lateReports = Set.copyOf(lateReports);
        logged = List.copyOf(logged);
        returned = List.copyOf(returned);
        writers = Set.copyOf(writers);
    }

    Optional<Running> timerOf(String personId, boolean attended) {
        return running.stream().filter(timer -> timer.personId().equals(personId) && timer.attended() == attended).findFirst();
    }

    Optional<TimeLogged> logged(String timeId) {
        return logged.stream().filter(time -> time.timeId().equals(timeId)).findFirst();
    }

    Optional<PhotoAdded> photo(String photoId) {
        return photos.stream().filter(photo -> photo.photoId().equals(photoId)).findFirst();
    }

    Optional<PartUsed> part(String lineId) {
        return parts.stream().filter(part -> part.lineId().equals(lineId)).findFirst();
    }

    Work started(Running timer) {
        return withRunning(and(running, timer));
    }

    Work stopped(TimerStopped it) {
        var others = running.stream().filter(timer -> !timer.personId().equals(it.personId()) || timer.attended() != it.attended())
                .toList();
        return withRunning(others).withWorked(worked.plus(Duration.between(it.from(), it.to())));
    }

    Work with(TimeLogged time) {
        return withLogged(and(logged, time)).withWorked(worked.plus(Duration.between(time.from(), time.to())));
    }

    Work with(PhotoAdded photo) {
        return withPhotos(and(photos, photo));
    }

    Work with(PartUsed part) {
        return withParts(and(parts, part));
    }

    Work with(PartReturned part) {
        return withReturned(and(returned, part));
    }

    Optional<PartReturned> returned(String returnId) {
        return returned.stream().filter(part -> part.returnId().equals(returnId)).findFirst();
    }

    /// What is left of a line after all returns.
    BigDecimal left(PartUsed line) {
        return returned.stream().filter(part -> part.lineId().equals(line.lineId())).map(part -> part.quantity().amount())
                .reduce(line.quantity().amount(), BigDecimal::subtract);
    }

    Work noted() {
        return withNotes(notes + 1);
    }

    Work notedBy(String writer) {
        return noted().withWriters(Stream.concat(writers.stream(), Stream.of(writer)).collect(Collectors.toUnmodifiableSet()));
    }

    /// What was written for an earlier completion says nothing of the next.
    Work unwritten() {
        return withWriters(Set.of());
    }

    Work recommended(String recommendationId, boolean open) {
        var now = new HashMap<>(recommendations);
        now.put(recommendationId, open);
        return withRecommendations(now);
    }

    Work reportedLate(String reportId) {
        var now = new HashSet<>(lateReports);
        now.add(reportId);
        return withLateReports(now);
    }

    static boolean isSame(Quantity one, Quantity other) {
        return one.unit().equals(other.unit()) && one.amount().compareTo(other.amount()) == 0;
    }

    private static <T> List<T> and(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
