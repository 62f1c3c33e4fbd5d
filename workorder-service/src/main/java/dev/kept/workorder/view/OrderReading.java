package dev.kept.workorder.view;

import dev.kept.events.Actor;
import dev.kept.events.Appointment;
import dev.kept.events.Envelope;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.*;
import dev.kept.runtime.log.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the facts of one order tell, for people to read: more than the rules need. Made anew of the facts for each reader; no rule asks it.
public final class OrderReading {
    private @Nullable WorkOrderOpened opened;
    private @Nullable Envelope opening;
    private final Map<String, ItemState> items = new LinkedHashMap<>();
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, Approval> approvals = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Photo> photos = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private Duration worked = Duration.ZERO;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private int revision;
    private @Nullable Signature signature;
    private @Nullable Done done;
    private @Nullable Billing billing;
    private @Nullable Ended ended;

    private OrderReading() {}

    public enum ItemState {
        OPEN, RESOLVED, CLOSED
    }

    /// @param status SCHEDULED, DISPATCHED, EN_ROUTE, ARRIVED, WORKING, DONE, NOT_DONE or CANCELLED
    /// @param arrivedAt as the technician's device says
    public record Visit(String visitId, String status, Appointment appointment, @Nullable String technicianId,
            @Nullable Instant arrivedAt) {}

    /// @param state REQUESTED, GRANTED, DENIED, or LAPSED where the order ended first
    /// @param by who decided: a person, or the policy
    public record Approval(String approvalId, ApprovalKind kind, String state, @Nullable Money amount, int revision, List<String> approvers,
            @Nullable Actor by, @Nullable Instant decidedAt, @Nullable String reason) {}

    public record Note(String noteId, String text, Actor by, Instant at, boolean late) {}

    public record Photo(String photoId, PhotoPhase phase, FileRef file, Actor by, Instant at, boolean late) {}

    public record Part(String lineId, String partId, Quantity quantity, String location, boolean late) {}

    public record Document(String documentId, DocumentKind kind, int edition, int revision, FileRef file, Instant issuedAt) {}

    /// A timer that runs.
    public record Running(String personId, Instant since) {}

    public record Signature(FileRef image, String signedBy, Instant at) {}

    public record Done(WorkCompleted fact, Actor by, Instant at) {}

    public record Billing(BillingState state, String document, Money amount) {}

    /// @param reason set for a cancelled order
    public record Ended(Outcome outcome, Instant at, @Nullable String reason) {}

    /// @param facts of one order, from its opening on
    public static OrderReading of(List<Recorded> facts) {
        var reading = new OrderReading();
        for (var fact : facts)
            if (fact.event() instanceof WorkOrderEvent event)
                reading.read(event, fact.envelope());
        return reading;
    }

    private void read(WorkOrderEvent event, Envelope at) {
        switch (event) {
            case WorkOrderOpened it -> open(it, at);
            case WorkOrderSubmitted it -> revision = it.revision();
            case WorkOrderReleased it -> revision = it.revision();
            case VisitRefused _,ReadyToBill _ -> {
                // between services; the timeline has them
            }
            case ApprovalRequested it -> approvals.put(it.approvalId(), new Approval(it.approvalId(), it.kind(), "REQUESTED", it.amount(),
                    it.revision(), it.approvers(), null, null, null));
            case ApprovalGranted it -> approvals.put(it.approvalId(), new Approval(it.approvalId(), it.kind(), "GRANTED", it.amount(),
                    it.revision(), asked(it.approvalId()), at.actor(), at.occurredAt(), null));
            case ApprovalDenied it -> approvals.computeIfPresent(it.approvalId(), (id, was) -> new Approval(id, was.kind(), "DENIED",
                    was.amount(), was.revision(), was.approvers(), at.actor(), at.occurredAt(), it.reason().text()));
            case VisitScheduled it ->
                visits.put(it.visitId(), new Visit(it.visitId(), "SCHEDULED", it.appointment(), lead(it.resourceIds()),
                        null));
            case VisitRescheduled it -> visit(it.visitId(), was -> new Visit(was.visitId(), "SCHEDULED", it.appointment(),
                    lead(it.resourceIds()), null));
            case TechnicianAssigned it when it.role() == VisitRole.LEAD -> visit(it.visitId(), was -> new Visit(was.visitId(), was.status(),
                    was.appointment(), it.personId(), was.arrivedAt()));
            case TechnicianAssigned _ -> {
                // helpers stand in the timeline
            }
            case VisitDispatched it -> visit(it.visitId(), "DISPATCHED");
            case VisitCancelled it -> visit(it.visitId(), "CANCELLED");
            case TravelStarted it -> visit(it.visitId(), "EN_ROUTE");
            case Arrived it -> visit(it.visitId(), was -> new Visit(was.visitId(), "ARRIVED", was.appointment(), was.technicianId(),
                    at.occurredAt()));
            case WorkStarted it -> visit(it.visitId(), "WORKING");
            case VisitFinished it -> visit(it.visitId(), "DONE");
            case VisitNotDone it -> visit(it.visitId(), "NOT_DONE");
            case TimerStarted it -> running.put(it.personId(), new Running(it.personId(), it.from()));
            case TimerStopped it -> stop(it);
            case NoteAdded it -> notes.add(new Note(it.noteId(), it.text().text(), at.actor(), at.occurredAt(), it.late()));
            case PhotoAdded it -> photos.add(new Photo(it.photoId(), it.phase(), it.file(), at.actor(), at.occurredAt(), it.late()));
            case PartUsed it -> parts.add(new Part(it.lineId(), it.partId(), it.quantity(), it.location(), it.late()));
            case SignatureCaptured it -> signature = new Signature(it.image(), it.signedBy().text(), at.occurredAt());
            case ActionItemResolved it -> items.replace(it.itemId(), ItemState.RESOLVED);
            case ActionItemClosed it -> items.replace(it.itemId(), ItemState.CLOSED);
            case WorkCompleted it -> done = new Done(it, at.actor(), at.occurredAt());
            case BillingNoted it -> billing = new Billing(it.state(), it.document(), it.amount());
            case DocumentIssued it -> documents.add(new Document(it.documentId(), it.kind(), it.edition(), it.revision(), it.file(),
                    at.recordedAt()));
            case WorkOrderCancelled it -> end(new Ended(Outcome.CANCELLED, at.occurredAt(), it.reason().text()));
            case WorkOrderClosed it -> end(new Ended(it.outcome(), at.occurredAt(), ended == null ? null : ended.reason()));
        }
    }

