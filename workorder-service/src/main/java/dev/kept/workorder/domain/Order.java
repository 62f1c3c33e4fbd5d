package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.PartLine;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.workorder.domain.Approval.Answer;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One order, from request to payment: a few small machines side by side, and a status that is read off them.
///
/// @param revision counts changes of what is to be done, from 1; decisions name the one that they saw
/// @param approvals in the order in which they were asked for
/// @param visits in the order in which they were booked, the ended ones too
/// @param refusedVisits bookings that the order could not take
/// @param held null: it does not wait
/// @param assignee who has the order itself, whether or not a time is booked
/// @param proposal a time that waits for its confirmation, where it is wanted
/// @param facts how many facts led here: the sequence of the next one
@RecordBuilder
public record Order(Request request, Phase phase, Cycle cycle, int revision, Scope scope, List<Approval> approvals, List<Visit> visits,
        Set<String> refusedVisits,
        @Nullable Held held, List<Item> items, Work work, Papers papers, Assignee assignee, Proposal proposal,
        long facts) implements WorkOrder, OrderBuilder.With {
    static final int FIRST_REVISION = 1;

    public Order {
        approvals = List.copyOf(approvals);
        visits = List.copyOf(visits);
        refusedVisits = Set.copyOf(refusedVisits);
        items = List.copyOf(items);
    }

    static Order opened(WorkOrderOpened it) {
        return new Order(Request.of(it), new Phase.Draft(), Cycle.FIRST, FIRST_REVISION, Scope.AS_ASKED, List.of(), List.of(), Set.of(),
                null,
                it.items().stream().map(Item::open).toList(), Work.NOTHING, Papers.NONE, Assignee.NOBODY, Proposal.NONE, 1);
    }

    /// An ended order's own; else that it waits; else the furthest standing visit's; else what became of the last offer; else how far the
    /// order itself has come.
    public Status status() {
        var own = phase.status();
        if (phase.ended())
            return own;
        if (held != null)
            return Status.ON_HOLD;
        return visits.stream().filter(Visit::stands).max(Comparator.comparing(Visit::stage)).map(visit -> visit.status(own))
                .orElseGet(() -> phase instanceof Phase.Ready ? offers().status(own) : own);
    }

    /// Of this cycle.
    public Offers offers() {
        return cycle.offers();
    }

    /// It lives once more, and nothing has happened since.
    boolean isReopened() {
        return cycle.number() > 1 && standingVisits().isEmpty() && held == null && !isAnythingDone();
    }

    /// Whether a time may be booked for it.
    public boolean takesVisits() {
        return phase instanceof Phase.Ready;
    }

    /// Why no further visit is taken, where something leads on from there.
    public Optional<Decision<WorkOrderEvent>> bookingRefusal(Policy policy) {
        if (phase.ended())
            return Optional.empty();
        if (!takesVisits())
            return Optional.of(Refusals.notReleased(this));
        if (waitsForApproval())
            return Optional.of(Refusals.waitsForApproval());
        var unaccepted = Offering.bookingRefusal(this, policy);
        if (unaccepted.isPresent())
            return unaccepted;
        return visits.size() < Limits.MOST_VISITS ? Optional.empty() : Optional.of(Limits.full("visits", Limits.MOST_VISITS));
    }

    /// Somebody was asked about extra work.
    public boolean waitsForApproval() {
        return held != null && held.reason() == HoldReason.WAITING_APPROVAL;
    }

    /// What may be spent for all that was agreed on; null where no sum was named.
    public @Nullable Money agreed() {
        var first = approvals.stream().filter(approval -> approval.kind() == ApprovalKind.INITIAL && approval.answer() == Answer.GRANTED)
                .reduce((_, last) -> last).map(Approval::amount).orElse(null);
        var more = scope.more();
        return more == null ? first : Scope.plus(first, more);
    }

    public Optional<Approval> openApproval() {
        return approvals.stream().filter(Approval::isOpen).findFirst();
    }

    public Optional<Visit> visit(String visitId) {
        return visits.stream().filter(visit -> visit.visitId().equals(visitId)).findFirst();
    }

    /// Whether somebody is or was to come. That stays: a phone that was offline may bring what was done before a visit was cancelled.
    public boolean isAssigned(String personId) {
        return assignee.hadIt(personId) || visits.stream().anyMatch(visit -> visit.personIds().contains(personId));
    }

    /// Released for whoever is first, and nobody has it or is to come.
    public boolean isFree() {
        return phase instanceof Phase.Ready && assignee.isToTake() && standingVisits().isEmpty();
    }

    /// Whether somebody has the order, is to come, or was there; who was there counts until somebody else has it. A visit that led to
    /// nothing counts until another one stands.
    public boolean comes(String personId) {
        if (assignee.has(personId))
            return true;
        boolean isAnothers = assignee.personId() != null;
        boolean another = isAnothers || visits.stream().anyMatch(Visit::stands);
        return visits.stream().filter(visit -> visit.personIds().contains(personId)).map(Visit::stage)
                .anyMatch(stage -> stage.stands() || (stage == Visit.Stage.DONE && !isAnothers)
                        || (stage == Visit.Stage.NOT_DONE && !another));
    }

    /// Whether others come in somebody's place: they go on with the work, and decide what becomes of it.
    public boolean isReplaced(String personId) {
        return (assignee.personId() != null || visits.stream().anyMatch(Visit::stands)) && !comes(personId);
    }

    /// Visits that somebody set out for.
    public int trips() {
        return (int) visits.stream().filter(Visit::travelled).count();
    }

    /// When the last of its visits ended, by our clock; null where none has.
    @Nullable
    Instant lastVisitEnded() {
        return visits.stream().map(Visit::endedAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    /// Whether anything came of this cycle that somebody could ask money for.
    boolean isAnythingDone() {
        return phase instanceof Phase.Completed || workedToTell().isPositive() || partsToTell().findAny().isPresent()
                || photosToTell().anyMatch(photo -> photo.phase() == PhotoPhase.RESULT);
    }

    /// What a completion tells of: all that was not billed in an earlier cycle.
    public Duration workedToTell() {
        return work.worked().minus(cycle.billed().worked());
    }

    int tripsToTell() {
        return trips() - cycle.billed().trips();
    }

    /// Without what was returned.
    Stream<PartLine> partsToTell() {
        return work.parts().stream().skip(cycle.billed().parts()).filter(part -> work.left(part).signum() > 0)
                .map(part -> new PartLine(part.lineId(), part.partId(), new Quantity(work.left(part), part.quantity().unit())));
    }

    Stream<PhotoAdded> photosToTell() {
        return work.photos().stream().skip(cycle.billed().photos());
    }

    List<Visit> standingVisits() {
        return visits.stream().filter(Visit::stands).toList();
    }

    List<Item> openItems() {
        return items.stream().filter(Item::isOpen).toList();
    }

    Order oneFactLater() {
        return withFacts(facts + 1);
    }
}
