package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalNeed;
import dev.kept.events.WorkOrderEvent.ApprovalReminded;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A yes or no that somebody is asked for, or that a rule has given.
///
/// @param approvers who was asked; empty where the office or a rule answers
/// @param revision the content that it is about
/// @param agreed who said yes already, where each has to
/// @param reminded how often those who have not answered were asked once more
/// @param remindAt when they are next; null: never
/// @param expiresAt when the question is over; null: never
/// @param inPlaceOf of those who were asked, who was asked in whose place
@RecordBuilder
public record Approval(String approvalId, ApprovalKind kind, @Nullable Money amount, List<String> approvers, int revision, Answer answer,
        ApprovalNeed need, List<String> agreed, int reminded, @Nullable Instant remindAt, @Nullable Instant expiresAt,
        Map<String, String> inPlaceOf)
        implements
            ApprovalBuilder.With {

    public enum Answer {
        NONE_YET, GRANTED, DENIED,
        /// Who asked took it back.
        RECALLED,
        /// Another question took its place.
        SUPERSEDED,
        /// Nobody answered in time.
        EXPIRED,
        /// The order ended first.
        LAPSED
    }

    public Approval {
        approvers = List.copyOf(approvers);
        agreed = List.copyOf(agreed);
        inPlaceOf = Map.copyOf(inPlaceOf);
    }

    static Approval asked(ApprovalRequested it) {
        return new Approval(it.approvalId(), it.kind(), it.amount(), it.approvers(), it.revision(), Answer.NONE_YET,
                it.need() == null ? ApprovalNeed.ANY : it.need(), List.of(), 0, it.remindAt(), it.expiresAt(),
                Asking.inPlaceOf(it.standIns()));
    }

    static Approval byRule(String approvalId, ApprovalKind kind, @Nullable Money amount, int revision) {
        return new Approval(approvalId, kind, amount, List.of(), revision, Answer.GRANTED, ApprovalNeed.ANY, List.of(), 0, null, null,
                Map.of());
    }

    public boolean isOpen() {
        return answer == Answer.NONE_YET;
    }

    /// Whether it is theirs to answer. Who is away and back again may, beside who stands in for them.
    boolean asks(String person) {
        return approvers.contains(person) || inPlaceOf.containsValue(person);
    }

    /// In whose place this person answers; null: in nobody's.
    public @Nullable String principalOf(String person) {
        return inPlaceOf.get(person);
    }

    boolean hasAgreed(String person) {
        return agreed.contains(answererFor(person));
    }

    /// Whose answer it is: of who was asked, or of who stands in for this person.
    private String answererFor(String person) {
        return inPlaceOf.entrySet().stream().filter(it -> it.getValue().equals(person) && !approvers.contains(person))
                .map(Map.Entry::getKey)
                .findFirst().orElse(person);
    }

    /// Of those who were asked, who has not said yes.
    List<String> waitsFor() {
        return approvers.stream().filter(person -> !agreed.contains(person)).toList();
    }

    /// Whether a yes of this person leaves others who have to say theirs. Who was not asked, as the office, answers for all.
    boolean waitsForOthersThan(String person) {
        return need == ApprovalNeed.ALL && asks(person) && waitsFor().stream().anyMatch(other -> !other.equals(answererFor(person)));
    }

    Approval askedOf(String person) {
        return withApprovers(List.of(person)).withAgreed(List.of()).withInPlaceOf(Map.of());
    }

    Approval agreedBy(String person) {
        return withAgreed(Stream.concat(agreed.stream(), Stream.of(answererFor(person))).toList());
    }

    Approval with(ApprovalReminded it) {
        return withReminded(it.times()).withRemindAt(it.nextAt());
    }
}
