package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItemResolved;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.SignatureCaptured;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.workorder.domain.Policy.Complete.By;
import dev.kept.workorder.domain.Policy.Complete.From;
import dev.kept.workorder.domain.Policy.Complete.Requirement;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The end of the work: nothing required may be missing, and everything that invoicing needs is told at once.
final class Completing {
    private static final String UNNAMED = "The customer";
    /// Of a visit that nobody is needed for any more.
    private static final String COMPLETED = "work-completed";

    private Completing() {}

    static Decision<WorkOrderEvent> complete(Complete it, Order order, Policy policy, Asked asked) {
        if (!may(asked.by(), order, policy))
            return Decision.forbidden("Work is not yours to complete here: " + who(policy) + ".");
        if (order.phase().ended())
            return Refusals.ended(order);
        if (order.standingVisits().isEmpty())
            return order.visits().isEmpty() ? Refusals.noVisit(order) : Refusals.visitsOver(order);
        if (isOnlyByVisit(asked.by(), order, policy) && !order.comes(asked.by().id()))
            return Refusals.comesNoMore();
        if (!isBegun(order) && policy.complete().from() == From.IN_PROGRESS)
            return Decision.refused("not-in-progress", "The work has not begun yet: there is nothing to complete.",
                    new Missing("work", "The start of the work", "start-work"));
        if (order.waitsForApproval())
            return Refusals.waitsForApproval();
        if (!isBegun(order) && order.held() != null)
            return Refusals.onHold(order);
        return Limits.text("summary", it.summary(), Limits.LONGEST_TEXT).or(() -> Hours.nonsense(it, policy.complete()))
                .or(() -> Answering.nonsense(Forms.COMPLETE, policy, it.answers())).or(() -> missing(it, order, policy, asked))
                .orElseGet(() -> completed(it, order, policy, asked));
    }

    static boolean may(Caller by, Order order, Policy policy) {
        return isOnlyByVisit(by, order, policy) || mayWithoutVisit(by, order, policy);
    }

    /// Whether a visit that stands is enough for them, because nobody reports its steps.
    static boolean mayAsBooked(Caller by, Order order, Policy policy) {
        return policy.complete().from() == From.SCHEDULED && !order.standingVisits().isEmpty() && may(by, order, policy);
    }

    /// A technician who is nothing else to the order than the one who comes.
    private static boolean isOnlyByVisit(Caller by, Order order, Policy policy) {
        return policy.complete().by().contains(By.TECHNICIAN) && Access.isTechnician(order, by) && !mayWithoutVisit(by, order, policy);
    }

    private static boolean mayWithoutVisit(Caller by, Order order, Policy policy) {
        var those = policy.complete().by();
        return (those.contains(By.OFFICE) && by.is(Role.OFFICE)) || (those.contains(By.SUBMITTER) && Access.isSubmitter(order, policy, by));
    }

    private static String who(Policy policy) {
        return policy.complete().by().stream().sorted().map(by -> switch (by) {
            case TECHNICIAN -> "the technician of the visit does that";
            case OFFICE -> "the office does that";
            case SUBMITTER -> "who asked for the work does that";
        }).collect(Collectors.joining(", or "));
    }

    private static boolean isBegun(Order order) {
        return order.standingVisits().stream().anyMatch(visit -> visit.stage() == Visit.Stage.WORKING);
    }

    private static Optional<Decision<WorkOrderEvent>> missing(Complete it, Order order, Policy policy, Asked asked) {
        var required = policy.complete().requires().stream().sorted().flatMap(one -> missing(one, it, order, asked).stream());
        var billed = Hours.missing(it, order, policy.complete()).stream();
        var course = Choosing.missing(Choosing.CARRIED_OUT, order, policy, asked).stream();
        var answers = Answering.missing(Forms.COMPLETE, policy, it.answers()).stream();
        return Answering.incomplete("The work cannot be completed yet.",
                Stream.of(course, required, billed, answers).flatMap(Function.identity()).toList());
    }

    private static Optional<Missing> missing(Requirement required, Complete it, Order order, Asked asked) {
        return switch (required) {
            case SIGNATURE -> it.signature() != null
                    ? Optional.empty()
                    : Optional.of(new Missing("signature", "Let the customer sign on the device.", "complete"));
            case RESULT_PHOTO -> order.photosToTell().anyMatch(photo -> photo.phase() == PhotoPhase.RESULT)
                    ? Optional.empty()
                    : Optional.of(new Missing("result-photo", "Add a photo of the result.", "add-photo"));
            case NOTES -> order.work().writers().stream().anyMatch(writer -> writer.equals(asked.by().id()) || order.isAssigned(writer))
                    ? Optional.empty()
                    : Optional.of(new Missing("note", "Write a note of what you found and did.", "add-note"));
            case DONE_OR_REASON -> order.openItems().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Missing("items", "Tick off each thing to fix, or close it with the reason.", "resolve-item"));
            case ITEMS -> order.openItems().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Missing("items", "Tick off each thing to fix, or close it undone.", "resolve-item"));
        };
    }

    private static Decision<WorkOrderEvent> completed(Complete it, Order order, Policy policy, Asked asked) {
        var story = Story.of(order, policy);
        var requester = order.request().requesterId();
        Timing.stopAll(story, asked);
        Holding.end(story, HoldEnd.COMPLETED, asked);
        // where nobody reports the steps, the completion itself says that the visit took place
        var meant = isBegun(order)
                ? Optional.<Visit>empty()
                : OnSite.theirs(order.standingVisits(), asked.by())
                        .or(() -> isOnlyByVisit(asked.by(), order, policy)
                                ? Optional.empty() // theirs is over, and of another's they tell nothing
                                : OnSite.furthest(order.standingVisits().stream()));
        order.standingVisits().forEach(visit -> story.happened(meant.filter(visit::equals).isPresent()
                ? new VisitFinished(visit.visitId(), visit.personIds(), asked.now())
                : visit.leftOn(COMPLETED, asked.now())));
        order.openItems().forEach(item -> story.happened(new ActionItemResolved(item.itemId())));
        if (it.signature() != null)
            story.happened(new SignatureCaptured(it.signature(), new Personal(requester, it.signedBy() == null ? UNNAMED : it.signedBy())));
        Answering.answered(story, Forms.COMPLETE, it.answers());
        story.happened(workCompleted(it, story.order()));
        switch (policy.verify()) {
            case NONE -> Reopening.accepted(story, asked, story.lastSequence(), "verify = NONE",
                    "The work is complete and nobody has to look at it before it is billed");
            case OFFICE -> {
                // somebody looks at it first
            }
        }
        return story.decision();
    }

    private static WorkCompleted workCompleted(Complete it, Order order) {
        var request = order.request();
        var parts = order.partsToTell().toList();
        return new WorkCompleted(order.cycle().number(), request.customerId(), request.siteId(), request.serviceType(),
                order.workedToTell(), parts,
                order.tripsToTell(), new Personal(request.requesterId(), it.summary()), order.photosToTell().map(PhotoAdded::file).toList(),
                it.signature(), it.billed(), it.billedReason() == null ? null : new Personal(request.requesterId(), it.billedReason()));
    }
}
