package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ActionItemAdded;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.EstimateSet;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.events.WorkOrderEvent.WorkOrderReset;
import dev.kept.workorder.domain.WorkOrderCommand.AddItem;
import dev.kept.workorder.domain.WorkOrderCommand.CorrectDetails;
import dev.kept.workorder.domain.WorkOrderCommand.EditDraft;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.SetEstimate;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// An order that is still being written, and the ways back to that.
final class Drafting {
    private Drafting() {}

    static Decision<WorkOrderEvent> edit(EditDraft it, Order order, Policy policy, Asked asked) {
        return onDraft(order, asked, () -> nonsense(it).orElseGet(() -> {
            var was = order.request();
            var now = new DraftChanged(it.description() == null ? was.description() : words(order, it.description()),
                    Objects.requireNonNullElse(it.priority(), was.priority()), Objects.requireNonNullElse(it.asap(), was.asap()),
                    Objects.requireNonNullElse(it.availability(), was.availability()),
                    it.items() == null ? was.items() : it.items().stream().map(item -> item(order, item)).toList(), order.revision() + 1);
            boolean same = now.equals(new DraftChanged(was.description(), was.priority(), was.asap(), was.availability(), was.items(),
                    order.revision() + 1));
            return same ? Decision.accepted(List.of()) : Story.of(order, policy).happened(now).decision();
        }));
    }

    /// At any time before the end: it changes nothing of what is to be done, so no decision depends on it.
    static Decision<WorkOrderEvent> correct(CorrectDetails it, Order order, Policy policy) {
        if (order.phase().ended())
            return Refusals.ended(order);
        return nonsense(new EditDraft(it.description(), it.priority(), it.asap(), it.availability(), null)).orElseGet(() -> {
            var was = order.request();
            var now = new DetailsCorrected(it.description() == null ? was.description() : words(order, it.description()),
                    Objects.requireNonNullElse(it.priority(), was.priority()), Objects.requireNonNullElse(it.asap(), was.asap()),
                    Objects.requireNonNullElse(it.availability(), was.availability()));
            if (now.equals(new DetailsCorrected(was.description(), was.priority(), was.asap(), was.availability())))
                return Decision.accepted(List.of());
            var story = Story.of(order, policy).happened(now);
            if (!now.availability().equals(was.availability()))
                Proposing.anew(story);
            return story.decision();
        });
    }

    static Decision<WorkOrderEvent> addItem(AddItem it, Order order, Policy policy, Asked asked) {
        return onDraft(order, asked, () -> {
            var item = item(order, it.item());
            if (order.request().items().contains(item))
                return Decision.accepted(List.of());
            var items = Stream.concat(order.request().items().stream().map(was -> new NewItem(was.itemId(), was.description().text())),
                    Stream.of(it.item())).toList();
            return Requested.badItems(items)
                    .orElseGet(() -> Story.of(order, policy).happened(new ActionItemAdded(item, order.revision() + 1)).decision());
        });
    }

    static Decision<WorkOrderEvent> setEstimate(SetEstimate it, Order order, Policy policy, Asked asked) {
        return onDraft(order, asked,
                () -> Requested.badEstimate(it.estimate()).orElseGet(() -> Objects.equals(it.estimate(), order.request().estimate())
                        ? Decision.accepted(List.of())
                        : Story.of(order, policy).happened(new EstimateSet(it.estimate(), order.revision() + 1)).decision()));
    }

    static Decision<WorkOrderEvent> submit(Submit it, Order order, Policy policy, Asked asked) {
        return onDraft(order, asked, () -> {
            if (order.approvals().stream().anyMatch(known -> known.approvalId().equals(it.approvalId())))
                return Decision.refused("id-taken", "This question was asked before. Ask it with an id of its own.");
            var serviceType = it.known().serviceType();
            if (serviceType == null)
                return Decision.refused("unknown-service-type", "There is no such kind of work any more. Open the order anew.");
            var eligible = Submitting.approvers(order, it.known().circles(), policy, asked.by());
            if (it.approver() != null && !eligible.contains(it.approver()))
                return Refusals.notEligible();
            var lacking = Answering.refusal(Forms.SUBMIT, policy, it.answers(), "The order cannot be sent in yet.");
            if (lacking.isPresent())
                return lacking.get();
            var story = Story.of(order, policy);
            Answering.answered(story, Forms.SUBMIT, it.answers());
            Submitting.submit(story, it.approvalId(),
                    Submitting.asking(order, it.approver(), it.known().circles(), policy, asked.by()), serviceType, asked);
            return story.decision();
        });
    }

    static Decision<WorkOrderEvent> withdraw(Order order, Policy policy) {
        var open = order.openApproval();
        if (!(order.phase() instanceof Phase.Submitted) || open.isEmpty())
            return order.phase() instanceof Phase.Draft
                    ? Decision.accepted(List.of())
                    : Decision.refused("not-submitted", "This order does not wait for its approval: there is no question to take back.");
        return Story.of(order, policy)
                .happened(new ApprovalWithdrawn(open.get().approvalId(), open.get().kind(), Withdrawal.RECALLED)).decision();
    }

    static Decision<WorkOrderEvent> reset(Order order, Policy policy) {
        return switch (order.phase()) {
            case Phase.Denied _ -> Story.of(order, policy).happened(new WorkOrderReset()).decision();
            case Phase.Draft _ -> Decision.accepted(List.of());
            case Phase.Completed _,Phase.Closed _ -> Refusals.ended(order);
            default -> notDenied();
        };
    }

    static Decision<WorkOrderEvent> closeDenied(Order order, Policy policy, Asked asked) {
        if (order.phase() instanceof Phase.Closed(var outcome, _) && outcome == Outcome.DENIED)
            return Decision.accepted(List.of());
        if (!(order.phase() instanceof Phase.Denied))
            return notDenied();
        var story = Story.of(order, policy);
        return Ending.close(story, asked, Outcome.DENIED).decision();
    }

    private static Decision<WorkOrderEvent> onDraft(Order order, Asked asked, Supplier<Decision<WorkOrderEvent>> rule) {
        return switch (order.phase()) {
            case Phase.Draft _ -> Refusals.stale(order, asked).orElseGet(rule);
            case Phase.Submitted _ -> Decision.refused("not-a-draft", "This order waits for its approval. Take it back to change it.");
            case Phase.Denied _ -> Decision.refused("not-a-draft", "This order was denied. Make it a draft again to change it.");
            default -> Decision.refused("not-a-draft", "This order is no draft any more. Write what is new as a note.");
        };
    }

    private static Optional<Decision<WorkOrderEvent>> nonsense(EditDraft it) {
        return Stream.of(Optional.ofNullable(it.description()).flatMap(text -> Limits.text("description", text, Limits.LONGEST_TEXT)),
                Optional.ofNullable(it.items()).flatMap(Requested::badItems),
                Optional.ofNullable(it.availability()).flatMap(Requested::badWindows)).flatMap(Optional::stream).findFirst();
    }

    private static ActionItem item(Order order, NewItem item) {
        return new ActionItem(item.itemId(), words(order, item.description()));
    }

    private static Personal words(Order order, String text) {
        return new Personal(order.request().requesterId(), text);
    }

    private static Decision<WorkOrderEvent> notDenied() {
        return Decision.refused("not-denied", "This order was not denied. Cancel it if the work is not wanted.");
    }
}
