package dev.kept.scheduling.domain;

import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.scheduling.domain.NoSlot.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an order that wants a time is proposed: a time in its own hours, not only near them.
public sealed interface Suggestion {
    /// Where the order gives no hours.
    int LOOKS_AHEAD_DAYS = 14;

    /// The best one.
    record Time(Slot slot) implements Suggestion {}

    record Nothing(NoSlotReason reason) implements Suggestion {}

    static Suggestion of(Wanted wanted, List<Candidate> candidates, Travel travel, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneId.of(wanted.zone()));
        var from = first(wanted, today);
        int days = Math.min(days(wanted, from), new Search(wanted, candidates, travel, from, 1, now).mostDays());
        if (days < 1)
            return new Nothing(NoSlotReason.PAST);
        var search = new Search(wanted, candidates, travel, from, days, now);
        var slots = search.answer();
        return best(wanted, slots).<Suggestion>map(Time::new).orElseGet(() -> new Nothing(reason(search, slots)));
    }

    private static Optional<Slot> best(Wanted wanted, Slots slots) {
        return slots.items().stream().filter(slot -> wanted.preferred().isEmpty() || wanted.hoursOf(slot.appointment()).isPresent())
                .findFirst();
    }

    private static LocalDate first(Wanted wanted, LocalDate today) {
        return wanted.preferred().stream().map(window -> window.date()).min(Comparator.naturalOrder())
                .filter(first -> first.isAfter(today)).orElse(today);
    }

    private static int days(Wanted wanted, LocalDate from) {
        return (int) Math.min(Slots.MOST_DAYS, wanted.preferred().stream().map(window -> window.date()).max(Comparator.naturalOrder())
                .map(last -> ChronoUnit.DAYS.between(from, last) + 1).orElse((long) LOOKS_AHEAD_DAYS));
    }

    private static NoSlotReason reason(Search search, Slots slots) {
        var wanted = search.wanted();
        var zone = ZoneId.of(wanted.zone());
        var over = wanted.preferred().stream()
                .allMatch(window -> window.date().atTime(window.to()).atZone(zone).toInstant().isBefore(search.now()));
        if (over && !wanted.preferred().isEmpty())
            return NoSlotReason.PAST;
        if (slots.items().isEmpty() && slots.refused().stream().allMatch(no -> no.rule() == Rule.SKILL_MISSING))
            return NoSlotReason.NOBODY_ABLE;
        var idle = search.candidates().stream().map(it -> new Candidate(it.technicianId(), it.working(), List.of())).toList();
        var ifNothingWereTaken = search.with(idle).answer();
        return best(wanted, ifNothingWereTaken).isPresent() ? NoSlotReason.ALL_BOOKED : NoSlotReason.NOBODY_WORKS;
    }
}
