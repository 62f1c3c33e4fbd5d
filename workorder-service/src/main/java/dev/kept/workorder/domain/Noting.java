package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.LateReportReceived;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.RecommendationDismissed;
import dev.kept.events.WorkOrderEvent.RecommendationMade;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.DismissRecommendation;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.ReportLate;
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Things that happened: kept whatever state the order is in, marked late when its work was complete. A phone may have been offline.
final class Noting {
    /// Where parts are taken from when nobody says: a technician's van, or the store.
    private static final String VAN = "van-";
    private static final String STORE = "store";
    private static final Pattern PART = Pattern.compile("[\\w.:-]{1,100}");
    private static final Pattern PLACE = Pattern.compile("[^/]{1,100}");

    private Noting() {}

    static Decision<WorkOrderEvent> note(AddNote it, Order order, Asked asked) {
        if (order.work().notes() >= Limits.MOST_NOTES)
            return Limits.full("notes", Limits.MOST_NOTES);
        return Limits.text("note", it.text(), Limits.LONGEST_TEXT)
                .orElseGet(() -> Decision.accepted(List.of(new NoteAdded(it.noteId(),
                        new Personal(order.request().requesterId(), it.text()), isLate(order), asked.by().id()))));
    }

    static Decision<WorkOrderEvent> photo(AddPhoto it, Order order, Asked asked) {
        var kept = order.work().photo(it.photoId());
        if (kept.isPresent())
            return kept.get().file().equals(it.file()) && kept.get().phase() == it.phase() ? Decision.accepted(List.of()) : taken("photo");
        if (order.work().photos().size() >= Limits.MOST_PHOTOS && !isTheResult(it, order, asked))
            return Limits.full("photos", Limits.MOST_PHOTOS);
        return Decision.accepted(List.of(new PhotoAdded(it.photoId(), it.phase(), it.file(), isLate(order))));
    }

    /// Work may not be complete without a picture of its result: for the first one there is room.
    private static boolean isTheResult(AddPhoto it, Order order, Asked asked) {
        return it.phase() == PhotoPhase.RESULT && !asked.by().is(Role.CUSTOMER)
                && order.photosToTell().noneMatch(photo -> photo.phase() == PhotoPhase.RESULT);
    }

    static Decision<WorkOrderEvent> recommend(Recommend it, Order order) {
        if (order.work().recommendations().containsKey(it.recommendationId()))
            return Decision.accepted(List.of());
        if (order.work().recommendations().size() >= Limits.MOST_RECOMMENDATIONS)
            return Limits.full("recommendations", Limits.MOST_RECOMMENDATIONS);
        if (it.inMonths() < 0 || it.inMonths() > Limits.MOST_MONTHS)
            return Decision.invalid("bad-months", "It is recommended for in 0 to " + Limits.MOST_MONTHS + " months.");
        return Limits.text("recommendation", it.text(), Limits.LONGEST_TEXT)
                .orElseGet(() -> Decision.accepted(List.of(new RecommendationMade(it.recommendationId(),
                        new Personal(order.request().requesterId(), it.text()), it.inMonths(), isLate(order)))));
    }

    static Decision<WorkOrderEvent> dismiss(DismissRecommendation it, Order order) {
        var open = order.work().recommendations().get(it.recommendationId());
        if (open == null)
            return Decision.refused("unknown-recommendation", "This order has no such recommendation. Look at it again.");
        return Decision.accepted(open ? List.of(new RecommendationDismissed(it.recommendationId())) : List.of());
    }

    /// The end of the work, from a phone that could not say so in time. It moves nothing: the office looks at it, and may reopen.
    static Decision<WorkOrderEvent> late(ReportLate it, Order order, Policy policy, Asked asked) {
        if (!order.phase().released() || !isOver(order, asked.by()))
            return Decision.refused("not-late", "Your visit is not over: nothing is late yet. Complete the work.");
        if (order.work().lateReports().contains(it.reportId()))
            return Decision.accepted(List.of());
        if (order.work().lateReports().size() >= Limits.MOST_LATE_REPORTS)
            return Limits.full("late reports", Limits.MOST_LATE_REPORTS);
        var of = order.request().requesterId();
        return Limits.text("summary", it.summary(), Limits.LONGEST_TEXT).or(() -> Answering.nonsense(Forms.COMPLETE, policy, it.answers()))
                .orElseGet(() -> {
                    var story = Story.of(order, policy);
                    Answering.answered(story, Forms.COMPLETE, it.answers());
                    return story.happened(new LateReportReceived(it.reportId(), new Personal(of, it.summary()), it.signature(),
                            it.signedBy() == null ? null : new Personal(of, it.signedBy()))).decision();
                });
    }

