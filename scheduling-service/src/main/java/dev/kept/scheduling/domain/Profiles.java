package dev.kept.scheduling.domain;

import dev.kept.decision.Decision;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Position;
import dev.kept.events.WorkProfile.Shift;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a [WorkProfile] has to be like, so that a search can rely on it.
public final class Profiles {
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_SHIFTS = 21;
    private static final int BEST_LEVEL = 3;
    private static final int FARTHEST_KM = 20_000;
    private static final int MOST_VISITS = 50;

    private Profiles() {}

    /// The refusal of one that makes no sense; empty where it does.
    public static Optional<Decision<SchedulingEvent>> nonsense(WorkProfile it) {
        if (!isZone(it.zone()))
            return invalid("unknown-zone", "'" + it.zone() + "' is no time zone. Use an IANA name such as Europe/Dublin.");
        return names(it).or(() -> hours(it)).or(() -> ground(it)).or(() -> limits(it));
    }

    private static Optional<Decision<SchedulingEvent>> names(WorkProfile it) {
        var skills = it.skills().stream().map(WorkProfile.Skill::name).toList();
        var certificates = it.certificates().stream().map(WorkProfile.Certificate::name).toList();
        for (var names : List.of(skills, certificates))
            if (names.size() > MOST_NAMES || new HashSet<>(names).size() < names.size()
                    || names.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST_NAME))
                return invalid("bad-names", "Skills and certificates are at most " + MOST_NAMES + " each, every name once, and with 1 to "
                        + LONGEST_NAME + " characters.");
        return it.skills().stream().anyMatch(skill -> skill.level() < 1 || skill.level() > BEST_LEVEL)
                ? invalid("bad-level", "The level of a skill is 1, 2 or 3.")
                : Optional.empty();
    }

    private static Optional<Decision<SchedulingEvent>> hours(WorkProfile it) {
        if (it.shifts().isEmpty() || it.shifts().size() > MOST_SHIFTS || it.breaks().size() > MOST_SHIFTS
                || it.shifts().stream().anyMatch(Profiles::isNone) || it.breaks().stream().anyMatch(Profiles::isNone))
            return invalid("bad-shift", "A shift has at least one day, and ends later on the day than it begins; so does a break. There"
                    + " are 1 to " + MOST_SHIFTS + " shifts.");
        for (var day : DayOfWeek.values()) {
            var ofDay = on(day, it.shifts());
            for (int i = 1; i < ofDay.size(); i++)
                if (ofDay.get(i).from().isBefore(ofDay.get(i - 1).to()))
                    return invalid("shifts-overlap", "Two shifts overlap on " + named(day) + ": " + written(ofDay.get(i - 1)) + " and "
                            + written(ofDay.get(i)) + ".");
            for (var pause : on(day, it.breaks()))
                if (ofDay.stream().noneMatch(shift -> !pause.from().isBefore(shift.from()) && !pause.to().isAfter(shift.to())))
                    return invalid("break-outside", "The break " + written(pause) + " on " + named(day) + " lies in no shift.");
        }
        return Optional.empty();
    }

    private static Optional<Decision<SchedulingEvent>> ground(WorkProfile it) {
        if (isNowhere(it.start()) || isNowhere(it.end()))
            return invalid("bad-place", "A place has a latitude from -90 to 90 and a longitude from -180 to 180 degrees.");
        var reach = it.reachKm();
        if (reach == null)
            return Optional.empty();
        if (it.start() == null)
            return invalid("reach-from-nowhere", "How far somebody goes is counted from where they set out. Say that too.");
        return reach < 1 || reach > FARTHEST_KM
                ? invalid("bad-reach", "Somebody goes 1 to " + FARTHEST_KM + " km far.")
                : Optional.empty();
    }

    private static Optional<Decision<SchedulingEvent>> limits(WorkProfile it) {
        var most = it.mostVisitsADay();
        if (most != null && (most < 1 || most > MOST_VISITS))
            return invalid("bad-capacity", "Somebody takes 1 to " + MOST_VISITS + " visits a day.");
        var cost = it.costPerHour();
        return cost != null && cost.minor() < 0 ? invalid("bad-cost", "An hour costs nothing or more.") : Optional.empty();
    }

    private static List<Shift> on(DayOfWeek day, List<Shift> shifts) {
        return shifts.stream().filter(shift -> shift.days().contains(day)).sorted(Comparator.comparing(Shift::from)).toList();
    }

    private static boolean isNone(Shift shift) {
        return shift.days().isEmpty() || !shift.from().isBefore(shift.to());
    }

    private static boolean isNowhere(@Nullable Position place) {
        return place != null && !(Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180);
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return zone.contains("/") || zone.equals("UTC");
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static String named(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String written(Shift shift) {
        return shift.from() + "-" + shift.to();
    }

    private static Optional<Decision<SchedulingEvent>> invalid(String code, String sentence) {
        return Optional.of(Decision.invalid(code, sentence));
    }
}
