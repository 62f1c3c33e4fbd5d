package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.AssignmentExhausted;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferDeclined;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.OfferWithdrawn;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.workorder.domain.Offer.State;
import dev.kept.workorder.domain.Policy.Assignment.Mode;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import java.util.List;
import java.util.Optional;

/// Work that is offered to one after the other until somebody accepts. Who is next, the calendar proposes; how long that goes on, the
/// policy says.
final class Offering {
    private static final String RULE = "assignment.mode = OFFER";

    private Offering() {}

    /// A time is looked for, for a plan's order; somebody, where nobody has the work and nobody is asked. When the rounds are used up, the office is told. What the
    /// office withdrew, it has in hand.
    static void next(Story story) {
        Proposing.next(story);
        var order = story.order();
        var offers = order.offers();
        boolean inHand = offers.exhausted() || offers.last().filter(offer -> offer.state() == State.WITHDRAWN).isPresent();
        if (!isOffered(story.policy()) || order.status() != Status.READY || inHand)
            return;
        int asked = offers.made().size();
        int most = story.policy().assignment().rounds();
        if (asked >= most)
            story.byRule("assignment.maxRounds = " + most, "It was offered " + asked + " times, and nobody has it",
                    new AssignmentExhausted(order.cycle().number(), asked));
        else
            story.byRule(RULE, "Nobody has the work, and nobody is asked",
                    new VendorWanted(order.cycle().number(), asked + 1, offers.vendors(),
                            story.policy().assignment().preferred()));
    }

    private static boolean isOffered(Policy policy) {
        return policy.assignment().mode() == Mode.OFFER;
    }

    static Decision<WorkOrderEvent> offer(OfferTo it, Order order, Policy policy, Asked asked) {
        if (!isOffered(policy))
            return Decision.refused("not-offered-here", "Work is not offered under this order's policy. Book a time with somebody.");
        if (order.phase().ended())
            return Refusals.ended(order);
        if (!order.phase().released())
            return Refusals.notReleased(order);
        var before = order.offers().named(it.offerId());
        if (before.isPresent())
            return before.get().vendorId().equals(it.vendorId())
                    ? Decision.accepted(List.of())
                    : Decision.refused("id-taken", "This offer went to somebody else. Offer it with an id of its own.");
        return notNow(order).or(() -> notTo(it, order, policy, asked)).orElseGet(() -> sent(it, order, policy, asked));
    }

    private static Optional<Decision<WorkOrderEvent>> notNow(Order order) {
        if (order.held() != null)
            return Optional.of(Refusals.onHold(order));
        if (order.offers().accepted().isPresent())
            return Optional.of(Decision.refused("already-accepted", "Somebody has accepted this work. Take them off it first.",
                    new Missing("end-of-assignment", "The end of the assignment", "unassign-vendor")));
        if (!order.standingVisits().isEmpty())
            return Optional.of(Decision.refused("already-assigned", "Somebody is to come already. Cancel that visit first.",
                    new Missing("cancelled-visit", "The end of the visit", "cancel-visit")));
        return waits(order);
    }

    /// A rule asks nobody twice, and not for ever; the office may.
    private static Optional<Decision<WorkOrderEvent>> notTo(OfferTo it, Order order, Policy policy, Asked asked) {
        var offers = order.offers();
        if (!it.known())
            return Optional.of(Decision.invalid("unknown-vendor", "There is no technician with the id " + it.vendorId() + "."));
        if (offers.made().size() >= Limits.MOST_OFFERS)
            return Optional.of(Limits.full("offers", Limits.MOST_OFFERS));
        if (asked.by().is(Role.OFFICE))
            return Optional.empty();
        if (offers.knows(it.vendorId()))
            return Optional
                    .of(Decision.refused("already-asked", "They were asked already, and it came to nothing. The office may ask again."));
        return offers.made().size() < policy.assignment().rounds()
                ? Optional.empty()
                : Optional.of(Decision.refused("rounds-used-up", "It was offered as often as the policy says. The office may go on."));
    }

    private static Decision<WorkOrderEvent> sent(OfferTo it, Order order, Policy policy, Asked asked) {
        var sent = new OfferSent(it.offerId(), it.vendorId(), order.offers().made().size() + 1,
                asked.now().plus(policy.assignment().patience()), it.reasons());
        var story = Story.of(order, policy);
        return (asked.by().is(Role.OFFICE)
                ? story.happened(sent)
                : story.byRule(RULE, "They are next: " + String.join("; ", it.reasons()), sent)).decision();
    }

