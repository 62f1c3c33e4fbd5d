package dev.kept.scheduling.domain;

import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.scheduling.domain.Slot.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Weighs the free times of one technician: each thing that counts gives points and says so in words.
final class Ranking {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final int INSIDE_WINDOW = 60;
    private static final int PREFERRED = 30;
    private static final int FIRST = 10;
    private static final int FIRST_WHEN_URGENT = 60;
    private static final int NEAR = 20;
    private static final int FAR = -20;
    private static final int TIGHT = -40;
    private static final int FREE_DAY = 5;
    private static final int FULL_DAY = -15;
    private static final int HOURS_PER_POINT = 6;
    private static final int NEAR_KM = 10;
    private static final int FAR_KM = 30;
    private static final int FULL_DAY_VISITS = 4;
    /// Streets are longer than the crow's way, and slower than a motorway.
    private static final double ROAD_FACTOR = 1.3;
    private static final double KM_PER_HOUR = 45;
    private final Wanted wanted;
    private final Instant now;
    private final Instant earliest;
    private final String technicianId;
    private final ZoneId zone;
    private final Map<LocalDate, List<Taken>> takenOnDay;

    /// @param earliest the first time at which anybody is free
    Ranking(Wanted wanted, Instant now, Instant earliest, Candidate candidate) {
        this.wanted = wanted;
        this.now = now;
        this.earliest = earliest;
        this.technicianId = candidate.technicianId();
        this.zone = ZoneId.of(candidate.hours().zone());
        this.takenOnDay = candidate.taken().stream().collect(Collectors.groupingBy(taken -> day(taken.span())));
    }

    Slot slot(Slots.Time time) {
        var weighed = new Weighed();
        if (!wanted.skills().isEmpty())
            weighed.plus(0, "Has what it takes: " + String.join(", ", wanted.skills()));
        customersHours(time, weighed);
        if (technicianId.equals(wanted.technicianId()))
            weighed.plus(PREFERRED, "Whom the customer would have come");
        soon(time, weighed);
        var sameDay = takenOnDay.getOrDefault(day(time.span()), List.of());
        load(sameDay.size(), weighed);
        way(sameDay, time.span(), weighed);
        return new Slot(technicianId, time.appointment(), List.copyOf(weighed.reasons), weighed.score);
    }

    private void customersHours(Slots.Time time, Weighed weighed) {
        if (wanted.preferred().isEmpty())
            return;
        wanted.hoursOf(time.appointment()).ifPresentOrElse(
                window -> weighed.plus(INSIDE_WINDOW, "In the customer's hours, " + written(window)),
                () -> weighed.minus(-INSIDE_WINDOW, "Outside the hours that the customer gave"));
    }

    private static String written(AvailabilityWindow window) {
        return DAY.format(window.date()) + " " + window.from() + "-" + window.to();
    }

    private void soon(Slots.Time time, Weighed weighed) {
        long hours = Math.max(0, Duration.between(now, time.span().from()).toHours());
        weighed.score -= (int) (wanted.urgent() ? hours : hours / HOURS_PER_POINT);
        if (time.span().from().equals(earliest))
            weighed.plus(wanted.urgent() ? FIRST_WHEN_URGENT : FIRST,
                    wanted.urgent() ? "The next who can respond" : "The first free hour of all");
    }

    private static void load(int visits, Weighed weighed) {
        if (visits == 0)
            weighed.plus(FREE_DAY, "Nothing else on that day");
        else if (visits >= FULL_DAY_VISITS)
            weighed.minus(FULL_DAY, visits + " other visits on that day");
    }

    private void way(List<Taken> sameDay, Span slot, Weighed weighed) {
        sameDay.stream().filter(taken -> !taken.span().until().isAfter(slot.from()))
                .max(Comparator.comparing(taken -> taken.span().until()))
                .ifPresent(before -> way(before, Duration.between(before.span().until(), slot.from()), "the visit before", weighed));
        sameDay.stream().filter(taken -> !taken.span().from().isBefore(slot.until()))
                .min(Comparator.comparing(taken -> taken.span().from()))
                .ifPresent(after -> way(after, Duration.between(slot.until(), after.span().from()), "the visit after", weighed));
    }

    private void way(Taken neighbour, Duration gap, String which, Weighed weighed) {
        var here = wanted.place();
        var there = neighbour.place();
        if (here == null || there == null)
            return;
        double km = here.kilometresTo(there);
        long drive = Math.round(km * ROAD_FACTOR / KM_PER_HOUR * 60);
        if (gap.toMinutes() < drive)
            weighed.minus(TIGHT, "Only " + gap.toMinutes() + " min between this and " + which + ", about " + drive + " min away");
        else if (km <= NEAR_KM)
            weighed.plus(NEAR, rounded(km) + " km from " + which);
        else if (km >= FAR_KM)
            weighed.minus(FAR, rounded(km) + " km from " + which);
    }

    private static String rounded(double km) {
        return km < 1 ? "Less than 1" : String.valueOf(Math.round(km));
    }

    /// The technician's own.
    private LocalDate day(Span span) {
        return LocalDate.ofInstant(span.from(), zone);
    }

    /// Points and words as they gather.
    private static final class Weighed {
        private final List<Reason> reasons = new ArrayList<>();
        private int score;

        void plus(int points, String text) {
            score += points;
            reasons.add(new Reason(text, true));
        }

        void minus(int points, String text) {
            score += points;
            reasons.add(new Reason(text, false));
        }
    }
}
