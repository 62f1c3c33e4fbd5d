package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.NoTimeFound;
import dev.kept.events.WorkOrderEvent.ProposalEnd;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.VisitWanted;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.workorder.domain.Policy.Assignment.Mode;
import dev.kept.workorder.domain.Policy.Scheduling.Need;
import dev.kept.workorder.domain.Proposal.Stage;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeVisit;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The order of a plan asks the calendar for a time, and who is to confirm what it proposes says yes by booking it. Where work is offered,
/// or done without a booked time, those who do it find one.
final class Proposing {
    private Proposing() {}

    /// Where a time is needed and nobody looks for one, or has it in hand.
    static void next(Story story) {
        var stage = story.order().proposal().stage();
        if (stage == Stage.NONE || stage == Stage.LOST)
            ask(story, "The plan's time has come, and no visit is booked");
    }

    /// Other hours, or another place: what was found for the old ones is not meant any more, and neither is an answer that is on its way.
    static void anew(Story story) {
        withdrawn(story.order(), ProposalEnd.CHANGED).ifPresent(story::happened);
        if (story.order().proposal().stage() != Stage.NONE)
            ask(story, "The hours or the place are others now");
    }

    private static void ask(Story story, String because) {
        var order = story.order();
        if (!isNeeded(order, story.policy()) || order.proposal().round() >= Limits.MOST_PROPOSALS)
            return;
        var request = order.request();
        var confirm = story.policy().recurrence().confirm();
        story.byRule(rule(confirm), because, new VisitWanted(order.proposal().round() + 1, request.siteId(), request.zone(),
                request.availability(), confirm, confirmers(order, confirm)));
    }

    /// A time that somebody confirms; later visits are the office's to find.
    private static boolean isNeeded(Order order, Policy policy) {
        return order.request().source() == Source.RECURRENCE && policy.assignment().mode() == Mode.DIRECT
                && policy.scheduling().need() == Need.REQUIRED && order.takesVisits() && order.cycle().number() == 1
                && order.held() == null && order.standingVisits().isEmpty() && order.visits().size() < Limits.MOST_VISITS;
    }

    private static String rule(Confirmation confirm) {
        return "recurrence.confirm = " + confirm;
    }

    private static List<String> confirmers(Order order, Confirmation confirm) {
        return confirm == Confirmation.CUSTOMER ? List.of(order.request().requesterId()) : List.of();
    }

    /// An answer that comes when it is not wanted any more is refused, so that its time is free again.
    static Decision<WorkOrderEvent> propose(ProposeVisit it, Order order, Policy policy) {
        if (order.visit(it.visitId()).isPresent() || order.refusedVisits().contains(it.visitId())
                || order.proposal().stands(it.visitId()))
            return Decision.accepted(List.of());
        if (!order.proposal().isAnsweredBy(it.round()) || !isNeeded(order, policy))
            return Decision.accepted(List.of(new VisitRefused(it.visitId(), "no-proposal-wanted")));
        var confirm = policy.recurrence().confirm();
        return Story.of(order, policy).byRule(rule(confirm), "The best time that is free: " + String.join("; ", it.reasons()),
                new VisitProposed(it.visitId(), it.round(), order.request().siteId(), it.appointment(), it.technicianId(), it.reasons(),
                        confirm))
                .decision();
    }

    static Decision<WorkOrderEvent> none(NoteNoTime it, Order order, Policy policy) {
        if (!order.proposal().isAnsweredBy(it.round()) || !isNeeded(order, policy))
            return Decision.accepted(List.of());
        return Story.of(order, policy).byRule(rule(policy.recurrence().confirm()), "Nobody is free in the hours that would suit",
                new NoTimeFound(it.round(), it.reason())).decision();
    }

    static Decision<WorkOrderEvent> decline(DeclineProposal it, Order order, Policy policy, Asked asked) {
        var cause = asked.by().is(Role.OFFICE) ? ProposalEnd.LET_GO : ProposalEnd.DECLINED;
        return Limits.text("wish", it.wish(), Limits.LONGEST_REASON).orElseGet(() -> onStanding(it.visitId(), order, _ -> Story
                .of(order, policy).happened(new ProposalWithdrawn(it.visitId(), cause,
                        new Personal(order.request().requesterId(), it.wish())))
                .decision()));
    }

    /// Not a moment before it begins, whatever clock asks.
    static Decision<WorkOrderEvent> expire(ExpireProposal it, Order order, Policy policy, Asked asked) {
        return onStanding(it.visitId(), order, held -> {
            var begins = held.appointment().start().atZone(ZoneId.of(held.appointment().zone())).toInstant();
            return asked.now().isBefore(begins)
                    ? Decision.refused("not-due", "This proposal may be confirmed until " + begins + ".")
                    : Story.of(order, policy).byRule(rule(held.confirm()), "Nobody confirmed it before it began",
                            new ProposalWithdrawn(held.visitId(), ProposalEnd.LAPSED, null)).decision();
        });
    }

    private static Decision<WorkOrderEvent> onStanding(String visitId, Order order,
            Function<Proposal.Held, Decision<WorkOrderEvent>> answer) {
        return order.proposal().standing().filter(held -> held.visitId().equals(visitId)).map(answer)
                .orElseGet(() -> Decision.refused("no-proposal", order.visit(visitId).isPresent()
                        ? "This time is booked already. The office moves or cancels the visit."
                        : "This time is not proposed any more. Look at the order again."));
    }

    /// Who may say yes or no to what is proposed, or was.
    static boolean mayConfirm(Order order, Policy policy, Caller by) {
        return confirms(order, by)
                || (policy.recurrence().confirm() == Confirmation.CUSTOMER && order.request().requesterId().equals(by.id()));
    }

    /// Who says yes to what is proposed, besides the office.
    static boolean confirms(Order order, Caller by) {
        return order.proposal().standing()
                .filter(held -> held.confirm() == Confirmation.CUSTOMER && order.request().requesterId().equals(by.id())).isPresent();
    }

    /// What the next fact makes of a proposal: it ends before that.
    static Optional<ProposalWithdrawn> endedBy(WorkOrderEvent next, Order order) {
        return switch (next) {
            case VisitScheduled it when order.proposal().stands(it.visitId()) -> Optional.empty();
            case VisitScheduled _,VisitOpened _ -> withdrawn(order, ProposalEnd.BOOKED);
            case HoldPlaced _ -> withdrawn(order, ProposalEnd.ON_HOLD);
            case SiteChanged _ -> withdrawn(order, ProposalEnd.CHANGED);
            case WorkCompleted _,WorkOrderCancelled _,WorkOrderClosed _ -> withdrawn(order, ProposalEnd.ENDED);
            default -> Optional.empty();
        };
    }

    private static Optional<ProposalWithdrawn> withdrawn(Order order, ProposalEnd cause) {
        return order.proposal().standing().map(held -> new ProposalWithdrawn(held.visitId(), cause, null));
    }
}