    static Decision<WorkOrderEvent> accept(AcceptOffer it, Order order, Policy policy, Asked asked) {
        var within = policy.scheduling().pickWithin();
        return answer(it.offerId(), order, State.ACCEPTED, offer -> Decision.accepted(
                List.of(new OfferAccepted(offer.offerId(), offer.vendorId(), within == null ? null : asked.now().plus(within)))));
    }

    static Decision<WorkOrderEvent> decline(DeclineOffer it, Order order, Policy policy) {
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON)
                .orElseGet(() -> answer(it.offerId(), order, State.DECLINED,
                        offer -> over(order, policy, new OfferDeclined(offer.offerId(), offer.vendorId(),
                                new Personal(order.request().requesterId(), it.reason())))));
    }

    /// Not a moment before its time, whatever clock asks; and an answer that came first stands.
    static Decision<WorkOrderEvent> expire(ExpireOffer it, Order order, Policy policy, Asked asked) {
        return answer(it.offerId(), order, State.EXPIRED, offer -> asked.now().isBefore(offer.acceptBy())
                ? Decision.refused("not-due", "This offer may be answered until " + offer.acceptBy() + ".")
                : over(order, policy, new OfferExpired(offer.offerId(), offer.vendorId())));
    }

    private static Decision<WorkOrderEvent> over(Order order, Policy policy, WorkOrderEvent outcome) {
        var story = Story.of(order, policy).happened(outcome);
        next(story);
        return story.decision();
    }

    static Decision<WorkOrderEvent> withdraw(Order order) {
        return order.offers().open().map(offer -> Decision.<WorkOrderEvent>accepted(List.of(withdrawn(offer, Withdrawal.RECALLED))))
                .orElseGet(() -> Decision.refused("no-offer", "Nobody is asked at the moment: there is nothing to withdraw."));
    }

    static OfferWithdrawn withdrawn(Offer offer, Withdrawal cause) {
        return new OfferWithdrawn(offer.offerId(), offer.vendorId(), cause);
    }

    /// The calendar knows nobody else. Said once: from there on the office has it in hand.
    static Decision<WorkOrderEvent> exhausted(Order order, Policy policy) {
        if (!isOffered(policy) || order.status() != Status.READY || order.offers().exhausted())
            return Decision.accepted(List.of());
        int asked = order.offers().made().size();
        return Story.of(order, policy).byRule(RULE, "Nobody else is there who can do this and was not asked yet",
                new AssignmentExhausted(order.cycle().number(), asked)).decision();
    }

    /// Empty where nobody is asked.
    static Optional<Decision<WorkOrderEvent>> waits(Order order) {
        return order.offers().open().map(_ -> Decision.refused("offer-open", "Somebody is asked whether they do this work. Wait for their"
                + " answer, or withdraw the offer.", new Missing("answer", "The answer to the offer, or its end", "withdraw-offer")));
    }

    /// Why no time is booked: nobody has the work yet.
    static Optional<Decision<WorkOrderEvent>> bookingRefusal(Order order, Policy policy) {
        if (!isOffered(policy) || order.offers().accepted().isPresent())
            return waits(order);
        return waits(order).or(() -> Optional.of(Decision.refused("not-accepted", "Nobody has accepted this work yet. Offer it to somebody;"
                + " who accepts picks the time.", new Missing("acceptance", "Somebody who accepts the work", "offer-to"))));
    }

    private interface Rule {
        Decision<WorkOrderEvent> on(Offer offer);
    }

    private static Decision<WorkOrderEvent> answer(String offerId, Order order, State wanted, Rule rule) {
        var named = order.offers().named(offerId);
        if (named.isEmpty())
            return Decision.refused("unknown-offer", "This order has no such offer. Look at it again.");
        var offer = named.get();
        if (offer.state() == State.SENT)
            return rule.on(offer);
        // the timer's question is no question any more; a person may say the same twice
        return offer.state() == wanted && wanted != State.EXPIRED ? Decision.accepted(List.of()) : over(offer);
    }

    /// Who comes too late reads what happened.
    private static Decision<WorkOrderEvent> over(Offer offer) {
        return Decision.refused("offer-over", switch (offer.state()) {
            case SENT, ACCEPTED -> "This offer was accepted. Who accepted gives the work back where it cannot be done.";
            case DECLINED -> "This offer was declined, and the work is offered to somebody else.";
            case EXPIRED -> "This offer ran out without an answer, and the work is offered to somebody else.";
            case WITHDRAWN -> "This offer was withdrawn. Nothing is to be answered.";
            case UNASSIGNED -> "This offer was accepted, and the work given to somebody else since.";
        });
    }
}
