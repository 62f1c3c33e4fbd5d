package dev.kept.workorder.http;

import dev.kept.events.Actor;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.runtime.http.Answer;
import dev.kept.workorder.domain.Links;
import dev.kept.workorder.domain.OrderPath;
import dev.kept.workorder.domain.Policy;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Spent;
import dev.kept.workorder.view.Surroundings;
import dev.kept.workorder.view.WorkSummary;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts an order's facts and the names around it into the form in which it is read.
final class Showing {
    private final OrderReading order;
    private final Surroundings around;

    Showing(OrderReading order, Surroundings around) {
        this.order = order;
        this.around = around;
    }

    /// @param links to other orders
    /// @param reader the reader's id
    /// @param withAccess whether this reader may know how to get in
    /// @param withWishes whether this reader serves the customer
    /// @param policy the order's
    /// @param worked what a completion would tell of
    /// @param asOf null: as it is now
    ShownOrder shown(Answer answer, Links links, String reader, boolean withAccess, boolean withWishes, Optional<Policy> policy,
            Duration worked,
            List<Spent> spent, ShownOrder.@Nullable Then asOf) {
        var opened = order.opened();
        var visit = order.visit();
        var ended = order.ended();
        return new ShownOrder(answer, opened.number(), opened.policy(), opened.source(), opened.priority(), opened.asap(),
                opened.description().text(), opened.serviceType(), around.serviceTypeName(), around.customerId(), around.customerName(),
                withWishes ? wishes() : null,
                opened.siteId(), around.siteAddress(), opened.zone(), withAccess ? around.accessNotes() : null, opened.requesterId(),
                name(opened.requesterId()), order.openedAt(), opened.availability(),
                opened.items().stream().map(
                        item -> new ShownOrder.Item(item.itemId(), item.description().text(), order.state(item).name(),
                                order.undone().get(item.itemId())))
                        .toList(),
                opened.attachments(), opened.estimate(), order.technicianId(), around.person(order.technicianId()),
                visit == null ? null : visit.visitId(),
                visit == null ? null : visit.appointment(), order.visits().stream().map(this::visit).toList(), approval(), billing(),
                order.documents().stream().map(it -> new ShownOrder.Document(it.documentId(), it.kind(), it.edition(), it.revision(),
                        it.file(), it.issuedAt())).toList(),
                order.photos().stream().map(
                        it -> new ShownOrder.Photo(it.photoId(), it.phase(), it.file(), name(it.by()), it.at(), it.late())).toList(),
                order.notes().stream().map(it -> new ShownOrder.Note(it.noteId(), it.text(), name(it.by()), it.at(), it.late())).toList(),
                order.parts().stream().map(it -> new ShownOrder.Part(it.lineId(), it.partId(), around.part(it.partId()), it.quantity(),
                        it.location(), it.late(), it.serial(), it.warrantyUntil())).toList(),
                order.recommendations().stream().map(it -> new ShownOrder.Recommendation(it.recommendationId(), it.text(), it.inMonths(),
                        name(it.by()), it.at())).toList(),
                order.answers().stream().map(this::answered).toList(), policy.map(it -> it.forms().byCommand()).orElse(Map.of()),
                policy.map(it -> it.hold().reasons()).orElse(Map.of()), order.worked(),
                running(reader), offer(), opened.occurrence(), proposal(withWishes), hold(), completion(),
                policy.map(it -> completing(it.complete(), worked)).orElse(null),
                policy.map(Policy::extraWork).map(Policy.ExtraWork::limit).orElse(null),
                order.times().stream().map(it -> new ShownOrder.Time(it.personId(), name(it.personId()), it.from(), it.to(),
                        it.attended())).toList(),
                order.running().stream().map(this::running).toList(), policy.map(OrderPath::of).orElse(null), ties(links),
                around.equipment(),
                warranty(),
                ended == null ? null : ended.outcome(),
                ended == null ? null : ended.at(),
                ended == null ? null : ended.reason(), spent, asOf);
    }

    private @Nullable String wishes() {
        return around.customerWishes().isEmpty() ? null : around.customerWishes();
    }

