package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Fact;
import dev.kept.events.Why;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts of one decision as they add up: each next rule sees the order as it is after the facts before. What a person (or a service)
/// does `happened`; what the policy does by itself is `byRule`, with the knob that decided and the values that it compared.
final class Story {
    private final List<Fact<WorkOrderEvent>> facts = new ArrayList<>();
    private final Policy policy;
    private Order order;

    private Story(Policy policy, Order order) {
        this.policy = policy;
        this.order = order;
    }

    static Story of(Order order, Policy policy) {
        return new Story(policy, order);
    }

    static Story beginning(WorkOrderOpened opened, Policy policy) {
        var story = new Story(policy, Order.opened(opened));
        story.facts.add(new Fact<>(opened, null));
        return story;
    }

    Story happened(WorkOrderEvent event) {
        return add(event, null);
    }

    Story byRule(String rule, String because, WorkOrderEvent event) {
        return add(event, policy.why(rule, because));
    }

    private Story add(WorkOrderEvent event, @Nullable Why why) {
        Proposing.endedBy(event, order).ifPresent(this::happened);
        facts.add(new Fact<>(event, why));
        order = Evolution.after(order, event);
        return this;
    }

    Policy policy() {
        return policy;
    }

    /// As it is after the facts so far.
    Order order() {
        return order;
    }

    /// The sequence that the last fact will have in the stream.
    long lastSequence() {
        return order.facts() - 1;
    }

    Decision<WorkOrderEvent> decision() {
        return new Decision.Accepted<>(facts);
    }
}
