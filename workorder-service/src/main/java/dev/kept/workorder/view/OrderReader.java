package dev.kept.workorder.view;

import dev.kept.events.Envelope;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.*;
import dev.kept.workorder.domain.Asking;
import dev.kept.workorder.view.OrderReading.Amendment;
import dev.kept.workorder.view.OrderReading.Answered;
import dev.kept.workorder.view.OrderReading.Approval;
import dev.kept.workorder.view.OrderReading.Billing;
import dev.kept.workorder.view.OrderReading.Document;
import dev.kept.workorder.view.OrderReading.Done;
import dev.kept.workorder.view.OrderReading.Ended;
import dev.kept.workorder.view.OrderReading.Hold;
import dev.kept.workorder.view.OrderReading.ItemState;
import dev.kept.workorder.view.OrderReading.Note;
import dev.kept.workorder.view.OrderReading.Offer;
import dev.kept.workorder.view.OrderReading.Part;
import dev.kept.workorder.view.OrderReading.Photo;
import dev.kept.workorder.view.OrderReading.Proposal;
import dev.kept.workorder.view.OrderReading.Recommendation;
import dev.kept.workorder.view.OrderReading.Running;
import dev.kept.workorder.view.OrderReading.Signature;
import dev.kept.workorder.view.OrderReading.Time;
import dev.kept.workorder.view.OrderReading.Visit;
import dev.kept.workorder.view.OrderReading.Warranty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers an [OrderReading], fact by fact.
@RecordBuilder.Include(WorkOrderOpened.class)
final class OrderReader {
    private @Nullable WorkOrderOpened opened;
    private @Nullable Envelope opening;
    private int revision = 1;
    private final Map<String, ItemState> items = new LinkedHashMap<>();
    private final Map<String, String> undone = new LinkedHashMap<>();
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, Approval> approvals = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Photo> photos = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Recommendation> recommendations = new LinkedHashMap<>();
    private final List<Answered> answers = new ArrayList<>();
    private final List<Amendment> amendments = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private Duration worked = Duration.ZERO;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private @Nullable String assignee;
    private final List<Time> times = new ArrayList<>();
    private @Nullable Offer offer;
    private @Nullable Proposal proposal;
    private @Nullable Hold hold;
    private @Nullable Signature signature;
    private @Nullable String lastDone;
    private @Nullable Done done;
    private @Nullable Billing billing;
    private @Nullable Ended ended;
    private @Nullable Warranty warranty;
    private List<String> equipment = List.of();
    private @Nullable String reason;

    OrderReading reading() {
        return new OrderReading(Objects.requireNonNull(opened, "The first fact of an order is its opening"),
                Objects.requireNonNull(opening).happenedAt(), revision, items, undone, List.copyOf(visits.values()),
                List.copyOf(approvals.values()),
                notes, photos, parts.stream().filter(part -> part.left().signum() > 0).toList(),
                List.copyOf(recommendations.values()), answers, amendments, documents, worked, List.copyOf(running.values()), times, offer,
                proposal,
                hold,
                lastDone, done, billing, ended, assignee, warranty, equipment);
    }

