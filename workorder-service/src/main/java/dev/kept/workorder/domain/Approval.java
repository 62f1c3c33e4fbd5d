package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalNeed;
import dev.kept.events.WorkOrderEvent.ApprovalReminded;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import java.time.Instant;
import java.util.List;
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
public record Approval(String approvalId, ApprovalKind kind, @Nullable Money amount, List<String> approvers, int revision, Answer answer,
        ApprovalNeed need, List<String> agreed, int reminded, @Nullable Instant remindAt, @Nullable Instant expiresAt) {

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
    }

    static Approval asked(ApprovalRequested it) {
        return new Approval(it.approvalId(), it.kind(), it.amount(), it.approvers(), it.revision(), Answer.NONE_YET,
                it.need() == null ? ApprovalNeed.ANY : it.need(), List.of(), 0, it.remindAt(), it.expiresAt());
    }

    static Approval byRule(String approvalId, ApprovalKind kind, @Nullable Money amount, int revision) {
        return new Approval(approvalId, kind, amount, List.of(), revision, Answer.GRANTED, ApprovalNeed.ANY, List.of(), 0, null, null);
    }

    public boolean isOpen() {
        return answer == Answer.NONE_YET;
    }

    /// Of those who were asked, who has not said yes.
    List<String> waitsFor() {
        return approvers.stream().filter(person -> !agreed.contains(person)).toList();
    }

    /// Whether a yes of this person leaves others who have to say theirs. Who was not asked, as the office, answers for all.
    boolean waitsForOthersThan(String person) {
        return need == ApprovalNeed.ALL && approvers.contains(person) && waitsFor().stream().anyMatch(other -> !other.equals(person));
    }

    Approval askedOf(String person) {
        return new Approval(approvalId, kind, amount, List.of(person), revision, answer, need, List.of(), reminded, remindAt, expiresAt);
    }

    Approval agreedBy(String person) {
        return new Approval(approvalId, kind, amount, approvers, revision, answer, need,
                Stream.concat(agreed.stream(), Stream.of(person)).toList(), reminded, remindAt, expiresAt);
    }

    Approval with(ApprovalReminded it) {
        return new Approval(approvalId, kind, amount, approvers, revision, answer, need, agreed, it.times(), it.nextAt(), expiresAt);
    }

    Approval answered(Answer now) {
        return new Approval(approvalId, kind, amount, approvers, revision, now, need, agreed, reminded, remindAt, expiresAt);
    }
}
