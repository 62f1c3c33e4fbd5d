package dev.kept.scheduling.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.VendorPreference;
import dev.kept.scheduling.domain.CandidacyCommand.Able;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of two who can do the work is the first, by one thing that counts, and how that is said.
record Preferred(VendorPreference by, List<String> skills, @Nullable Place place) {

    /// Of whom nothing is known that counts comes last.
    Comparator<Able> first() {
        return switch (by) {
            case FEWEST_JOBS -> Comparator.comparingInt(Able::jobs);
            case CHEAPEST -> Comparator.comparingLong(able -> cost(able).map(Money::minor).orElse(Long.MAX_VALUE));
            case BEST_SKILLED -> Comparator.comparingInt(this::levels).reversed();
            case NEAREST -> Comparator.comparingLong(able -> away(able).orElse(Long.MAX_VALUE));
        };
    }

    /// Why it is them; empty where nothing is known.
    Optional<String> why(Able able) {
        return switch (by) {
            case FEWEST_JOBS -> Optional.of(switch (able.jobs()) {
                case 0 -> "No other job";
                case 1 -> "One other job, nobody has fewer";
                default -> able.jobs() + " other jobs, nobody has fewer";
            });
            case CHEAPEST -> cost(able).map(cost -> cost.written() + " an hour, nobody costs less");
            case BEST_SKILLED -> skills.isEmpty() ? Optional.empty() : Optional.of("Nobody knows the work better");
            case NEAREST -> away(able).map(km -> km + " km away, nobody is nearer");
        };
    }

    /// Why somebody else came first.
    String whyNot(Able able) {
        return switch (by) {
            case FEWEST_JOBS -> able.jobs() == 1 ? "Has one other job." : "Has " + able.jobs() + " other jobs.";
            case CHEAPEST ->
                cost(able).map(cost -> "Costs " + cost.written() + " an hour.").orElse("Nobody has said what an hour of theirs costs.");
            case BEST_SKILLED -> "Knows the work less well.";
            case NEAREST -> away(able).map(km -> "Is " + km + " km away.").orElse("Nobody knows how far away they are.");
        };
    }

    private static Optional<Money> cost(Able able) {
        return Optional.ofNullable(able.working().profile().costPerHour());
    }

    private int levels(Able able) {
        return able.working().profile().skills().stream().filter(skill -> skills.contains(skill.name())).mapToInt(skill -> skill.level())
                .sum();
    }

    /// In whole kilometres, along the great circle.
    private Optional<Long> away(Able able) {
        var start = Place.of(able.working().profile().start());
        return start == null || place == null ? Optional.empty() : Optional.of(Math.round(start.kilometresTo(place)));
    }
}
