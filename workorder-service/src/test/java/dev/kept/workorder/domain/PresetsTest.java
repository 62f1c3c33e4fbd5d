package dev.kept.workorder.domain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toConcurrentMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.workorder.domain.EveryState.State;
import dev.kept.workorder.domain.Policy.Start.StartOn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each policy that comes with Kept is walked through to its last corner.
class PresetsTest {
    private static @Nullable Map<String, Walked> walked;

    /// @param unlike states whose orders are not answered the same
    private record Walked(EveryState<Looks> states, List<String> unlike) {
        static Walked through(Policy policy) {
            var states = EveryState.of(policy, order -> Looks.of(order, policy));
            return new Walked(states, states.unlike());
        }
    }

    /// All at once: they have nothing to do with each other.
    @BeforeAll
    static void walk() {
        walked = Samples.PRESETS.parallelStream().collect(toConcurrentMap(Policy::name, Walked::through));
    }

    static Stream<String> presets() {
        return Samples.PRESETS.stream().map(Policy::name);
    }

    private static EveryState<Looks> states(String preset) {
        return walked(preset).states();
    }

    private static Walked walked(String preset) {
        assertTrue(walked != null && walked.containsKey(preset), preset);
        return walked.get(preset);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void every_open_order_can_end_well_and_otherwise(String preset) {
        assertEquals(List.of(), ways(states(preset).stuck(PresetsTest::isResolved)), "from here no order is resolved");
        assertEquals(List.of(), ways(states(preset).stuck(Predicate.not(PresetsTest::isResolved))), "from here no order ends otherwise");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void nothing_is_left_open_behind_the_end(String preset) {
        states(preset).states().forEach(state -> RandomWalkTest.checkNothingOpen(state.order()));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void orders_that_count_as_one_state_are_answered_the_same(String preset) {
        assertEquals(List.of(), walked(preset).unlike().stream().limit(3).toList());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void the_walk_comes_to_every_status_of_the_way(String preset) {
        var statuses = states(preset).states().stream().collect(groupingBy(state -> state.order().status(), TreeMap::new, counting()));
        System.out.println(preset + ": " + states(preset).states().size() + " states, " + statuses);
        var missing = new HashSet<>(List.of(Status.READY, Status.EN_ROUTE, Status.IN_PROGRESS, Status.ON_HOLD, Status.CLOSED));
        if (Samples.preset(preset.split("@")[0]).start().on() == StartOn.ARRIVE)
            assertFalse(statuses.containsKey(Status.ARRIVED), "who has arrived works");
        else
            missing.add(Status.ARRIVED);
        missing.removeAll(statuses.keySet());
        assertEquals(List.of(), List.copyOf(missing));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void the_path_that_is_drawn_has_every_status_to_which_an_order_comes_and_no_other(String preset) {
        var policy = Samples.PRESETS.stream().filter(it -> it.name().equals(preset)).findFirst().orElseThrow();
        var path = OrderPath.of(policy);
        var drawn = path.stops().stream().map(OrderPath.Stop::status).collect(toCollection(TreeSet::new));
        if (!path.afterNo().isEmpty())
            drawn.add(Status.DENIED);
        if (path.mayWait())
            drawn.add(Status.ON_HOLD);
        assertEquals(states(preset).states().stream().map(state -> state.order().status()).collect(toCollection(TreeSet::new)), drawn);
    }

    @Test
    void orders_that_are_completed_without_the_steps_before_it_end_well_and_otherwise_too() {
        var policy = Samples.preset("facility-approval", Map.of("complete",
                "{\"requires\":[],\"from\":\"SCHEDULED\",\"by\":[\"TECHNICIAN\",\"SUBMITTER\"]}"));
        var states = EveryState.of(policy, order -> Looks.of(order, policy));
        assertEquals(List.of(), ways(states.stuck(PresetsTest::isResolved)));
        assertEquals(List.of(), ways(states.stuck(Predicate.not(PresetsTest::isResolved))));
        assertEquals(List.of(), states.unlike().stream().limit(3).toList());
        states.states().forEach(state -> RandomWalkTest.checkNothingOpen(state.order()));
    }

    @Test
    void everything_is_asked() {
        var order = Life.dispatched().order();
        assertEquals(Arrays.stream(WorkOrderCommand.class.getPermittedSubclasses()).map(Class::getSimpleName).sorted().toList(),
                Stream.of(order, order.withVisits(List.of()), order.withCycle(order.cycle().billed(1)))
                        .flatMap(it -> EveryAsk.of(it, Samples.POLICY, Samples.policy(2)).stream())
                        .map(ask -> ask.command().getClass().getSimpleName()).distinct().sorted().toList());
    }

    @Test
    void a_policy_whose_orders_nobody_can_resolve_would_be_noticed() {
        var policy = Samples.preset("it-provider", Map.of("close", "{\"on\":\"MANUAL\",\"by\":[\"ACCOUNTANT\"]}"));
        var nobody = EveryState.of(policy, order -> Looks.of(order, policy));
        assertEquals(nobody.states().stream().filter(State::isOpen).count(), nobody.stuck(PresetsTest::isResolved).size());
        assertEquals(List.of(), nobody.stuck(Predicate.not(PresetsTest::isResolved)), "though each can be cancelled");
    }

    @Test
    void a_key_that_forgets_what_a_rule_looks_at_would_be_noticed() {
        record Coarse(Status status) {}
        var coarse = EveryState.of(Samples.preset("it-provider"), order -> new Coarse(order.status()));
        assertFalse(coarse.unlike().isEmpty());
    }

    private static boolean isResolved(Order order) {
        return order.phase() instanceof Phase.Closed closed && closed.outcome() == Outcome.RESOLVED;
    }

    private static List<String> ways(List<? extends State<?>> states) {
        return states.stream().map(State::way).limit(5).toList();
    }
}
