package dev.kept.workorder.plan;

import dev.kept.events.PlanEvent.Rhythm;
import dev.kept.events.PlanEvent.Upcoming;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/// The days of a rhythm, and the moments at which their orders are to be there. Days and hours are the site's own, so that a change of the
/// clocks moves nothing.
public final class Calendar {
    /// When in the morning, at the site, the order of a day is opened.
    static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final int LONGEST_RULE = 200;
    private static final Set<Frequency> DAYS_OR_LONGER = Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private Calendar() {}

    /// What is wrong with it, as a sentence; empty where nothing is.
    public static Optional<String> wrong(Rhythm it) {
        if ((it.calendar() == null) == (it.every() == null))
            return Optional
                    .of("A plan goes by the calendar, with 'calendar', or counts from the last time, with 'every': say one of them.");
        if (it.until().isBefore(it.startsOn()) || it.startsOn().plusYears(10).isBefore(it.until()))
            return Optional.of("A plan ends after it starts, within ten years. Say its last day in 'until'.");
        var every = it.every();
        if (every != null)
            return every.isNegative() || every.isZero() || every.getDays() < 0 || every.getMonths() < 0 || every.getYears() < 0
                    ? Optional.of("'every' is a day or longer, such as P3M.")
                    : Optional.empty();
        return wrong(Objects.requireNonNull(it.calendar())).or(() -> first(it).isEmpty()
                ? Optional.of("By this rule no day comes between " + it.startsOn() + " and " + it.until() + ".")
                : Optional.empty());
    }

    private static Optional<String> wrong(String rule) {
        var help = "'calendar' is a recurrence rule in days, weeks, months or years, such as FREQ=MONTHLY;INTERVAL=3. Its end is said in"
                + " 'until'.";
        try {
            var recur = new Recur<LocalDate>(rule);
            boolean fits = rule.length() <= LONGEST_RULE && DAYS_OR_LONGER.contains(recur.getFrequency()) && recur.getCount() < 1
                    && recur.getUntil() == null && recur.getHourList().isEmpty() && recur.getMinuteList().isEmpty()
                    && recur.getSecondList().isEmpty();
            return fits ? Optional.empty() : Optional.of(help);
        } catch (RuntimeException unreadable) { // the library throws what its parser throws
            return Optional.of(help);
        }
    }

    /// The first day on which the work comes; empty where none does.
    static Optional<LocalDate> first(Rhythm it) {
        return from(it, it.startsOn());
    }

    /// The first day of the rhythm that is not before that one.
    static Optional<LocalDate> from(Rhythm it, LocalDate day) {
        var earliest = day.isBefore(it.startsOn()) ? it.startsOn() : day;
        if (it.every() != null)
            return within(it, earliest);
        return Optional.ofNullable(recur(it).getNextDate(it.startsOn(), earliest.minusDays(1))).flatMap(found -> within(it, found));
    }

    /// The day after that one, which was a day of the rhythm.
    static Optional<LocalDate> after(Rhythm it, LocalDate day) {
        return it.every() == null ? from(it, day.plusDays(1)) : within(it, day.plus(it.every()));
    }

    /// The next days of the rhythm from that one on, as far as it goes.
    public static List<LocalDate> next(Rhythm it, LocalDate day, int most) {
        var days = new ArrayList<LocalDate>();
        for (var found = from(it, day); found.isPresent() && days.size() < most; found = after(it, found.get()))
            days.add(found.get());
        return List.copyOf(days);
    }

    static Upcoming upcoming(int number, LocalDate dueOn, int leadDays, String zone) {
        return new Upcoming(number, dueOn, dueOn.minusDays(leadDays).atTime(MORNING).atZone(ZoneId.of(zone)).toInstant());
    }

    private static Optional<LocalDate> within(Rhythm it, LocalDate day) {
        return day.isAfter(it.until()) ? Optional.empty() : Optional.of(day);
    }

    private static Recur<LocalDate> recur(Rhythm it) {
        return new Recur<>(Objects.requireNonNull(it.calendar()));
    }
}
