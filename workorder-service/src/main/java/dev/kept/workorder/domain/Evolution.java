package dev.kept.workorder.domain;

import static java.util.stream.Stream.concat;

import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItemAdded;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ActionItemMoved;
import dev.kept.events.WorkOrderEvent.ActionItemResolved;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalExpired;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalReassigned;
import dev.kept.events.WorkOrderEvent.ApprovalReminded;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalVoted;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.AssignmentExhausted;
import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.CourseChosen;
import dev.kept.events.WorkOrderEvent.CustomerReplied;
import dev.kept.events.WorkOrderEvent.DelayReported;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.EquipmentNamed;
import dev.kept.events.WorkOrderEvent.EstimateSet;
import dev.kept.events.WorkOrderEvent.ExtraWorkProposed;
import dev.kept.events.WorkOrderEvent.FileAttached;
import dev.kept.events.WorkOrderEvent.FollowUpCreated;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.WarrantyFlagged;
import dev.kept.events.WorkOrderEvent.FormAnswered;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.LateReportReceived;
import dev.kept.events.WorkOrderEvent.LimitRaised;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.events.WorkOrderEvent.NoTimeFound;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferDeclined;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.OfferWithdrawn;
import dev.kept.events.WorkOrderEvent.OrderLinked;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.PartReturned;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.PolicyAdopted;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.events.WorkOrderEvent.RecommendationDismissed;
import dev.kept.events.WorkOrderEvent.RecommendationMade;
import dev.kept.events.WorkOrderEvent.SignatureCaptured;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.TimeLogged;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VendorUnassigned;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.VisitWanted;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkNotCarriedOut;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderMerged;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkOrderReset;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.events.WorkOrderEvent.WorkOrderUnassigned;
import dev.kept.events.WorkOrderEvent.WorkSentBack;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.events.WorkOrderEvent.WorkVerified;
import dev.kept.workorder.domain.Approval.Answer;
import dev.kept.workorder.domain.Cycle.Tally;
import dev.kept.workorder.domain.Offer.State;
import dev.kept.workorder.domain.Visit.Stage;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How each fact changes an order. No judgement in here: what was recorded, happened.
final class Evolution {
    private Evolution() {}

    static Order after(Order order, WorkOrderEvent event) {
        return changed(order, event).oneFactLater();
    }

