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
import java.util.Map;
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
            var lacking = wanted.skills().stream().filter(skill -> !candidate.hours().skills().contains(skill)).toList();
            if (!lacking.isEmpty()) {
                refused.add(
                        new NoSlot(candidate.technicianId(), Rule.SKILL_MISSING, "Lacks the skill " + String.join(", ", lacking) + "."));
                continue;
            }
            var shifts = shifts(candidate.hours(), from, days);
            var atWork = grid.stream().filter(time -> shifts.stream().anyMatch(shift -> shift.holds(time.span()))).toList();
            var open = atWork.stream().filter(time -> candidate.taken().stream().noneMatch(taken -> taken.span().overlaps(time.span())))
                    .toList();
            if (atWork.isEmpty())
                refused.add(new NoSlot(candidate.technicianId(), Rule.NO_SHIFT,
                        "Has no shift in these days that is long enough for " + wanted.duration().toMinutes() + " minutes."));
            else if (open.isEmpty())
                refused.add(new NoSlot(candidate.technicianId(), Rule.BOOKED, "Is booked in all hours that would be long enough."));
            open.forEach(time -> free.add(new Free(candidate, time)));
        }
        return new Slots(best(wanted, free, now), List.copyOf(refused));
    }

    /// A place on the grid.
    record Time(Appointment appointment, Span span) {}

    record Free(Candidate candidate, Time time) {}

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

    /// The days before and after too: a technician's Monday may be the site's Sunday.
    private static List<Span> shifts(Technician.Working hours, LocalDate from, int days) {
        var zone = ZoneId.of(hours.zone());
        return from.minusDays(1).datesUntil(from.plusDays(days + 1L)).filter(day -> hours.days().contains(day.getDayOfWeek()))
                .map(day -> new Span(day.atTime(hours.from()).atZone(zone).toInstant(), day.atTime(hours.to()).atZone(zone).toInstant()))
                .toList();
    }

    private static List<Slot> best(Wanted wanted, List<Free> free, Instant now) {
        if (free.isEmpty())
            return List.of();
        var earliest = free.stream().map(slot -> slot.time().span().from()).min(Comparator.naturalOrder()).orElseThrow();
        var ranking = new Ranking(wanted, now, earliest);
        var shown = new HashMap<String, Integer>();
        return free.stream().map(ranking::slot).sorted(BEST_FIRST).filter(slot -> isShown(slot, shown)).limit(MOST).toList();
    }

    /// Nobody's single free morning may push all others off the list.
    private static boolean isShown(Slot slot, Map<String, Integer> shown) {
        return shown.merge(slot.technicianId() + slot.appointment().start().toLocalDate(), 1, Integer::sum) <= MOST_PER_TECHNICIAN_AND_DAY;
    }
}
