package dev.kept.scheduling.domain;

import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.scheduling.domain.NoSlot.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// What an order that wants a time is proposed: a time in its own hours, not only near them.
public sealed interface Suggestion {
    /// Where the order gives no hours.
    int LOOKS_AHEAD_DAYS = 14;

    /// The best one.
    record Time(Slot slot) implements Suggestion {}

    record Nothing(NoSlotReason reason) implements Suggestion {}

    static Suggestion of(Wanted wanted, List<Candidate> candidates, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneId.of(wanted.zone()));
        var from = first(wanted, today);
        int days = Math.min(days(wanted, from), new Search(wanted, candidates, from, 1, now).mostDays());
        if (days < 1)
            return new Nothing(NoSlotReason.PAST);
        var slots = new Search(wanted, candidates, from, days, now).answer();
        return slots.items().stream().filter(slot -> wanted.preferred().isEmpty() || wanted.hoursOf(slot.appointment()).isPresent())
                .findFirst().<Suggestion>map(Time::new).orElseGet(() -> new Nothing(reason(wanted, slots, now)));
    }

    private static LocalDate first(Wanted wanted, LocalDate today) {
        return wanted.preferred().stream().map(window -> window.date()).min(Comparator.naturalOrder())
                .filter(first -> first.isAfter(today)).orElse(today);
    }

    private static int days(Wanted wanted, LocalDate from) {
        return (int) Math.min(Slots.MOST_DAYS, wanted.preferred().stream().map(window -> window.date()).max(Comparator.naturalOrder())
                .map(last -> ChronoUnit.DAYS.between(from, last) + 1).orElse((long) LOOKS_AHEAD_DAYS));
    }

    private static NoSlotReason reason(Wanted wanted, Slots slots, Instant now) {
        var zone = ZoneId.of(wanted.zone());
        var over = wanted.preferred().stream().allMatch(window -> window.date().atTime(window.to()).atZone(zone).toInstant().isBefore(now));
        if (over && !wanted.preferred().isEmpty())
            return NoSlotReason.PAST;
        var rules = slots.refused().stream().map(NoSlot::rule).toList();
        if (slots.items().isEmpty() && rules.stream().allMatch(rule -> rule == Rule.SKILL_MISSING))
            return NoSlotReason.NOBODY_ABLE;
        return slots.items().isEmpty() && rules.stream().noneMatch(rule -> rule == Rule.BOOKED)
                ? NoSlotReason.NOBODY_WORKS
                : NoSlotReason.ALL_BOOKED;
    }
}
