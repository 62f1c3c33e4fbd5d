package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.Priority;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question about an order, with one of these clauses. There is no language of expressions: a clause has a name, and is joined to others
/// by `any` or `all`.
///
/// @param any holds where one of these does
/// @param all holds where each of these does
/// @param estimateOver also where there is no estimate, or one in another currency: then nobody can say that it is not
public record Condition(@Nullable List<Condition> any, @Nullable List<Condition> all, @Nullable Money estimateOver,
        @Nullable Set<String> serviceTypeIn, @Nullable Set<String> siteIn, @Nullable Set<Priority> priorityIn) {
    private static final int DEEPEST = 5;

    public Condition {
        if (Stream.of(any, all, estimateOver, serviceTypeIn, siteIn, priorityIn).filter(Objects::nonNull).count() != 1)
            throw new IllegalArgumentException(
                    "A condition has one clause: any, all, estimateOver, serviceTypeIn, siteIn or priorityIn. Join several by any or all");
        if (Stream.of(any, all, serviceTypeIn, siteIn, priorityIn).filter(Objects::nonNull).anyMatch(List.of()::equals)
                || Stream.of(serviceTypeIn, siteIn, priorityIn).filter(Objects::nonNull).anyMatch(Set.of()::equals))
            throw new IllegalArgumentException("A clause that names nothing never holds: name something, or leave the condition out");
        if (Stream.of(any, all).filter(Objects::nonNull).flatMap(List::stream).mapToInt(Condition::depth).max().orElse(0) >= DEEPEST)
            throw new IllegalArgumentException("Conditions stand in one another up to " + DEEPEST + " deep");
    }

    private int depth() {
        return 1 + Stream.of(any, all).filter(Objects::nonNull).flatMap(List::stream).mapToInt(Condition::depth).max().orElse(0);
    }

    /// @param because the values that were compared
    record Answer(boolean holds, String because) {}

    Answer of(Request request) {
        if (any != null)
            return joined(any, request, true);
        if (all != null)
            return joined(all, request, false);
        if (estimateOver != null)
            return over(request.estimate(), estimateOver);
        if (serviceTypeIn != null)
            return in("The service type", request.serviceType(), serviceTypeIn);
        if (siteIn != null)
            return in("The site", request.siteId(), siteIn);
        return in("The priority", request.priority().name(),
                Objects.requireNonNull(priorityIn).stream().map(Priority::name).collect(Collectors.toSet()));
    }

    /// The first part that decides says why; where none does, all of them.
    private static Answer joined(List<Condition> parts, Request request, boolean decides) {
        var answers = parts.stream().map(part -> part.of(request)).toList();
        return answers.stream().filter(answer -> answer.holds() == decides).findFirst().orElseGet(
                () -> new Answer(!decides, answers.stream().map(Answer::because).collect(Collectors.joining("; "))));
    }

    static Answer over(@Nullable Money estimate, Money limit) {
        var words = Words.money(limit);
        if (estimate == null)
            return new Answer(true, "There is no estimate to hold against the limit of " + words);
        if (!estimate.currency().equals(limit.currency()))
            return new Answer(true, Words.money(estimate) + " cannot be held against the limit of " + words);
        return estimate.minor() > limit.minor()
                ? new Answer(true, Words.money(estimate) + " is above the limit of " + words)
                : new Answer(false, Words.money(estimate) + " is not above the limit of " + words);
    }

    private static Answer in(String what, String is, Set<String> wanted) {
        var among = String.join(", ", wanted.stream().sorted().toList());
        return wanted.contains(is)
                ? new Answer(true, what + " is " + is + ", one of " + among)
                : new Answer(false, what + " is " + is + ", none of " + among);
    }
}
