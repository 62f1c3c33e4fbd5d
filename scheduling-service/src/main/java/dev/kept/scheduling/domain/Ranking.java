package dev.kept.scheduling.domain;

import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkProfile.Skill;
import dev.kept.scheduling.domain.Openings.Opening;
import dev.kept.scheduling.domain.Slot.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Weighs the free times of one technician: each thing that counts gives points and says so in words.
final class Ranking {
    private static final int INSIDE_WINDOW = 60;
    private static final int PREFERRED = 30;
    private static final int FIRST = 10;
    private static final int FIRST_WHEN_URGENT = 60;
    private static final int NEAR = 20;
    private static final int FAR = -20;
    private static final int FREE_DAY = 5;
    private static final int FULL_DAY = -15;
    private static final int HOURS_PER_POINT = 6;
    private static final int NEAR_MINUTES = 15;
    private static final int FAR_MINUTES = 50;
    private static final int PER_LEVEL = 5;
    private static final int BEST_LEVEL = 3;
    private static final int FULL_DAY_VISITS = 4;
    private final Search search;
    private final Wanted wanted;
    private final Instant earliest;
    private final Candidate candidate;
    /// Points for how well they know what is asked for.
    private final int levels;
    private final List<String> bestAt;

    /// @param earliest the first time at which anybody is free
    Ranking(Search search, Instant earliest, Candidate candidate) {
        this.search = search;
        this.wanted = search.wanted();
        this.earliest = earliest;
        this.candidate = candidate;
        var asked = candidate.profile().skills().stream().filter(skill -> wanted.skills().contains(skill.name())).toList();
        this.levels = PER_LEVEL * asked.stream().mapToInt(skill -> skill.level() - 1).sum();
        this.bestAt = asked.stream().filter(skill -> skill.level() == BEST_LEVEL).map(Skill::name).toList();
    }

    String technicianId() {
        return candidate.technicianId();
    }

    /// Only a number: of most times nobody ever reads why.
    int score(Opening opening) {
        var weighed = new Weighed(false);
        weigh(opening, weighed);
        return weighed.score;
    }

    Slot slot(Opening opening) {
        var weighed = new Weighed(true);
        weigh(opening, weighed);
        return new Slot(candidate.technicianId(), opening.time().appointment(), List.copyOf(weighed.reasons), weighed.score,
                minutes(opening.there()), minutes(opening.onwards()));
    }

    private void weigh(Opening opening, Weighed weighed) {
        skill(weighed);
        customersHours(opening.time(), weighed);
        if (candidate.technicianId().equals(wanted.technicianId()))
            weighed.plus(PREFERRED, () -> "Whom the customer would have come");
        soon(opening.time(), weighed);
        load(opening.visits(), weighed);
        way(opening.there(), opening.before() == null ? "where the day begins" : "the visit before", weighed);
        way(opening.onwards(), opening.after() == null ? "where the day ends" : "the visit after", weighed);
    }

    private void skill(Weighed weighed) {
        if (wanted.skills().isEmpty())
            return;
        weighed.plus(levels, () -> "Has what it takes: " + String.join(", ", wanted.skills()));
        if (!bestAt.isEmpty())
            weighed.plus(0, () -> "One of the best at " + String.join(", ", bestAt));
    }

    private void customersHours(Slots.Time time, Weighed weighed) {
        if (wanted.preferred().isEmpty())
            return;
        wanted.hoursOf(time.appointment()).ifPresentOrElse(
                window -> weighed.plus(INSIDE_WINDOW, () -> "In the customer's hours, " + written(window)),
                () -> weighed.minus(-INSIDE_WINDOW, () -> "Outside the hours that the customer gave"));
    }

    private static String written(AvailabilityWindow window) {
        return Words.day(window.date()) + " " + window.from() + "-" + window.to();
    }

    private void soon(Slots.Time time, Weighed weighed) {
        long hours = Math.max(0, Duration.between(search.now(), time.span().from()).toHours());
        weighed.score -= (int) (wanted.urgent() ? hours : hours / HOURS_PER_POINT);
        if (time.span().from().equals(earliest))
            weighed.plus(wanted.urgent() ? FIRST_WHEN_URGENT : FIRST, () -> wanted.urgent()
                    ? "The next who can respond"
                    : "The first free hour of all");
    }

    private static void load(int visits, Weighed weighed) {
        if (visits == 0)
            weighed.plus(FREE_DAY, () -> "Nothing else on that day");
        else if (visits >= FULL_DAY_VISITS)
            weighed.minus(FULL_DAY, () -> visits + " other visits on that day");
    }

    private static void way(@Nullable Duration way, String which, Weighed weighed) {
        if (way == null)
            return;
        long minutes = way.toMinutes();
        if (minutes <= NEAR_MINUTES)
            weighed.plus(NEAR, () -> written(minutes) + " from " + which);
        else if (minutes >= FAR_MINUTES)
            weighed.minus(FAR, () -> written(minutes) + " from " + which);
    }

    private static String written(long minutes) {
        return minutes < 1 ? "Less than 1 min" : minutes + " min";
    }

    private static @Nullable Integer minutes(@Nullable Duration way) {
        return way == null ? null : (int) way.toMinutes();
    }

    /// Points, and words where somebody reads them, as they gather.
    private static final class Weighed {
        private final boolean inWords;
        private final List<Reason> reasons = new ArrayList<>();
        private int score;

        Weighed(boolean inWords) {
            this.inWords = inWords;
        }

        void plus(int points, Supplier<String> text) {
            add(points, text, true);
        }

        void minus(int points, Supplier<String> text) {
            add(points, text, false);
        }

        private void add(int points, Supplier<String> text, boolean plus) {
            score += points;
            if (inWords)
                reasons.add(new Reason(text.get(), plus));
        }
    }
}