    private static ShownOrder.Ties ties(Links links) {
        var merged = links.merged();
        return new ShownOrder.Ties(
                links.followUps().stream().map(it -> new ShownOrder.FollowUp(it.kind(), it.childId(), it.childNumber(), it.text().text(),
                        it.dueInMonths())).toList(),
                links.others().stream().map(it -> new ShownOrder.Other(it.otherOrderId(), it.otherNumber(), it.kind())).toList(),
                merged == null ? null : new ShownOrder.Other(merged.into(), merged.intoNumber(), LinkKind.DUPLICATE));
    }

    private ShownOrder.Answered answered(OrderReading.Answered it) {
        var answer = it.answer();
        return new ShownOrder.Answered(it.form(), answer.fieldId(), answer.label(), answer.kind(),
                answer.text() == null ? null : answer.text().text(), answer.ticked(), answer.file(), name(it.by()), it.at());
    }

    private ShownOrder.Visit visit(OrderReading.Visit it) {
        return new ShownOrder.Visit(it.visitId(), it.status(), it.appointment(), it.technicianId(), around.person(it.technicianId()),
                it.arrivedAt(), it.newEta(), it.course());
    }

    private ShownOrder.@Nullable Approval approval() {
        var it = order.approval();
        return it == null
                ? null
                : new ShownOrder.Approval(it.approvalId(), it.kind(), it.state(), it.amount(), it.revision(),
                        it.approvers().stream().map(id -> asked(id, it.inPlaceOf().get(id))).toList(),
                        it.by() == null ? null : name(it.by()), it.decidedAt(), it.reason());
    }

    private ShownOrder.Approver asked(String id, @Nullable String principal) {
        return new ShownOrder.Approver(id, name(id), principal == null ? null : name(principal));
    }

    private ShownOrder.@Nullable Proposal proposal(boolean withReasons) {
        var it = order.proposal();
        return it == null
                ? null
                : new ShownOrder.Proposal(it.state(), it.visitId(), it.appointment(), it.technicianId(), around.person(it.technicianId()),
                        withReasons ? it.reasons() : List.of(), it.confirm(), it.nothing(), it.wish());
    }

    private ShownOrder.@Nullable Billing billing() {
        var it = order.billing();
        return it == null ? null : new ShownOrder.Billing(it.state(), it.document(), it.amount());
    }

    private ShownOrder.@Nullable Running running(String reader) {
        return order.running().stream()
                .max(Comparator.comparing((OrderReading.Running timer) -> timer.personId().equals(reader))
                        .thenComparing(OrderReading.Running::attended))
                .map(this::running).orElse(null);
    }

    private ShownOrder.Running running(OrderReading.Running it) {
        return new ShownOrder.Running(it.personId(), name(it.personId()), it.since(), it.attended());
    }

    private ShownOrder.Completing completing(Policy.Complete knob, Duration worked) {
        return new ShownOrder.Completing(knob.requires(), knob.from() == Policy.Complete.From.SCHEDULED, knob.hours(),
                knob.isBilled() ? knob.least() : null, knob.isBilled() ? knob.step() : null, worked, WorkSummary.of(order, around));
    }

    private ShownOrder.@Nullable Offer offer() {
        var it = order.offer();
        return it == null
                ? null
                : new ShownOrder.Offer(it.offerId(), it.vendorId(), name(it.vendorId()), it.state(), it.round(), it.acceptBy());
    }

    private ShownOrder.@Nullable Warranty warranty() {
        var it = order.warranty();
        return it == null ? null : new ShownOrder.Warranty(it.covered(), it.words(), it.until(), name(it.by()), it.at());
    }

    private ShownOrder.@Nullable Hold hold() {
        var it = order.hold();
        return it == null
                ? null
                : new ShownOrder.Hold(it.reason(), it.note(), it.visits(), it.until(), name(it.by()), it.since());
    }

    private ShownOrder.@Nullable Completion completion() {
        var it = order.done();
        var signature = order.signature();
        return it == null
                ? null
                : new ShownOrder.Completion(it.fact().summary().text(), name(it.by()), it.at(), it.fact().worked(), it.fact().trips(),
                        it.fact().signature(), signature == null ? null : signature.signedBy(), it.fact().billed(),
                        it.fact().billedReason() == null ? null : it.fact().billedReason().text());
    }

    private String name(String person) {
        return Objects.requireNonNull(around.person(person));
    }

    private String name(Actor actor) {
        var person = OrderReading.person(actor);
        return person == null ? actor.toString() : name(person);
    }
}
