package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.CustomerReplied;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.workorder.domain.Policy.Hold.OnCustomerReply;
import dev.kept.workorder.domain.WorkOrderCommand.Hold;
import dev.kept.workorder.domain.WorkOrderCommand.Reply;
import java.time.Duration;
import java.util.Optional;

/// Work that waits for a named cause, and what lets it go on. A released hold leads to whatever the order's status then is.
final class Holding {
    /// Of a visit that a hold gave back.
    private static final String CAUSE = "on-hold";

    private Holding() {}

    static Decision<WorkOrderEvent> hold(Hold it, Order order, Policy policy, Asked asked) {
        if (order.phase().ended())
            return Refusals.ended(order);
        if (!order.phase().released())
            return Refusals.notReleased(order);
        if (order.waitsForApproval())
            return Refusals.waitsForApproval();
        return Offering.waits(order).or(() -> Limits.text("note", it.note(), Limits.LONGEST_REASON)).or(() -> nonsense(it, policy, asked))
                .orElseGet(() -> held(it, order, policy, asked));
    }

    private static Decision<WorkOrderEvent> held(Hold it, Order order, Policy policy, Asked asked) {
        var visits = it.visits() != null ? it.visits() : policy.hold().visits(it.reason());
        var story = Story.of(order, policy);
        end(story, HoldEnd.REPLACED, asked);
        Timing.stop(story, asked, Work.Running::attended);
        if (visits == HeldVisits.RELEASED)
            order.standingVisits().forEach(visit -> story.happened(visit.leftOn(CAUSE, asked.now())));
        return story.happened(new HoldPlaced(it.reason(), new Personal(order.request().requesterId(), it.note()), visits, it.until(),
                asked.now())).decision();
    }

    private static Optional<Decision<WorkOrderEvent>> nonsense(Hold it, Policy policy, Asked asked) {
        if (!policy.hold().reasons().containsKey(it.reason()))
            return Optional.of(Decision.invalid("unknown-reason", "Orders are not put on hold for " + it.reason() + " here. Give one of "
                    + policy.hold().reasons().keySet().stream().sorted().map(HoldReason::name).toList() + "."));
        return it.until() == null || it.until().isAfter(asked.now())
                ? Optional.empty()
                : Optional.of(Decision.invalid("bad-until", "A hold ends later than now. Leave 'until' out where nobody knows when."));
    }

    static Decision<WorkOrderEvent> resume(Order order, Policy policy, Asked asked) {
        if (order.phase().ended())
            return Refusals.ended(order);
        if (order.waitsForApproval())
            return Refusals.waitsForApproval();
        var story = Story.of(order, policy);
        end(story, HoldEnd.RESUMED, asked);
        Visiting.dispatch(story);
        Offering.next(story);
        return story.decision();
    }

    static Decision<WorkOrderEvent> reply(Reply it, Order order, Policy policy, Asked asked) {
        if (order.work().notes() >= Limits.MOST_NOTES)
            return Limits.full("notes", Limits.MOST_NOTES);
        return Limits.text("reply", it.text(), Limits.LONGEST_TEXT).orElseGet(() -> {
            var story = Story.of(order, policy).happened(new CustomerReplied(it.replyId(),
                    new Personal(order.request().requesterId(), it.text()), order.phase().ended()));
            var held = order.held();
            if (held != null && held.reason() == HoldReason.WAITING_CUSTOMER
                    && policy.hold().onCustomerReply() == OnCustomerReply.RESUME) {
                story.byRule("hold.onCustomerReply = RESUME", "The customer has given the answer that the work waited for",
                        released(held, HoldEnd.REPLY, asked));
                Visiting.dispatch(story);
                Offering.next(story);
            }
            return story.decision();
        });
    }

    /// A step that lets the order go on: the hold ends with it, and the other visits that it kept back are handed over.
    static Story endWith(Story story, HoldEnd by, Asked asked, WorkOrderEvent step) {
        end(story, by, asked);
        story.happened(step);
        Visiting.dispatch(story);
        return story;
    }

    static void end(Story story, HoldEnd by, Asked asked) {
        var held = story.order().held();
        if (held != null)
            story.happened(released(held, by, asked));
    }

    static HoldReleased released(Held held, HoldEnd by, Asked asked) {
        var length = Duration.between(held.from(), asked.now());
        return new HoldReleased(held.reason(), by, length.isNegative() ? Duration.ZERO : length);
    }
}