    private static Order changed(Order order, WorkOrderEvent event) {
        return switch (event) {
            case WorkOrderOpened _ -> order; // the first one made it
            case PolicyAdopted it -> order.withRequest(order.request().withPolicy(it.to()));
            case WorkOrderSubmitted it -> order.withPhase(new Phase.Submitted(it.submittedBy()));
            case ApprovalRequested it -> order.withApprovals(and(order.approvals(), Approval.asked(it)));
            case ApprovalVoted it -> approval(order, it.approvalId(), approval -> approval.agreedBy(it.by()));
            case ApprovalReminded it -> approval(order, it.approvalId(), approval -> approval.with(it));
            case ApprovalExpired it -> expired(order, it);
            case ApprovalGranted it -> granted(order, it);
            case ApprovalDenied it -> denied(order, it);
            case ApprovalWithdrawn it -> withdrawn(order, it);
            case ApprovalReassigned it -> approval(order, it.approvalId(), approval -> approval.askedOf(it.to()));
            case ExtraWorkProposed it -> order.withScope(order.scope().proposed(it));
            case LimitRaised it -> order.withScope(order.scope().raisedTo(it.ceiling()));
            case WorkOrderAmended it -> amended(order, it);
            case WorkOrderReset _ -> order.withPhase(new Phase.Draft());
            case DraftChanged it -> order.withRequest(order.request().with(it)).withItems(it.items().stream().map(Item::open).toList())
                    .withRevision(it.revision());
            case ActionItemAdded it -> order.withRequest(order.request().with(it)).withItems(and(order.items(), Item.open(it.item())))
                    .withRevision(it.revision());
            case EstimateSet it -> order.withRequest(order.request().withEstimate(it.estimate())).withRevision(it.revision());
            case WorkOrderReleased it -> order.withPhase(new Phase.Ready()).withAssignee(order.assignee().released(it.assignment()));
            case WorkOrderAssigned it -> order.withAssignee(order.assignee().given(it.personId()));
            case WorkOrderUnassigned _ -> order.withAssignee(order.assignee().givenBack());
            case VisitOpened it ->
                order.withVisits(and(order.visits(), Visit.opened(it.visitId(), it.appointment(), it.personIds())));
            case VisitScheduled it ->
                order.withVisits(and(order.visits(), Visit.booked(it.visitId(), it.appointment(), it.resourceIds())))
                        .withProposal(order.proposal().inHand());
            case VisitRescheduled it -> visit(order, it.visitId(), visit -> visit.movedTo(it.appointment(), it.resourceIds()));
            case VisitWanted it -> order.withProposal(order.proposal().wanted(it.round()));
            case VisitProposed it -> order.withProposal(order.proposal().with(it));
            case NoTimeFound _ -> order.withProposal(order.proposal().inHand());
            case ProposalWithdrawn it -> order.withProposal(order.proposal().with(it));
            case VisitRefused it -> order.withRefusedVisits(
                    concat(order.refusedVisits().stream(), Stream.of(it.visitId())).collect(Collectors.toUnmodifiableSet()));
            case OfferSent it ->
                offers(order, offers -> offers.sent(new Offer(it.offerId(), it.vendorId(), it.round(), it.acceptBy(), State.SENT, null)));
            case OfferAccepted it -> offers(order, offers -> offers.accepted(it.offerId(), it.pickBy()));
            case OfferDeclined it -> offers(order, offers -> offers.now(it.offerId(), State.DECLINED));
            case OfferExpired it -> offers(order, offers -> offers.now(it.offerId(), State.EXPIRED));
            case OfferWithdrawn it -> offers(order, offers -> offers.now(it.offerId(), State.WITHDRAWN));
            case VendorUnassigned it -> offers(order, offers -> offers.now(it.offerId(), State.UNASSIGNED));
            case AssignmentExhausted _ -> offers(order, Offers::over);
            case VendorWanted _ -> order; // OfferSent follows, or AssignmentExhausted
            case TechnicianAssigned it -> visit(order, it.visitId(), visit -> assigned(visit, it));
            case VisitDispatched it -> stage(order, it.visitId(), Stage.DISPATCHED);
            case VisitCancelled it -> stage(order, it.visitId(), Stage.CANCELLED);
            case TravelStarted it -> stage(order, it.visitId(), Stage.EN_ROUTE);
            case Arrived it -> stage(order, it.visitId(), Stage.ARRIVED);
            case WorkStarted it -> stage(order, it.visitId(), Stage.WORKING);
            case VisitFinished it -> visit(order, it.visitId(), visit -> visit.ended(Stage.DONE, it.freesFrom()));
            case VisitNotDone it -> visit(order, it.visitId(), visit -> visit.ended(Stage.NOT_DONE, it.freesFrom()));
            case VisitMissed it -> visit(order, it.visitId(), visit -> visit.ended(Stage.MISSED, it.freesFrom()));
            case DelayReported it -> it.late() ? order : visit(order, it.visitId(), visit -> visit.withNewEta(it.newEta()));
            case DetailsCorrected it -> order.withRequest(order.request().with(it));
            case RecommendationMade it -> order.withWork(order.work().recommended(it.recommendationId(), true));
            case RecommendationDismissed it -> order.withWork(order.work().recommended(it.recommendationId(), false));
            case LateReportReceived it -> order.withWork(order.work().reportedLate(it.reportId()));
            case TimerStarted it ->
                order.withWork(order.work().started(new Work.Running(it.visitId(), it.personId(), it.attended(), it.from())));
            case TimerStopped it -> order.withWork(order.work().stopped(it));
            case TimeLogged it -> order.withWork(order.work().with(it));
            case HoldPlaced it -> order.withHeld(new Held(it.reason(), it.from())).withProposal(order.proposal().interrupted());
            case HoldReleased _ -> order.withHeld(null);
            case NoteAdded it -> order.withWork(it.by() == null ? order.work().noted() : order.work().notedBy(it.by()));
            case CustomerReplied _ -> order.withWork(order.work().noted());
            case PhotoAdded it -> order.withWork(order.work().with(it));
            case PartUsed it -> order.withWork(order.work().with(it));
            case PartReturned it -> order.withWork(order.work().with(it));
            case FormAnswered _ -> order; // no rule asks for answers
            case CourseChosen it -> visit(order, it.visitId(), visit -> visit.withCourse(it.course()));
            case SignatureCaptured _ -> order; // WorkCompleted tells of it too
            case ActionItemResolved it -> item(order, it.itemId(), Item.State.RESOLVED);
            case ActionItemClosed it -> item(order, it.itemId(), Item.State.CLOSED);
            case ActionItemMoved it -> item(order, it.itemId(), Item.State.MOVED);
            case FollowUpCreated it -> order.withPapers(order.papers().withLinks(order.papers().links().with(it)));
            case OrderLinked it -> order.withPapers(order.papers().withLinks(order.papers().links().with(it)));
            case FileAttached it -> order.withPapers(order.papers().with(it));
            case EquipmentNamed it -> order.withPapers(order.papers().withEquipment(it.assetIds()));
            case WarrantyFlagged it -> order.withPapers(order.papers().with(it));
            case SiteChanged it ->
                order.withRequest(order.request().withSiteId(it.siteId()).withZone(it.zone())).withRevision(it.revision())
                        .withPapers(order.papers().withEquipment(List.of())); // it stands at the other place
            case WorkOrderMerged it -> order.withPapers(order.papers().withLinks(order.papers().links().with(it))); // WorkOrderClosed follows
            case WorkCompleted _ ->
                order.withPhase(new Phase.Completed(order.facts(), false)).withCycle(order.cycle().told(Tally.of(order)));
            case WorkVerified _ -> order; // ReadyToBill follows
            case WorkSentBack _ -> order.withPhase(new Phase.Ready());
            case ReadyToBill it -> order.withPhase(new Phase.Completed(it.completion(), true)).withCycle(order.cycle().billed(it.cycle()));
            case BillingNoted it -> order.withPapers(order.papers().with(it, order.cycle().billedIn()));
            case DocumentIssued it -> order.withPapers(order.papers().with(it));
            case WorkNotCarriedOut _ -> order; // WorkOrderClosed follows
            case WorkOrderReopened it ->
                order.withPhase(new Phase.Ready()).withCycle(order.cycle().next(it.cycle())).withWork(order.work().unwritten());
            case WorkOrderCancelled _ -> closed(order, Outcome.CANCELLED);
            case WorkOrderClosed it -> closed(order, it.outcome());
        };
    }