    void read(WorkOrderEvent event, Envelope at) {
        switch (event) {
            case WorkOrderOpened it -> open(it, at);
            case PolicyAdopted it -> asks(revision, now -> now.policy(it.to()));
            case FileAttached it -> asks(revision, now -> now.attachments(and(now.attachments(), it.file())));
            case SiteChanged it -> {
                equipment = List.of();
                asks(it.revision(), now -> now.siteId(it.siteId()).zone(it.zone()));
            }
            case EquipmentNamed it -> equipment = it.assetIds();
            case WarrantyFlagged it -> warranty = new Warranty(it.covered(), it.words().text(), it.until(), at.actor(), at.happenedAt());
            case WorkOrderSubmitted it -> revision = it.revision();
            case WorkOrderReleased it -> revision = it.revision();
            case DraftChanged it -> {
                items.clear();
                it.items().forEach(item -> items.put(item.itemId(), ItemState.OPEN));
                asks(it.revision(), now -> now.description(it.description()).priority(it.priority()).asap(it.asap())
                        .availability(it.availability()).items(it.items()));
            }
            case ActionItemAdded it -> {
                items.put(it.item().itemId(), ItemState.OPEN);
                asks(it.revision(), now -> now.items(and(now.items(), it.item())));
            }
            case WorkOrderAmended it -> {
                it.added().forEach(item -> items.put(item.itemId(), ItemState.OPEN));
                it.dropped().forEach(item -> items.replace(item, ItemState.CLOSED));
                amendments.add(new Amendment(it.number(), it.words().text(), it.amount(), at.happenedAt()));
                asks(it.revision(), now -> now.items(Stream.concat(now.items().stream(), it.added().stream()).toList()));
            }
            case EstimateSet it -> asks(it.revision(), now -> now.estimate(it.estimate()));
            case ApprovalReassigned it ->
                approvals.computeIfPresent(it.approvalId(), (_, was) -> was.withApprovers(List.of(it.to())).withInPlaceOf(Map.of()));
            case WorkOrderAssigned it -> assignee = it.personId();
            case WorkOrderUnassigned _ -> assignee = null;
            case OfferSent it -> offer = new Offer(it.offerId(), it.vendorId(), "SENT", it.round(), it.acceptBy());
            case OfferAccepted _ -> offer(was -> was.now("ACCEPTED"));
            case OfferDeclined _ -> offer(was -> was.now("DECLINED"));
            case OfferExpired _ -> offer(was -> was.now("EXPIRED"));
            case OfferWithdrawn _ -> offer(was -> was.now("WITHDRAWN"));
            case VendorUnassigned _ -> offer(was -> was.now("UNASSIGNED"));
            case VendorWanted _,AssignmentExhausted _ -> {
                // the timeline has them
            }
            case VisitRefused _,ReadyToBill _,WorkVerified _,WorkOrderReset _,ExtraWorkProposed _,LimitRaised _,ApprovalVoted _,ApprovalReminded _ -> {
                // between services, or a step of its own; the timeline has them
            }
            case ApprovalWithdrawn it -> approvals.computeIfPresent(it.approvalId(),
                    (id, was) -> was.now(it.cause() == Withdrawal.ORDER_ENDED ? "LAPSED" : "WITHDRAWN"));
            case ApprovalExpired it -> approvals.computeIfPresent(it.approvalId(), (_, was) -> was.now("EXPIRED"));
            case WorkSentBack _ -> done = null;
            case WorkNotCarriedOut it -> reason = it.reason().text();
            case WorkOrderReopened _ -> {
                done = null;
                lastDone = null;
                ended = null;
                reason = null;
                offer = null;
            }
            case ApprovalRequested it -> approvals.put(it.approvalId(), new Approval(it.approvalId(), it.kind(), "REQUESTED", it.amount(),
                    it.revision(), it.approvers(), Asking.inPlaceOf(it.standIns()), null, null, null));
            case ApprovalGranted it -> approvals.put(it.approvalId(), new Approval(it.approvalId(), it.kind(), "GRANTED", it.amount(),
                    it.revision(), asked(it.approvalId()), Map.of(), at.actor(), at.happenedAt(), null));
            case ApprovalDenied it -> approvals.computeIfPresent(it.approvalId(),
                    (_, was) -> was.with(now -> now.state("DENIED").by(at.actor()).decidedAt(at.happenedAt()).reason(it.reason().text())));
            case VisitWanted _ -> proposal = Proposal.over("WANTED", null, null);
            case VisitProposed it -> proposal = Proposal.of(it);
            case NoTimeFound it -> proposal = Proposal.over("NOTHING_FREE", it.reason(), null);
            case ProposalWithdrawn it -> proposal = Proposal.of(it);
            case VisitScheduled it -> {
                proposal = null;
                visits.put(it.visitId(), new Visit(it.visitId(), "SCHEDULED", it.appointment(), lead(it.resourceIds()),
                        null, null, null));
            }
            case VisitOpened it -> visits.put(it.visitId(),
                    new Visit(it.visitId(), "ARRIVED", it.appointment(), lead(it.personIds()), null, null, null));
            case VisitRescheduled it -> visit(it.visitId(), was -> was.with(now -> now.status("SCHEDULED").appointment(it.appointment())
                    .technicianId(lead(it.resourceIds())).arrivedAt(null).newEta(null)));
            case TechnicianAssigned it when it.role() == VisitRole.LEAD -> visit(it.visitId(), was -> was.withTechnicianId(it.personId()));
            case TechnicianAssigned _ -> {
                // helpers stand in the timeline
            }
            case VisitDispatched it -> visit(it.visitId(), "DISPATCHED");
            case VisitCancelled it -> visit(it.visitId(), "CANCELLED");
            case VisitMissed it -> visit(it.visitId(), "MISSED");
            case DelayReported it when !it.late() -> visit(it.visitId(), was -> was.withNewEta(it.newEta()));
            case DelayReported _,LateReportReceived _ -> {
                // the timeline has them
            }
            case DetailsCorrected it -> asks(revision, now -> now.description(it.description()).priority(it.priority()).asap(it.asap())
                    .availability(it.availability()));
            case RecommendationMade it -> recommendations.put(it.recommendationId(),
                    new Recommendation(it.recommendationId(), it.text().text(), it.inMonths(), at.actor(), at.happenedAt()));
            case RecommendationDismissed it -> recommendations.remove(it.recommendationId());
            case TravelStarted it -> visit(it.visitId(), "EN_ROUTE");
            case Arrived it -> visit(it.visitId(), was -> was.with(now -> now.status("ARRIVED").arrivedAt(at.happenedAt()).newEta(null)));
            case CourseChosen it -> visit(it.visitId(), was -> was.withCourse(it.course()));
            case WorkStarted it -> visit(it.visitId(), "WORKING");
            case VisitFinished it -> {
                visit(it.visitId(), "DONE");
                lastDone = it.visitId();
            }
            case VisitNotDone it -> visit(it.visitId(), "NOT_DONE");
            case TimerStarted it -> running.put(timer(it.personId(), it.attended()),
                    new Running(it.personId(), it.from(), it.attended()));
            case TimerStopped it -> stop(it);
            case TimeLogged it -> worked(it.personId(), it.from(), it.to(), it.attended());
            case NoteAdded it -> notes.add(new Note(it.noteId(), it.text().text(), at.actor(), at.happenedAt(), it.late()));
            case CustomerReplied it -> notes.add(new Note(it.replyId(), it.text().text(), at.actor(), at.happenedAt(), it.late()));
            case HoldPlaced it -> {
                proposal = null;
                hold = new Hold(it.reason(), it.note().text(), it.visits(), it.until(), at.actor(), it.from());
            }
            case HoldReleased _ -> hold = null;
            case PhotoAdded it -> photos.add(new Photo(it.photoId(), it.phase(), it.file(), at.actor(), at.happenedAt(), it.late()));
            case PartUsed it -> parts.add(new Part(it.lineId(), it.partId(), it.quantity().unit(), it.quantity().amount(), it.location(),
                    it.late(), it.serial(), it.warrantyUntil()));
            case PartReturned it -> parts.replaceAll(was -> was.lineId().equals(it.lineId()) ? was.without(it.quantity()) : was);
            case FormAnswered it ->
                it.answers().forEach(answer -> answers.add(new Answered(it.form(), answer, at.actor(), at.happenedAt())));
            case SignatureCaptured it -> signature = new Signature(it.image(), it.signedBy().text(), at.happenedAt());
            case ActionItemResolved it -> items.replace(it.itemId(), ItemState.RESOLVED);
            case ActionItemClosed it -> {
                items.replace(it.itemId(), ItemState.CLOSED);
                if (it.reason() != null)
                    undone.put(it.itemId(), it.reason().text());
            }
            case ActionItemMoved it -> items.replace(it.itemId(), ItemState.MOVED);
            case FollowUpCreated _,OrderLinked _,WorkOrderMerged _ -> {
                // the rules know them, and so does who shows the order
            }
            case WorkCompleted it -> done = new Done(it, at.actor(), at.happenedAt(), it.signature() == null ? null : signature);
            case BillingNoted it -> billing = new Billing(it.state(), it.document(), it.amount());
            case DocumentIssued it -> documents.add(new Document(it.documentId(), it.kind(), it.edition(), it.revision(), it.file(),
                    at.recordedAt()));
            case WorkOrderCancelled it -> end(new Ended(Outcome.CANCELLED, at.happenedAt(), it.reason().text()));
            case WorkOrderClosed it -> end(new Ended(it.outcome(), at.happenedAt(), reason));
        }
    }

