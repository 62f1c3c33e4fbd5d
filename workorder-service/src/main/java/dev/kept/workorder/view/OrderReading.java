package dev.kept.workorder.view;

import dev.kept.events.Actor;
import dev.kept.events.Appointment;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FormAnswer;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.log.Recorded;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the facts of one order tell, for people to read: more than the rules need. Made anew of the facts for each reader; no rule asks it.
///
/// @param opened what is asked for: as the opening told it, with what was changed while it was a draft
/// @param revision of the content: what a deciding person names
/// @param items by their ids
/// @param undone why those that were closed were not done, as far as somebody said
/// @param approvals in the order in which they were asked for
/// @param visits in the order in which they were booked
/// @param notes the customer's replies too
/// @param answers to forms, in the order in which they were given
/// @param worked time of all stopped timers, and what was logged
/// @param hold null: it does not wait
/// @param lastDone the visit that was finished last since the order lives; null: none was
public record OrderReading(WorkOrderOpened opened, Instant openedAt, int revision, Map<String, ItemState> items,
        Map<String, String> undone, List<Visit> visits, List<Approval> approvals, List<Note> notes, List<Photo> photos, List<Part> parts,
        List<Recommendation> recommendations, List<Answered> answers, List<Document> documents, Duration worked,
        List<Running> running, @Nullable Hold hold, @Nullable String lastDone, @Nullable Done done, @Nullable Billing billing,
        @Nullable Ended ended) {
    /// As they come one after another.
    private static final List<String> STANDING = List.of("SCHEDULED", "DISPATCHED", "EN_ROUTE", "ARRIVED", "WORKING");

    public OrderReading {
        items = Map.copyOf(items);
        undone = Map.copyOf(undone);
        visits = List.copyOf(visits);
        approvals = List.copyOf(approvals);
        notes = List.copyOf(notes);
        photos = List.copyOf(photos);
        parts = List.copyOf(parts);
        recommendations = List.copyOf(recommendations);
        answers = List.copyOf(answers);
        documents = List.copyOf(documents);
        running = List.copyOf(running);
    }

    public enum ItemState {
        OPEN, RESOLVED, CLOSED
    }

    /// @param status SCHEDULED, DISPATCHED, EN_ROUTE, ARRIVED, WORKING, DONE, NOT_DONE, MISSED or CANCELLED
    /// @param arrivedAt as the technician's device says
    /// @param newEta when they think to be there, where that is later than was promised
    public record Visit(String visitId, String status, Appointment appointment, @Nullable String technicianId,
            @Nullable Instant arrivedAt, @Nullable Instant newEta) {}

    /// @param state REQUESTED, GRANTED, DENIED, WITHDRAWN, EXPIRED, or LAPSED where the order ended first
    /// @param by who decided: a person, or the policy
    public record Approval(String approvalId, ApprovalKind kind, String state, @Nullable Money amount, int revision, List<String> approvers,
            @Nullable Actor by, @Nullable Instant decidedAt, @Nullable String reason) {
        /// Over without an answer.
        Approval now(String over) {
            return new Approval(approvalId, kind, over, amount, revision, approvers, null, null, null);
        }
    }

    public record Note(String noteId, String text, Actor by, Instant at, boolean late) {}

    public record Photo(String photoId, PhotoPhase phase, FileRef file, Actor by, Instant at, boolean late) {}

    /// @param left of what was used, after all returns; none left: the reading has no such line
    public record Part(String lineId, String partId, String unit, BigDecimal left, String location, boolean late) {
        public Quantity quantity() {
            return new Quantity(left, unit);
        }

        Part without(Quantity returned) {
            return new Part(lineId, partId, unit, left.subtract(returned.amount()), location, late);
        }
    }

    /// One that stands.
    public record Recommendation(String recommendationId, String text, int inMonths, Actor by, Instant at) {}

    /// @param form the command of the step that it was answered with
    public record Answered(String form, FormAnswer answer, Actor by, Instant at) {}

    public record Document(String documentId, DocumentKind kind, int edition, int revision, FileRef file, Instant issuedAt) {}

    /// A timer that runs.
    public record Running(String personId, Instant since, boolean attended) {}

    /// @param by who placed it
    public record Hold(HoldReason reason, String note, HeldVisits visits, @Nullable Instant until, Actor by, Instant since) {}

    public record Signature(FileRef image, String signedBy, Instant at) {}

    /// @param signature what was signed; null: nothing was
    public record Done(WorkCompleted fact, Actor by, Instant at, @Nullable Signature signature) {}

    public record Billing(BillingState state, String document, Money amount) {}

    /// @param reason set for an order that was cancelled or not carried out
    public record Ended(Outcome outcome, Instant at, @Nullable String reason) {}

    /// @param facts of one order, from its opening on
    public static OrderReading of(List<Recorded> facts) {
        var reader = new OrderReader();
        for (var fact : facts)
            if (fact.event() instanceof WorkOrderEvent event)
                reader.read(event, fact.envelope());
        return reader.reading();
    }

    public ItemState state(ActionItem item) {
        return items.getOrDefault(item.itemId(), ItemState.OPEN);
    }

    /// The visit that a reader means: of those that stand the furthest, and of these the next; where none stands, the one that was finished
    /// last. A visit that led to nothing is no promise any more.
    public @Nullable Visit visit() {
        return visits.stream().filter(visit -> STANDING.contains(visit.status()))
                .max(Comparator.comparingInt((Visit visit) -> STANDING.indexOf(visit.status()))
                        .thenComparing(Comparator.comparing((Visit visit) -> visit.appointment().start()).reversed()))
                .or(() -> visits.stream().filter(visit -> visit.visitId().equals(lastDone)).findFirst()).orElse(null);
    }

    /// Of the work that is complete; null where nobody signed that.
    public @Nullable Signature signature() {
        return done == null ? null : done.signature();
    }

    /// The one that is asked now; else the last.
    public @Nullable Approval approval() {
        return approvals.isEmpty()
                ? null
                : approvals.stream().filter(approval -> approval.state().equals("REQUESTED")).findFirst().orElse(approvals.getLast());
    }

    /// Everybody who appears in it.
    public Set<String> people() {
        var people = new LinkedHashSet<String>(List.of(opened().requesterId(), opened().openedBy()));
        visits.forEach(visit -> add(people, visit.technicianId()));
        approvals.forEach(approval -> {
            people.addAll(approval.approvers());
            add(people, person(approval.by()));
        });
        notes.forEach(note -> add(people, person(note.by())));
        photos.forEach(photo -> add(people, person(photo.by())));
        recommendations.forEach(it -> add(people, person(it.by())));
        running.forEach(timer -> people.add(timer.personId()));
        if (hold != null)
            add(people, person(hold.by()));
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
