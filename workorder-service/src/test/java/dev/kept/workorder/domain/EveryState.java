package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.WorkOrderEvent;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every state that an order under one policy can come to, found breadth first: in each state everything is asked ([EveryAsk]), and what
/// is accepted leads to the next. Orders that look the same to the rules are one state, told apart by a key ([Looks]); the first one found
/// stands for all of them. That they are the same is not believed: see [#unlike]. The bound is what [EveryAsk] asks, and [#MOST_STATES].
final class EveryState<K extends Record> {
    private static final int MOST_STATES = 100_000;
    /// After the time of the visits, so that who did not come can be missed.
    private static final Instant START = Instant.parse("2026-03-09T08:00:00Z");
    /// Longer than any policy gives.
    private static final Duration PATIENCE = Duration.ofDays(60);
    private final WorkOrderDecider decider;
    private final Policy policy;
    private final Policy next;
    private final Function<Order, K> looks;
    private final Map<K, State<K>> found = new LinkedHashMap<>();
    private final Map<K, Order> foundLast = new HashMap<>();
    private final Queue<State<K>> queue = new ArrayDeque<>();

    /// @param from the state before; null for the first one
    /// @param by what was asked there
    /// @param answers to everything, in the order of [EveryAsk]: the key of the state that it leads to, or the code of the refusal
    record State<K>(K key, Order order, @Nullable State<K> from, String by, List<Object> answers) {
        boolean isOpen() {
            return order.status() != Status.CLOSED;
        }

        /// How an order gets here.
        String way() {
            return from == null ? by : from.way() + ", " + by;
        }
    }

    private EveryState(Policy policy, Function<Order, K> looks) {
        this.policy = policy;
        this.next = EveryAsk.next(policy);
        this.looks = looks;
        this.decider = new WorkOrderDecider(Policies.of(List.of(policy, next)));
    }

    static <K extends Record> EveryState<K> of(Policy policy, Function<Order, K> looks) {
        var all = new EveryState<>(policy, looks);
        var nothing = all.decider.initial();
        EveryAsk.openings(policy).forEach(ask -> all.noteDown(all.answer(nothing, ask), nothing, null, ask));
        while (!all.queue.isEmpty())
            all.askEverything(all.queue.remove());
        return all;
    }

    private void askEverything(State<K> state) {
        for (var ask : EveryAsk.of(state.order(), policy, next))
            state.answers().add(noteDown(answer(state.order(), ask), state.order(), state, ask));
    }

    private Object noteDown(Decision<WorkOrderEvent> answer, WorkOrder before, @Nullable State<K> from, EveryAsk ask) {
        return switch (answer) {
            case Refused<WorkOrderEvent> no -> no.code();
            case Accepted<WorkOrderEvent>(var facts) -> {
                var order = after(before, facts);
                var key = looks.apply(order);
                if (found.containsKey(key))
                    foundLast.put(key, order);
                else {
                    var state = new State<>(key, order, from, ask.words(), new ArrayList<>());
                    found.put(key, state);
                    queue.add(state);
                    if (found.size() > MOST_STATES)
                        throw new AssertionError("More than " + MOST_STATES + " states: the key tells apart what does not matter");
                }
                yield key;
            }
        };
    }

    Collection<State<K>> states() {
        return found.values();
    }

    /// Each state's order that was found last, by another way, is asked everything too. Named is what it answers otherwise than the first
    /// one: there the key forgets something that a rule looks at.
    List<String> unlike() {
        return foundLast.entrySet().stream().flatMap(last -> unlike(Objects.requireNonNull(found.get(last.getKey())), last.getValue()))
                .toList();
    }

    private Stream<String> unlike(State<K> state, Order other) {
        var asks = EveryAsk.of(other, policy, next);
        return IntStream.range(0, asks.size()).filter(i -> !state.answers().get(i).equals(told(other, asks.get(i))))
                .mapToObj(
                        i -> asks.get(i).words() + " after " + state.way() + ": " + state.answers().get(i) + ", but in another such state "
                                + told(other, asks.get(i)));
    }

    private Object told(Order order, EveryAsk ask) {
        return switch (answer(order, ask)) {
            case Refused<WorkOrderEvent> no -> no.code();
            case Accepted<WorkOrderEvent>(var facts) -> looks.apply(after(order, facts));
        };
    }

    /// Open orders that no way leads from to such an end, or only one by another end and a life once more.
    List<State<K>> stuck(Predicate<Order> end) {
        var before = new HashMap<Object, List<State<K>>>();
        for (var state : found.values())
            if (state.isOpen())
                state.answers().stream().distinct().forEach(next -> before.computeIfAbsent(next, _ -> new ArrayList<>()).add(state));
        var lead = new HashMap<K, State<K>>();
        var ends = new ArrayDeque<>(found.values().stream().filter(state -> !state.isOpen() && end.test(state.order())).toList());
        while (!ends.isEmpty())
            before.getOrDefault(ends.remove().key(), List.of()).stream().filter(state -> lead.putIfAbsent(state.key(), state) == null)
                    .forEach(ends::add);
        return found.values().stream().filter(state -> state.isOpen() && !lead.containsKey(state.key())).toList();
    }

    private Order after(WorkOrder before, List<Decision.Fact<WorkOrderEvent>> facts) {
        var state = before;
        for (var fact : facts)
            state = decider.evolve(state, fact.event());
        return (Order) state;
    }

    private Decision<WorkOrderEvent> answer(WorkOrder state, EveryAsk ask) {
        var order = state instanceof Order it ? it : null;
        var now = START.plus(Duration.ofMinutes(order == null ? 0 : order.facts()));
        if (ask.command() instanceof ExpireOffer || ask.command() instanceof UnassignUnpicked)
            now = now.plus(Duration.ofDays(2)); // the timer asks when it is time
        if (ask.command() instanceof ExpireApproval)
            now = now.plus(PATIENCE);
        return decider.decide(ask.command(), state, new Asked(ask.by(), now, now, order == null ? null : order.revision()));
    }
}