    private static Order offers(Order order, UnaryOperator<Offers> change) {
        return order.withCycle(order.cycle().with(change.apply(order.offers())));
    }

    private static Order granted(Order order, ApprovalGranted it) {
        boolean asked = order.approvals().stream().anyMatch(approval -> approval.approvalId().equals(it.approvalId()));
        var byRule = Approval.byRule(it.approvalId(), it.kind(), it.amount(), it.revision());
        var now = asked ? answered(order, it.approvalId(), Answer.GRANTED) : order.withApprovals(and(order.approvals(), byRule));
        return it.kind() == ApprovalKind.INITIAL ? now.withPhase(new Phase.Approved()) : now;
    }

    private static Order denied(Order order, ApprovalDenied it) {
        var now = answered(order, it.approvalId(), Answer.DENIED);
        return it.kind() == ApprovalKind.INITIAL ? now.withPhase(new Phase.Denied()) : now;
    }

    private static Order amended(Order order, WorkOrderAmended it) {
        var kept = order.items().stream().map(item -> it.dropped().contains(item.itemId())
                ? new Item(item.itemId(), Item.State.CLOSED)
                : item);
        return order.withRequest(order.request().with(it)).withItems(concat(kept, it.added().stream().map(Item::open)).toList())
                .withScope(order.scope().amended(it.amount())).withRevision(it.revision());
    }

    private static Order withdrawn(Order order, ApprovalWithdrawn it) {
        var now = answered(order, it.approvalId(), switch (it.cause()) {
            case RECALLED -> Answer.RECALLED;
            case SUPERSEDED -> Answer.SUPERSEDED;
            case ORDER_ENDED -> Answer.LAPSED;
        });
        return it.kind() == ApprovalKind.INITIAL && it.cause() == Withdrawal.RECALLED ? now.withPhase(new Phase.Draft()) : now;
    }

    private static Order expired(Order order, ApprovalExpired it) {
        var now = answered(order, it.approvalId(), Answer.EXPIRED);
        return it.kind() == ApprovalKind.INITIAL ? now.withPhase(new Phase.Draft()) : now;
    }

    private static Order answered(Order order, String approvalId, Answer answer) {
        return approval(order, approvalId, approval -> approval.withAnswer(answer));
    }

    private static Order approval(Order order, String approvalId, UnaryOperator<Approval> change) {
        return order.withApprovals(order.approvals().stream()
                .map(approval -> approval.approvalId().equals(approvalId) ? change.apply(approval) : approval).toList());
    }

    /// With the order, a question that nobody has answered is over too.
    private static Order closed(Order order, Outcome outcome) {
        return order.withApprovals(
                order.approvals().stream().map(approval -> approval.isOpen() ? approval.withAnswer(Answer.LAPSED) : approval).toList())
                .withPhase(new Phase.Closed(outcome, order.phase().released()));
    }

    private static Visit assigned(Visit visit, TechnicianAssigned it) {
        var others = visit.personIds().stream().filter(person -> !person.equals(it.personId()) && !person.equals(it.replaced()));
        var newcomer = Stream.of(it.personId());
        return visit.withPersonIds((it.role() == VisitRole.LEAD ? concat(newcomer, others) : concat(others, newcomer)).toList());
    }

    private static Order stage(Order order, String visitId, Stage stage) {
        return visit(order, visitId, visit -> visit.at(stage));
    }

    private static Order visit(Order order, String visitId, UnaryOperator<Visit> change) {
        return order.withVisits(
                order.visits().stream().map(visit -> visit.visitId().equals(visitId) ? change.apply(visit) : visit).toList());
    }

    private static Order item(Order order, String itemId, Item.State state) {
        return order.withItems(order.items().stream().map(item -> item.itemId().equals(itemId) ? new Item(itemId, state) : item).toList());
    }

    private static <T> List<T> and(List<T> list, T one) {
        return concat(list.stream(), Stream.of(one)).toList();
    }
}
