package dev.kept.workorder.domain;

import dev.kept.events.Appointment;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The search for a time that the calendar proposes by itself. What it finds is no visit yet and says nothing of the status.
///
/// @param round how often a time was wanted
/// @param held the time that waits for its confirmation; null: none does
record Proposal(int round, Stage stage, @Nullable Held held) {
    static final Proposal NONE = new Proposal(0, Stage.NONE, null);

    enum Stage {
        NONE,
        /// The calendar has not answered yet.
        ASKED,
        /// A time waits for its confirmation.
        HELD,
        /// Something came between: it is looked for again as soon as the order can take a visit.
        LOST,
        /// A visit is booked, or the office finds a time.
        IN_HAND
    }

    /// @param visitId of the visit that it would be
    record Held(String visitId, Appointment appointment, Confirmation confirm) {}

    Optional<Held> standing() {
        return Optional.ofNullable(held);
    }

    boolean stands(String visitId) {
        return standing().filter(it -> it.visitId().equals(visitId)).isPresent();
    }

    /// Whether it is the answer that is waited for.
    boolean isAnsweredBy(int asked) {
        return stage == Stage.ASKED && asked == round;
    }

    Proposal wanted(int number) {
        return new Proposal(number, Stage.ASKED, null);
    }

    Proposal with(VisitProposed it) {
        return new Proposal(round, Stage.HELD, new Held(it.visitId(), it.appointment(), it.confirm()));
    }

    Proposal inHand() {
        return new Proposal(round, Stage.IN_HAND, null);
    }

    Proposal with(ProposalWithdrawn it) {
        return switch (it.cause()) {
            case ON_HOLD, CHANGED -> new Proposal(round, Stage.LOST, null);
            case BOOKED, DECLINED, LET_GO, LAPSED, ENDED -> inHand();
        };
    }

    /// The order waits: an answer that comes meanwhile is none.
    Proposal interrupted() {
        return stage == Stage.ASKED ? new Proposal(round, Stage.LOST, null) : this;
    }
}
