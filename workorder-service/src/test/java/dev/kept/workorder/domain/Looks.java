package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.workorder.domain.Visit.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rules see of an order, as long as no limit of quantity is near. How often something happened, when, and in which words, is
/// left out: no rule asks for it.
///
/// @param phase with its outcome; a completion goes without its place in the history
/// @param openedBy and the estimate matter until the order is approved
/// @param question of the open approval, and whom it asks
/// @param standing the visit that stands; at most one does
/// @param course as was chosen on it, or on the last one
/// @param timers which ones run, and of which visit
/// @param over whether another one is
/// @param ended whether somebody came for one of them, or was to be there
/// @param came whether somebody worked at it who may go on
/// @param item the first thing to fix, and whether another one is open
/// @param result whether there is a photo of it, and whether there is anything else to bill
/// @param again whether the order lives once more
/// @param billing what invoicing last said of this cycle
record Looks(Phase phase, @Nullable String openedBy, @Nullable Money estimate, @Nullable ApprovalKind question, List<String> asks,
        @Nullable HoldReason held, @Nullable Stage standing, @Nullable Course course, List<String> timers, boolean over, boolean reached,
        boolean ended,
        boolean came,
        Item.State item, boolean moreItems, boolean result, boolean done, boolean again, boolean billed, @Nullable BillingState billing) {

    static Looks of(Order order) {
        var open = order.openApproval();
        var request = order.phase().released() || order.phase().ended() ? null : order.request();
        return new Looks(order.phase() instanceof Phase.Completed(_, var accepted) ? new Phase.Completed(0, accepted) : order.phase(),
                request == null ? null : request.openedBy(), request == null ? null : request.estimate(),
                open.map(Approval::kind).orElse(null), open.map(Approval::approvers).orElse(List.of()),
                order.held() == null ? null : order.held().reason(),
                order.standingVisits().stream().map(Visit::stage).findFirst().orElse(null), course(order), timers(order),
                order.visits().stream().anyMatch(visit -> !visit.stands()), order.visits().stream().anyMatch(Visit::reached),
                order.lastVisitEnded() != null,
                order.visits().stream().map(Visit::stage).anyMatch(stage -> stage == Stage.DONE || stage == Stage.NOT_DONE),
                order.items().getFirst().state(), order.items().stream().skip(1).anyMatch(Item::isOpen),
                order.photosToTell().anyMatch(photo -> photo.phase() == PhotoPhase.RESULT),
                order.workedToTell().isPositive() || order.partsToTell().findAny().isPresent(), order.cycle().number() > 1, isBilled(order),
                order.papers().invoice(EveryAsk.invoice(order)).map(invoice -> invoice.last().state()).orElse(null));
    }

    private static @Nullable Course course(Order order) {
        var standing = order.standingVisits();
        return standing.isEmpty()
                ? order.visits().stream().reduce((_, later) -> later).map(Visit::course).orElse(null)
                : standing.getFirst().course();
    }

    private static List<String> timers(Order order) {
        var standing = order.standingVisits().stream().map(Visit::visitId).findFirst();
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
