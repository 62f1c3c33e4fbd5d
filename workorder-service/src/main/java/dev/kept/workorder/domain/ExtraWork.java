package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.ExtraWorkProposed;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.LimitRaised;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Work that costs more than was agreed on: a rule says yes up to the limit, above it the order waits for an answer.
final class ExtraWork {
    private static final String KNOB = "extraWork.limit = ";
    /// Of a visit that ends so that another one is booked for the whole.
    private static final String CAUSE = "extra-work";

    private ExtraWork() {}

    static Decision<WorkOrderEvent> propose(ProposeExtraWork it, Order order, Policy policy, Asked asked) {
        var knob = policy.extraWork();
        if (knob == null)
            return Decision.refused("no-extra-work", "Extra work is not asked about here. Write it as a note, or open another order.");
        if (order.phase().ended())
            return Refusals.ended(order);
        if (!order.phase().released())
            return Refusals.notReleased(order);
        var before = order.approvals().stream().filter(known -> known.approvalId().equals(it.approvalId())).findFirst();
        if (before.isPresent())
            return isSame(it, before.get(), order)
                    ? Decision.accepted(List.of())
                    : Decision.refused("id-taken",
                            "This proposal was made before, with another content, or is over. Propose with an id of its own.");
        if (order.held() != null && !order.waitsForApproval())
            return Refusals.onHold(order);
        return Offering.waits(order).or(() -> Refusals.stale(order, asked)).or(() -> Limits.text("reason", it.why(), Limits.LONGEST_TEXT))
                .or(() -> Amending.badItems(it.items(), List.of(), order)).or(() -> Amending.badAmount(it.amount(), order))
                .or(() -> unknownPhoto(it, order)).orElseGet(() -> proposed(it, order, policy, asked));
    }

    /// Said again, while it is asked or after a yes.
    private static boolean isSame(ProposeExtraWork it, Approval before, Order order) {
        var asked = order.scope().proposed();
        return it.amount().equals(before.amount()) && (before.isOpen()
                ? asked != null && asked.why().text().equals(it.why())
                : before.answer() == Approval.Answer.GRANTED);
    }

    private static Optional<Decision<WorkOrderEvent>> unknownPhoto(ProposeExtraWork it, Order order) {
        return it.photoIds().stream().filter(photo -> order.work().photo(photo).isEmpty()).findFirst()
                .map(photo -> Decision.refused("unknown-photo", "This order has no photo " + photo + ". Add the photo first."));
    }

    private static Decision<WorkOrderEvent> proposed(ProposeExtraWork it, Order order, Policy policy, Asked asked) {
        var ceiling = Objects.requireNonNull(Amending.ceiling(order, policy));
        var total = Amending.with(it.amount(), order);
        var words = Words.money(total) + " in all " + (total.currency().equals(ceiling.currency())
                ? (Amending.isAbove(total, ceiling) ? "is above" : "is not above")
                : "cannot be held against") + " the limit of " + Words.money(ceiling);
        var rule = KNOB + Words.money(ceiling);
        var why = Amending.words(order, it.why());
        var items = Amending.items(order, it.items());
        var story = Story.of(order, policy);
        if (!Amending.isAbove(total, ceiling)) {
            supersede(story, rule);
            Holding.end(story, HoldEnd.DECIDED, asked);
            story.byRule(rule, words, new ApprovalGranted(it.approvalId(), ApprovalKind.EXTRA_WORK, it.amount(), order.revision()));
            story.happened(Amending.amended(story.order(), why, items, List.of(), it.amount()));
            Visiting.dispatch(story);
            return story.decision();
        }
        story.happened(new ExtraWorkProposed(it.approvalId(), asked.by().id(), why, items, it.amount(), it.photoIds()));
        supersede(story, rule);
        Holding.end(story, HoldEnd.REPLACED, asked);
        Timing.stop(story, asked, Work.Running::attended);
        story.byRule(rule, words,
                Patience.question(it.approvalId(), ApprovalKind.EXTRA_WORK, it.amount(), asking(it, order, asked),
                        order.revision(), policy, asked));
        return story.byRule(rule, words, new HoldPlaced(HoldReason.WAITING_APPROVAL, why, HeldVisits.KEPT, null, asked.now())).decision();
    }

    private static void supersede(Story story, String rule) {
        story.order().openApproval().ifPresent(open -> story.byRule(rule, "A newer proposal takes its place",
                new ApprovalWithdrawn(open.approvalId(), open.kind(), Withdrawal.SUPERSEDED)));
    }

    /// Not who proposes it; the requester where nobody else approves for the customer.
    private static Asking asking(ProposeExtraWork it, Order order, Asked asked) {
        var eligible = it.circles().approvers().stream().filter(person -> !person.equals(asked.by().id())).distinct()
                .limit(Limits.MOST_APPROVERS).toList();
        return Asking.of(eligible.isEmpty() ? List.of(order.request().requesterId()) : eligible, it.circles().deputies(),
                it.circles().users());
    }

    static Decision<WorkOrderEvent> withdraw(Order order, Policy policy, Asked asked) {
        var open = order.openApproval();
        if (!order.waitsForApproval() || open.isEmpty())
            return Decision.refused("no-extra-work", "This order waits for no extra work: there is nothing to take back.");
        var story = Story.of(order, policy)
                .happened(new ApprovalWithdrawn(open.get().approvalId(), open.get().kind(), Withdrawal.RECALLED));
        return goOn(story, asked);
    }

    static Decision<WorkOrderEvent> granted(Approval open, Order order, Policy policy, Asked asked) {
        var proposed = Objects.requireNonNull(order.scope().proposed());
        var story = Story.of(order, policy)
                .happened(new ApprovalGranted(open.approvalId(), open.kind(), open.amount(), open.revision()))
                .happened(new LimitRaised(open.approvalId(), Amending.with(proposed.amount(), order)));
        story.happened(Amending.amended(story.order(), proposed.why(), proposed.items(), List.of(), proposed.amount()));
        var knob = policy.extraWork();
        if (knob != null && knob.then() == Policy.ExtraWork.Then.RESCHEDULE)
            order.standingVisits().forEach(visit -> story.byRule("extraWork.then = RESCHEDULE", "The whole work gets a time of its own",
                    visit.leftOn(CAUSE, asked.now())));
        return goOn(story, asked);
    }

    static Decision<WorkOrderEvent> denied(Approval open, Personal reason, Order order, Policy policy, Asked asked) {
        var story = Story.of(order, policy).happened(new ApprovalDenied(open.approvalId(), open.kind(), reason));
        var knob = policy.extraWork();
        if (knob != null && knob.onDeny() == Policy.ExtraWork.AfterNo.CLOSE && !order.isAnythingDone()) {
            Ending.close(story, asked, Outcome.NOT_CARRIED_OUT, "extraWork.onDeny = CLOSE",
                    "The extra work was not agreed to, and nothing was done yet");
            return story.decision();
        }
        return goOn(story, asked);
    }

    private static Decision<WorkOrderEvent> goOn(Story story, Asked asked) {
        Holding.end(story, HoldEnd.DECIDED, asked);
        Visiting.dispatch(story);
        Offering.next(story);
        return story.decision();
    }
}
