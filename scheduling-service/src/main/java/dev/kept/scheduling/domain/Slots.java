package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import dev.kept.scheduling.domain.NoSlot.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The search for a time and a technician: every half hour of the site's wall time is tried with everybody. Pure, so that the same
/// question always has the same answer.
///
/// @param items best first, at most [#MOST]
/// @param refused everybody who has nothing to offer, with the rule that says so
public record Slots(List<Slot> items, List<NoSlot> refused) {
    public static final int MOST_DAYS = 62;
    static final int MOST = 100;
    static final int MOST_PER_TECHNICIAN_AND_DAY = 4;
    private static final int GRID_MINUTES = 30;
    private static final int WINDOW_HOURS = 2;
    private static final Comparator<Slot> BEST_FIRST = Comparator.comparingInt(Slot::score).reversed()
            .thenComparing(slot -> slot.appointment().start()).thenComparing(Slot::technicianId);

    /// The best slots on the site's local days `from` to `from + days - 1`, none of them before `now`.
    ///
    /// @param days 1 to [#MOST_DAYS]
    public static Slots find(Wanted wanted, List<Candidate> candidates, LocalDate from, int days, Instant now) {
        if (days < 1 || days > MOST_DAYS)
            throw new IllegalArgumentException("A search covers 1 to " + MOST_DAYS + " days, not " + days);
        var grid = grid(wanted, from, days, now);
        var free = new ArrayList<Free>();
        var refused = new ArrayList<NoSlot>();
        for (var candidate : candidates) {
            var lacking = candidate.lacking(wanted);
            if (!lacking.isEmpty()) {
                refused.add(
                        new NoSlot(candidate.technicianId(), Rule.SKILL_MISSING, "Lacks the skill " + String.join(", ", lacking) + "."));
                continue;
            }
            var shifts = shifts(candidate.hours(), from, days);
            var atWork = grid.stream().filter(time -> isWithin(shifts, time.span())).toList();
            var open = atWork.stream().filter(time -> candidate.taken().stream().noneMatch(taken -> taken.span().overlaps(time.span())))
                    .toList();
            if (atWork.isEmpty())
                refused.add(new NoSlot(candidate.technicianId(), Rule.NO_SHIFT,
                        "Has no shift in these days that is long enough for " + wanted.duration().toMinutes() + " minutes."));
            else if (open.isEmpty())
                refused.add(new NoSlot(candidate.technicianId(), Rule.BOOKED, "Is booked in all hours that would be long enough."));
            else
                free.add(new Free(candidate, open));
        }
        return new Slots(best(wanted, free, now), List.copyOf(refused));
    }

    /// A place on the grid.
    record Time(Appointment appointment, Span span) {}

    /// @param open when the technician is free, in order; at least one
    private record Free(Candidate candidate, List<Time> open) {}

    private static List<Time> grid(Wanted wanted, LocalDate from, int days, Instant now) {
        var zone = ZoneId.of(wanted.zone());
        return Stream.iterate(from.atStartOfDay(), start -> start.plusMinutes(GRID_MINUTES))
                .limit((long) days * 24 * 60 / GRID_MINUTES).filter(start -> zone.getRules().getValidOffsets(start).size() == 1)
                .flatMap(start -> time(start, wanted, zone)).filter(time -> !time.span().from().isBefore(now)).toList();
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

    /// By their beginnings. The days before and after too: a technician's Monday may be the site's Sunday.
    private static NavigableMap<Instant, Span> shifts(Technician.Working hours, LocalDate from, int days) {
        var zone = ZoneId.of(hours.zone());
        var shifts = new TreeMap<Instant, Span>();
        from.minusDays(1).datesUntil(from.plusDays(days + 1L)).filter(day -> hours.days().contains(day.getDayOfWeek()))
                .map(day -> new Span(day.atTime(hours.from()).atZone(zone).toInstant(), day.atTime(hours.to()).atZone(zone).toInstant()))
                .forEach(shift -> shifts.put(shift.from(), shift));
        return shifts;
    }

    /// One person's shifts never overlap: the last to begin is the only one that can hold it.
    private static boolean isWithin(NavigableMap<Instant, Span> shifts, Span time) {
        var last = shifts.floorEntry(time.from());
        return last != null && last.getValue().holds(time);
    }

    /// Nobody's single free morning may push all others off the list: of each technician's day only the best few come up at all.
    private static List<Slot> best(Wanted wanted, List<Free> free, Instant now) {
        if (free.isEmpty())
            return List.of();
        var earliest = free.stream().map(one -> one.open().getFirst().span().from()).min(Comparator.naturalOrder()).orElseThrow();
        var best = new Best<>(MOST, BEST_FIRST);
        for (var one : free) {
            var ranking = new Ranking(wanted, now, earliest, one.candidate());
            var ofDay = new HashMap<LocalDate, Best<Slot>>();
            for (var time : one.open())
                ofDay.computeIfAbsent(time.appointment().start().toLocalDate(), _ -> new Best<>(MOST_PER_TECHNICIAN_AND_DAY, BEST_FIRST))
                        .add(ranking.slot(time));
            ofDay.values().forEach(day -> day.bestFirst().forEach(best::add));
        }
        return List.copyOf(best.bestFirst());
    }
}