    /// The order has ended, or somebody else ended the visit: to complete the work is not theirs any more.
    private static boolean isOver(Order order, Caller by) {
        var theirs = order.visits().stream().filter(visit -> by.is(Role.OFFICE) || visit.personIds().contains(by.id())).toList();
        return order.phase().ended() || (theirs.stream().anyMatch(visit -> !visit.stands())
                && theirs.stream().noneMatch(visit -> visit.stage() == Visit.Stage.WORKING));
    }

    static Decision<WorkOrderEvent> part(UsePart it, Order order, Asked asked) {
        if (!order.phase().released())
            return order.phase().ended() ? Refusals.ended(order) : Refusals.notReleased(order);
        var by = asked.by();
        var location = it.location() != null ? it.location() : by.is(Role.TECHNICIAN) ? VAN + by.id() : STORE;
        var kept = order.work().part(it.lineId());
        if (kept.isPresent())
            return isSame(kept.get(), it, location) ? Decision.accepted(List.of()) : taken("line");
        if (order.work().parts().size() >= Limits.MOST_PARTS)
            return Limits.full("parts", Limits.MOST_PARTS);
        return badPlace(it.partId(), location).or(() -> unknownPart(it)).or(() -> badQuantity(it)).or(() -> badSerial(it))
                .orElseGet(() -> Decision.accepted(List.of(new PartUsed(it.lineId(), it.partId(), it.quantity(), location,
                        visitOf(order, by.id()), isLate(order), it.serial(), it.warrantyUntil()))));
    }

    /// What no list has, nobody could price: the order could never be billed.
    private static Optional<Decision<WorkOrderEvent>> unknownPart(UsePart it) {
        return it.countedIn() != null
                ? Optional.empty()
                : Optional.of(Decision.refused("unknown-part",
                        "There is no part " + it.partId() + " in the list of parts. If it was added just now, repeat in a second."));
    }

    private static boolean isSame(PartUsed kept, UsePart it, String location) {
        return kept.partId().equals(it.partId()) && Work.isSame(kept.quantity(), it.quantity()) && kept.location().equals(location)
                && Objects.equals(kept.serial(), it.serial()) && Objects.equals(kept.warrantyUntil(), it.warrantyUntil());
    }

    private static Optional<Decision<WorkOrderEvent>> badSerial(UsePart it) {
        return it.serial() == null
                ? Optional.empty()
                : Limits.text("serial number", it.serial(), Limits.LONGEST_SERIAL)
                        .or(() -> it.quantity().amount().compareTo(BigDecimal.ONE) == 0
                                ? Optional.empty()
                                : Optional.of(Decision.invalid("bad-serial",
                                        "A serial number is one piece's. Note each piece with a line of its own.")));
    }

    private static Optional<Decision<WorkOrderEvent>> badQuantity(UsePart it) {
        var quantity = it.quantity();
        if (quantity.amount().compareTo(Limits.LARGEST_QUANTITY) > 0
                || quantity.amount().stripTrailingZeros().scale() > Limits.QUANTITY_DECIMALS)
            return Optional.of(Decision.invalid("bad-quantity", "A quantity is at most " + Limits.LARGEST_QUANTITY + ", with up to "
                    + Limits.QUANTITY_DECIMALS + " decimals."));
        return quantity.unit().equals(it.countedIn())
                ? Optional.empty()
                : Optional.of(Decision.invalid("wrong-unit",
                        "This part is counted in " + it.countedIn() + ", not in " + quantity.unit() + ". Give the amount in that."));
    }

    /// Stock names an item `<part>@<location>`; what it could not name would stand in its way for ever.
    private static Optional<Decision<WorkOrderEvent>> badPlace(String partId, String location) {
        return PART.matcher(partId).matches() && PLACE.matcher(location).matches() && !location.isBlank()
                ? Optional.empty()
                : Optional.of(Decision.invalid("bad-place",
                        "A part goes by its id, and a location by a name of up to 100 characters without a '/'. Pick both from the stock."));
    }

    static @Nullable String visitOf(Order order, String personId) {
        return order.standingVisits().stream().filter(visit -> visit.begun() && visit.personIds().contains(personId)).map(Visit::visitId)
                .findFirst().orElse(null);
    }

    private static boolean isLate(Order order) {
        return order.phase().ended();
    }

    private static Decision<WorkOrderEvent> taken(String what) {
        return Decision.refused("id-taken", "This order has another " + what + " with this id. Send this one with an id of its own.");
    }
}
