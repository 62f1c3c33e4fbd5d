package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.workorder.domain.Approval.Answer;
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
/// @param facts how many facts led here: the sequence of the next one
public record Order(Request request, Phase phase, Cycle cycle, int revision, Scope scope, List<Approval> approvals, List<Visit> visits,
        Set<String> refusedVisits,
        @Nullable Held held, List<Item> items, Work work, Papers papers, long facts) implements WorkOrder {
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
                it.items().stream().map(Item::open).toList(), Work.NOTHING, Papers.NONE, 1);
    }

    /// An ended order's own; else that it waits; else the furthest standing visit's; else how far the order itself has come.
    public Status status() {
        var own = phase.status();
        if (phase.ended())
            return own;
        if (held != null)
            return Status.ON_HOLD;
        return visits.stream().filter(Visit::stands).max(Comparator.comparing(Visit::stage)).map(visit -> visit.status(own)).orElse(own);
    }

    /// Whether a time may be booked for it.
    public boolean takesVisits() {
        return phase instanceof Phase.Ready;
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
        return visits.stream().anyMatch(visit -> visit.personIds().contains(personId));
    }

    /// Whether somebody is to come, or was there.
    public boolean comes(String personId) {
        return visits.stream().anyMatch(visit -> visit.stage() != Visit.Stage.CANCELLED && visit.personIds().contains(personId));
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

    /// What a completion tells of: all that was not billed in an earlier cycle.
    Duration workedToTell() {
        return work.worked().minus(cycle.billed().worked());
    }

    int tripsToTell() {
        return trips() - cycle.billed().trips();
    }

    Stream<PartUsed> partsToTell() {
        return work.parts().stream().skip(cycle.billed().parts());
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

    Order asks(Request now) {
        return new Order(now, phase, cycle, revision, scope, approvals, visits, refusedVisits, held, items, work, papers, facts);
    }

    Order at(int now) {
        return new Order(request, phase, cycle, now, scope, approvals, visits, refusedVisits, held, items, work, papers, facts);
    }

    Order with(Scope now) {
        return new Order(request, phase, cycle, revision, now, approvals, visits, refusedVisits, held, items, work, papers, facts);
    }

    Order in(Phase now) {
        return new Order(request, now, cycle, revision, scope, approvals, visits, refusedVisits, held, items, work, papers, facts);
    }

    Order in(Cycle now) {
        return new Order(request, phase, now, revision, scope, approvals, visits, refusedVisits, held, items, work, papers, facts);
    }

    Order withApprovals(List<Approval> now) {
        return new Order(request, phase, cycle, revision, scope, now, visits, refusedVisits, held, items, work, papers, facts);
    }

    Order withVisits(List<Visit> now) {
        return new Order(request, phase, cycle, revision, scope, approvals, now, refusedVisits, held, items, work, papers, facts);
    }

    Order withRefusedVisits(Set<String> now) {
        return new Order(request, phase, cycle, revision, scope, approvals, visits, now, held, items, work, papers, facts);
    }

    Order held(@Nullable Held now) {
        return new Order(request, phase, cycle, revision, scope, approvals, visits, refusedVisits, now, items, work, papers, facts);
    }

    Order withItems(List<Item> now) {
        return new Order(request, phase, cycle, revision, scope, approvals, visits, refusedVisits, held, now, work, papers, facts);
    }

    Order with(Work now) {
        return new Order(request, phase, cycle, revision, scope, approvals, visits, refusedVisits, held, items, now, papers, facts);
    }

    Order with(Papers now) {
        return new Order(request, phase, cycle, revision, scope, approvals, visits, refusedVisits, held, items, work, now, facts);
    }

    Order oneFactLater() {
        return new Order(request, phase, cycle, revision, scope, approvals, visits, refusedVisits, held, items, work, papers, facts + 1);
    }
}
