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
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FormAnswer;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.log.Recorded;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
/// @param amendments what was changed after the approval, one after the other
/// @param answers to forms, in the order in which they were given
/// @param worked time of all stopped timers, and what was logged
/// @param times that were worked, in the order in which they were told
/// @param offer the last one since the order lives; null: there was none
/// @param proposal of a time, where one is looked for or waits; null: a visit was booked, or none is looked for
/// @param hold null: it does not wait
/// @param assignee who has the order itself, whether or not a time is booked; null: nobody
/// @param warranty what was said of it last; null: nothing
/// @param equipment ids of what stands there and the work is about
/// @param lastDone the visit that was finished last since the order lives; null: none was
public record OrderReading(WorkOrderOpened opened, Instant openedAt, int revision, Map<String, ItemState> items,
        Map<String, String> undone, List<Visit> visits, List<Approval> approvals, List<Note> notes, List<Photo> photos, List<Part> parts,
        List<Recommendation> recommendations, List<Answered> answers, List<Amendment> amendments, List<Document> documents, Duration worked,
        List<Running> running, List<Time> times, @Nullable Offer offer, @Nullable Proposal proposal, @Nullable Hold hold,
        @Nullable String lastDone, @Nullable Done done,
        @Nullable Billing billing,
        @Nullable Ended ended, @Nullable String assignee, @Nullable Warranty warranty, List<String> equipment) {
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
        amendments = List.copyOf(amendments);
        documents = List.copyOf(documents);
        running = List.copyOf(running);
        times = List.copyOf(times);
    }

    public enum ItemState {
        OPEN, RESOLVED, CLOSED, MOVED
    }

    /// @param status SCHEDULED, DISPATCHED, EN_ROUTE, ARRIVED, WORKING, DONE, NOT_DONE, MISSED or CANCELLED
    /// @param arrivedAt as the technician's device says
    /// @param newEta when they think to be there, where that is later than was promised
    /// @param course how it goes on, as was chosen on site
    @RecordBuilder
    public record Visit(String visitId, String status, Appointment appointment, @Nullable String technicianId,
            @Nullable Instant arrivedAt, @Nullable Instant newEta, @Nullable Course course) implements OrderReadingVisitBuilder.With {}

    /// @param state REQUESTED, GRANTED, DENIED, WITHDRAWN, EXPIRED, or LAPSED where the order ended first
    /// @param by who decided: a person, or the policy
    /// @param inPlaceOf of those who are asked, who is asked in whose place
    @RecordBuilder
    public record Approval(String approvalId, ApprovalKind kind, String state, @Nullable Money amount, int revision, List<String> approvers,
            Map<String, String> inPlaceOf, @Nullable Actor by, @Nullable Instant decidedAt, @Nullable String reason)
            implements
                OrderReadingApprovalBuilder.With {
        /// Over without an answer.
        Approval now(String over) {
            return with(it -> it.state(over).by(null).decidedAt(null).reason(null));
        }
    }

    public record Note(String noteId, String text, Actor by, Instant at, boolean late) {}

    public record Photo(String photoId, PhotoPhase phase, FileRef file, Actor by, Instant at, boolean late) {}

    /// @param left of what was used, after all returns; none left: the reading has no such line
    /// @param serial of the very piece, where somebody noted it
    /// @param warrantyUntil the last day on which its maker stands for it, where somebody noted it
    @RecordBuilder
    public record Part(String lineId, String partId, String unit, BigDecimal left, String location, boolean late, @Nullable String serial,
            @Nullable LocalDate warrantyUntil) implements OrderReadingPartBuilder.With {
        public Quantity quantity() {
            return new Quantity(left, unit);
        }

        Part without(Quantity returned) {
            return withLeft(left.subtract(returned.amount()));
        }
    }

    /// @param words what covers the work, or why nothing does
    /// @param until its last day; null where nobody knows
    public record Warranty(boolean covered, String words, @Nullable LocalDate until, Actor by, Instant at) {}

    /// One that stands.
    public record Recommendation(String recommendationId, String text, int inMonths, Actor by, Instant at) {}

    /// @param form the command of the step that it was answered with
    public record Answered(String form, FormAnswer answer, Actor by, Instant at) {}

    /// @param number counts 1, 2, 3
    /// @param amount what it costs more; null: nothing
    public record Amendment(int number, String words, @Nullable Money amount, Instant at) {}

    public record Document(String documentId, DocumentKind kind, int edition, int revision, FileRef file, Instant issuedAt) {}

    /// A timer that runs.
    public record Running(String personId, Instant since, boolean attended) {}

    /// Of a stopped timer, or logged.
    public record Time(String personId, Instant from, Instant to, boolean attended) {}

    /// @param state SENT, ACCEPTED, DECLINED, EXPIRED, WITHDRAWN, or UNASSIGNED where who accepted does not do it after all
    public record Offer(String offerId, String vendorId, String state, int round, Instant acceptBy) {
        Offer now(String outcome) {
            return new Offer(offerId, vendorId, outcome, round, acceptBy);
        }
    }

    /// @param state WANTED, PROPOSED, NOTHING_FREE, DECLINED, or LAPSED where nobody confirmed it in time
    /// @param visitId what a booking names that takes it up; with `appointment` and those after it, of one that is PROPOSED
    /// @param confirm who confirms it
    /// @param nothing why nothing is proposed
    /// @param wish when it would suit, of who declined
    public record Proposal(String state, @Nullable String visitId, @Nullable Appointment appointment, @Nullable String technicianId,
            List<String> reasons, @Nullable Confirmation confirm, @Nullable NoSlotReason nothing, @Nullable String wish) {
        public Proposal {
            reasons = List.copyOf(reasons);
        }

        static Proposal of(VisitProposed it) {
            return new Proposal("PROPOSED", it.visitId(), it.appointment(), it.technicianId(), it.reasons(), it.confirm(), null, null);
        }

        /// Null where it is not looked for any more.
        static @Nullable Proposal of(ProposalWithdrawn it) {
            return switch (it.cause()) {
                case DECLINED -> over("DECLINED", null, it.wish() == null ? null : it.wish().text());
                case LAPSED -> over("LAPSED", null, null);
                case BOOKED, LET_GO, ON_HOLD, CHANGED, ENDED -> null;
            };
        }

        static Proposal over(String state, @Nullable NoSlotReason nothing, @Nullable String wish) {
            return new Proposal(state, null, null, null, List.of(), null, nothing, wish);
        }
    }

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

    /// Who works at it: of the visit that stands, else who has the order, else who was there last.
    public @Nullable String technicianId() {
        var visit = visit();
        return visit == null || (assignee != null && !STANDING.contains(visit.status())) ? assignee : visit.technicianId();
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
        if (proposal != null)
            add(people, proposal.technicianId());
        add(people, assignee);
        approvals.forEach(approval -> {
            people.addAll(approval.approvers());
            people.addAll(approval.inPlaceOf().values());
            add(people, person(approval.by()));
        });
        notes.forEach(note -> add(people, person(note.by())));
        photos.forEach(photo -> add(people, person(photo.by())));
        recommendations.forEach(it -> add(people, person(it.by())));
        running.forEach(timer -> people.add(timer.personId()));
        times.forEach(time -> people.add(time.personId()));
        if (offer != null)
            people.add(offer.vendorId());
        if (hold != null)
            add(people, person(hold.by()));
        if (warranty != null)
            add(people, person(warranty.by()));
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