    private void open(WorkOrderOpened it, Envelope at) {
        opened = it;
        opening = at;
        it.items().forEach(item -> items.put(item.itemId(), ItemState.OPEN));
    }

    private void stop(TimerStopped it) {
        running.remove(it.personId());
        if (it.to().isAfter(it.from()))
            worked = worked.plus(Duration.between(it.from(), it.to()));
    }

    /// With the order, a question that nobody has answered is over too.
    private void end(Ended it) {
        ended = it;
        approvals.replaceAll((id, was) -> was.state().equals("REQUESTED")
                ? new Approval(id, was.kind(), "LAPSED", was.amount(), was.revision(), was.approvers(), null, null, null)
                : was);
    }

    private List<String> asked(String approvalId) {
        var before = approvals.get(approvalId);
        return before == null ? List.of() : before.approvers();
    }

    private void visit(String visitId, String status) {
        visit(visitId, was -> new Visit(visitId, status, was.appointment(), was.technicianId(), was.arrivedAt()));
    }

    private void visit(String visitId, UnaryOperator<Visit> change) {
        visits.computeIfPresent(visitId, (_, was) -> change.apply(was));
    }

    private static @Nullable String lead(List<String> resources) {
        return resources.isEmpty() ? null : resources.getFirst();
    }

    public WorkOrderOpened opened() {
        return Objects.requireNonNull(opened, "The first fact of an order is its opening");
    }

    public Instant openedAt() {
        return Objects.requireNonNull(opening, "The first fact of an order is its opening").occurredAt();
    }

    public ItemState state(ActionItem item) {
        return items.getOrDefault(item.itemId(), ItemState.OPEN);
    }

    public List<Visit> visits() {
        return List.copyOf(visits.values());
    }

    /// The visit that a reader means: the last one that was not cancelled.
    public @Nullable Visit visit() {
        return visits.values().stream().filter(visit -> !visit.status().equals("CANCELLED")).reduce((_, last) -> last).orElse(null);
    }

    /// The last one asked for.
    public @Nullable Approval approval() {
        return approvals.values().stream().reduce((_, last) -> last).orElse(null);
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    public List<Photo> photos() {
        return List.copyOf(photos);
    }

    public List<Part> parts() {
        return List.copyOf(parts);
    }

    public List<Document> documents() {
        return List.copyOf(documents);
    }

    public Duration worked() {
        return worked;
    }

    public List<Running> running() {
        return List.copyOf(running.values());
    }

    /// Of the content: what a deciding person names.
    public int revision() {
        return revision;
    }

    public @Nullable Signature signature() {
        return signature;
    }

    public @Nullable Done done() {
        return done;
    }

    public @Nullable Billing billing() {
        return billing;
    }

    public @Nullable Ended ended() {
        return ended;
    }

    /// Everybody who appears in it.
    public Set<String> people() {
        var people = new LinkedHashSet<String>(List.of(opened().requesterId(), opened().openedBy()));
        visits.values().forEach(visit -> add(people, visit.technicianId()));
        approvals.values().forEach(approval -> {
            people.addAll(approval.approvers());
            add(people, person(approval.by()));
        });
        notes.forEach(note -> add(people, person(note.by())));
        photos.forEach(photo -> add(people, person(photo.by())));
        people.addAll(running.keySet());
        if (done != null)
            add(people, person(done.by()));
        return people;
    }

    private static void add(Set<String> people, @Nullable String id) {
        if (id != null)
            people.add(id);
    }

    /// The person behind an actor; null for a rule, a timer or a service.
    public static @Nullable String person(@Nullable Actor actor) {
        return actor != null && actor.kind() == Actor.Kind.PERSON ? actor.id() : null;
    }
}
