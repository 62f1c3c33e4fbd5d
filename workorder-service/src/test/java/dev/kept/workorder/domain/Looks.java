package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.workorder.domain.Policy.Complete.By;
import dev.kept.workorder.domain.Policy.Complete.Requirement;
import dev.kept.workorder.domain.Visit.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rules see of an order, as long as no limit of quantity is near. How often something happened, when, and in which words, is
/// left out: no rule asks for it.
///
/// @param phase with its outcome; a completion goes without its place in the history
/// @param openedBy matters until the order is approved, and to the end where who opened it may complete it; the estimate until then
/// @param question of the open approval, and whom it asks
/// @param standing the visit that stands; at most one does
/// @param offers what became of the last one, whether there was one, and whether nobody is left
/// @param course as was chosen on it, or on the last one
/// @param timers which ones run, and of which visit
/// @param over whether another one is
/// @param ended whether somebody came for one of them, or was to be there
/// @param came whether somebody worked at it who may go on
/// @param item the first thing to fix, and whether another one is open
/// @param result whether there is a photo of it, and whether there is anything else to bill
/// @param noted whether who works wrote a note, where that is asked for
/// @param again whether the order lives once more
/// @param hasIt whether the technician has the order itself, `assigned` whether they may still tell what they did
/// @param adHoc whether nobody booked the visit that stands
/// @param proposal how far the search for a time is, and who confirms it, of a plan's order that may still be given one
/// @param billing what invoicing last said of this cycle
record Looks(Phase phase, @Nullable String openedBy, @Nullable Money estimate, @Nullable ApprovalKind question, List<String> asks,
        @Nullable HoldReason held, @Nullable Stage standing, @Nullable Course course, String offers, List<String> timers, boolean over,
        boolean reached, boolean ended,
        boolean came,
        Item.State item, boolean moreItems, boolean result, boolean done, boolean noted, boolean again, boolean billed,
        @Nullable BillingState billing,
        boolean hasIt, boolean assigned, boolean adHoc, String proposal) {

    static Looks of(Order order, Policy policy) {
        var open = order.openApproval();
        var standing = order.standingVisits();
        var request = order.phase().released() || order.phase().ended() ? null : order.request();
        return new Looks(order.phase() instanceof Phase.Completed(_, var accepted) ? new Phase.Completed(0, accepted) : order.phase(),
                request != null || policy.complete().by().contains(By.SUBMITTER) ? order.request().openedBy() : null,
                request == null ? null : request.estimate(),
                open.map(Approval::kind).orElse(null), open.map(Approval::approvers).orElse(List.of()),
                order.held() == null ? null : order.held().reason(),
                standing.isEmpty() ? null : standing.getFirst().stage(), course(order, standing), offers(order), timers(order, standing),
                order.visits().stream().anyMatch(visit -> !visit.stands()), order.visits().stream().anyMatch(Visit::reached),
                order.lastVisitEnded() != null,
                order.visits().stream().map(Visit::stage).anyMatch(stage -> stage == Stage.DONE || stage == Stage.NOT_DONE),
                order.items().getFirst().state(), order.items().stream().skip(1).anyMatch(Item::isOpen),
                order.photosToTell().anyMatch(photo -> photo.phase() == PhotoPhase.RESULT),
                order.workedToTell().isPositive() || order.partsToTell().findAny().isPresent(),
                policy.complete().requires().contains(Requirement.NOTES) && order.work().writers().stream().anyMatch(order::isAssigned),
                order.cycle().number() > 1, isBilled(order),
                order.papers().invoice(EveryAsk.invoice(order)).map(invoice -> invoice.last().state()).orElse(null),
                order.assignee().personId() != null, order.isAssigned("tomasz"),
                standing.stream().anyMatch(Visit::adHoc), proposal(order, policy));
    }

    /// How many there were matters near the policy's most, which no walk comes to.
    private static String offers(Order order) {
        var offers = order.offers();
        if (order.phase() instanceof Phase.Closed)
            return offers.accepted().isPresent() ? "accepted" : "";
        return offers.last().map(Offer::state).map(state -> switch (state) {
            case SENT, ACCEPTED, WITHDRAWN -> state.name();
            case DECLINED, EXPIRED, UNASSIGNED -> "over";
        }).orElse("none") + (offers.exhausted() ? ", exhausted" : "");
    }

    private static String proposal(Order order, Policy policy) {
        boolean isPlanned = order.request().source() == Source.RECURRENCE && EveryAsk.isProposed(policy);
        if (!isPlanned || order.cycle().number() > 1 || order.phase() instanceof Phase.Closed)
            return "";
        return order.proposal().stage() + order.proposal().standing().map(held -> ", " + held.confirm()).orElse("");
    }

    private static @Nullable Course course(Order order, List<Visit> standing) {
        return standing.isEmpty()
                ? order.visits().stream().reduce((_, later) -> later).map(Visit::course).orElse(null)
                : standing.getFirst().course();
    }

    private static List<String> timers(Order order, List<Visit> visits) {
        if (order.work().running().isEmpty())
            return List.of();
        var standing = visits.stream().map(Visit::visitId).findFirst();
        var reached = order.visits().stream().filter(Visit::reached).map(Visit::visitId).reduce((_, later) -> later);
        return order.work().running().stream()
                .map(timer -> "attended " + timer.attended() + ", standing " + standing.filter(timer.visitId()::equals).isPresent()
                        + ", last reached " + reached.filter(timer.visitId()::equals).isPresent())
                .sorted().toList();
    }

    static boolean isBilled(Order order) {
        return order.cycle().billedIn() == order.cycle().number();
    }
}
