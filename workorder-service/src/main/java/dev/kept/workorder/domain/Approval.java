package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A yes or no that somebody is asked for, or that a rule has given.
///
/// @param approvers who was asked; empty where the office or a rule answers
/// @param revision the content that it is about
public record Approval(String approvalId, ApprovalKind kind, @Nullable Money amount, List<String> approvers, int revision, Answer answer) {

    public enum Answer {
        NONE_YET, GRANTED, DENIED,
        /// Who asked took it back.
        RECALLED,
        /// Another question took its place.
        SUPERSEDED,
        /// The order ended first.
        LAPSED
    }

    public Approval {
        approvers = List.copyOf(approvers);
    }

    public boolean isOpen() {
        return answer == Answer.NONE_YET;
    }

    Approval askedOf(String person) {
        return new Approval(approvalId, kind, amount, List.of(person), revision, answer);
    }

    Approval answered(Answer now) {
        return new Approval(approvalId, kind, amount, approvers, revision, now);
    }
}