    /// The last one is meant: the others are over.
    private void offer(UnaryOperator<Offer> change) {
        if (offer != null)
            offer = change.apply(offer);
    }

    private void open(WorkOrderOpened it, Envelope at) {
        opened = it;
        opening = at;
        it.items().forEach(item -> items.put(item.itemId(), ItemState.OPEN));
    }

    private void asks(int now, Consumer<WorkOrderEventWorkOrderOpenedBuilder> change) {
        var asked = WorkOrderEventWorkOrderOpenedBuilder.builder(Objects.requireNonNull(opened));
        change.accept(asked);
        opened = asked.build();
        revision = now;
    }

    private static <T> List<T> and(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    /// A person has one of each kind.
    private static String timer(String personId, boolean attended) {
        return personId + (attended ? "/attended" : "/unattended");
    }

    private void stop(TimerStopped it) {
        running.remove(timer(it.personId(), it.attended()));
        if (it.to().isAfter(it.from()))
            worked(it.personId(), it.from(), it.to(), it.attended());
    }

    private void worked(String personId, Instant from, Instant to, boolean attended) {
        worked = worked.plus(Duration.between(from, to));
        times.add(new Time(personId, from, to, attended));
    }

    /// With the order, a question that nobody has answered is over too.
    private void end(Ended it) {
        proposal = null;
        ended = it;
        approvals.replaceAll((id, was) -> was.state().equals("REQUESTED")
                ? was.now("LAPSED")
                : was);
    }

    private List<String> asked(String approvalId) {
        var before = approvals.get(approvalId);
        return before == null ? List.of() : before.approvers();
    }

    private void visit(String visitId, String status) {
        boolean onTheWay = status.equals("DISPATCHED") || status.equals("EN_ROUTE");
        visit(visitId, was -> was.with(now -> now.status(status).newEta(onTheWay ? was.newEta() : null)));
    }

    private void visit(String visitId, UnaryOperator<Visit> change) {
        visits.computeIfPresent(visitId, (_, was) -> change.apply(was));
    }

    private static @Nullable String lead(List<String> resources) {
        return resources.isEmpty() ? null : resources.getFirst();
    }
}
