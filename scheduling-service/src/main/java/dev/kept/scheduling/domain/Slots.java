package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import dev.kept.scheduling.domain.Openings.Opening;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/// The answer to a [Search]: every half hour of the site's wall time is tried with everybody.
///
/// @param items best first, at most [#MOST]
/// @param refused everybody who has nothing to offer, with the rule that says so
public record Slots(List<Slot> items, List<NoSlot> refused) {
    public static final int MOST_DAYS = 62;
    static final int MOST = 100;
    static final int MOST_PER_TECHNICIAN_AND_DAY = 4;
    private static final int GRID_MINUTES = 30;
    private static final int WINDOW_HOURS = 2;
    private static final Comparator<Scored> BEST_FIRST = Comparator.comparingInt(Scored::score).reversed()
            .thenComparing(scored -> scored.opening().time().appointment().start())
            .thenComparing(scored -> scored.ranking().technicianId());

    static Slots find(Search search) {
        var grid = grid(search);
        var free = new ArrayList<Openings>();
        var refused = new ArrayList<NoSlot>();
        for (var candidate : search.candidates()) {
            var openings = new Openings(candidate, search);
            openings.among(grid).ifPresentOrElse(refused::add, () -> free.add(openings));
        }
        return new Slots(best(search, free), List.copyOf(refused));
    }

    /// A place on the grid.
    record Time(Appointment appointment, Span span) {}

    /// Every time that the search looks at.
    static List<Time> grid(Search search) {
        var zone = ZoneId.of(search.wanted().zone());
        return Stream.iterate(search.from().atStartOfDay(), start -> start.plusMinutes(GRID_MINUTES))
                .limit((long) search.days() * 24 * 60 / GRID_MINUTES)
                .filter(start -> zone.getRules().getValidOffsets(start).size() == 1)
                .flatMap(start -> time(start, search.wanted(), zone)).filter(time -> !time.span().from().isBefore(search.now())).toList();
    }

    /// None where the clocks are changed meanwhile in such a way that its wall times would say another length.
    private static Stream<Time> time(LocalDateTime start, Wanted wanted, ZoneId zone) {
        var begins = start.atZone(zone).toInstant();
        var span = new Span(begins, begins.plus(wanted.duration()));
        var end = LocalDateTime.ofInstant(span.until(), zone);
        if (!start.isBefore(end) || !end.atZone(zone).toInstant().equals(span.until()))
            return Stream.empty();
        var arrivalFrom = start.truncatedTo(ChronoUnit.HOURS);
        return Stream.of(new Time(new Appointment(wanted.zone(), start, end, arrivalFrom, arrivalFrom.plusHours(WINDOW_HOURS)), span));
    }

    /// Nobody's single free morning may push all others off the list: of each technician's day only the best few come up at all.
    private static List<Slot> best(Search search, List<Openings> free) {
        if (free.isEmpty())
            return List.of();
        var earliest = free.stream().map(one -> one.open().getFirst().time().span().from()).min(Comparator.naturalOrder()).orElseThrow();
        var best = new Best<>(MOST, BEST_FIRST);
        for (var one : free) {
            var ranking = new Ranking(search, earliest, one.candidate());
            var ofDay = new HashMap<LocalDate, Best<Scored>>();
            for (var opening : one.open())
                ofDay.computeIfAbsent(opening.time().appointment().start().toLocalDate(),
                        _ -> new Best<>(MOST_PER_TECHNICIAN_AND_DAY, BEST_FIRST)).add(new Scored(opening, ranking, ranking.score(opening)));
            ofDay.values().forEach(day -> day.bestFirst().forEach(best::add));
        }
        return best.bestFirst().stream().map(scored -> scored.ranking().slot(scored.opening())).toList();
    }

    private record Scored(Opening opening, Ranking ranking, int score) {}
}
