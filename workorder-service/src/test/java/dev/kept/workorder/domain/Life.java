package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Fact;
import dev.kept.decision.Decision.Missing;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.Why;
import dev.kept.events.WorkOrderEvent;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One order in a test: given what was, when somebody asks, then facts or a refusal. What is accepted becomes history.
final class Life {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private final WorkOrderDecider decider;
    private final List<WorkOrderEvent> history = new ArrayList<>();
    private WorkOrder state;
    private Instant now = START;
    private @Nullable Decision<WorkOrderEvent> answer;

    private Life(Policy... policies) {
        this.decider = new WorkOrderDecider(Policies.of(List.of(policies)));
        this.state = decider.initial();
    }

    static Life nothing() {
        return under(Samples.POLICY);
    }

    static Life under(Policy policy) {
        return new Life(policy);
    }

    /// Where there are several; an order is opened under the shipped one, unless its opening names another.
    static Life among(Policy... policies) {
        return new Life(policies);
    }

    /// Maeve has asked, and Declan is to approve.
    static Life submitted() {
        return nothing().given(MAEVE, Samples.open());
    }

    /// Maeve is still writing.
    static Life drafted() {
        return under(Samples.drafting()).given(MAEVE, Samples.open());
    }

    static Life ready() {
        return submitted().given(DECLAN, Samples.approve());
    }

    /// Tomasz is booked for tomorrow.
    static Life dispatched() {
        return ready().given(KEPT, Samples.schedule("visit-1"));
    }

    static Life enRoute() {
        return dispatched().given(TOMASZ, new StartTravel(null, null));
    }

    static Life arrived() {
        return enRoute().given(TOMASZ, new Arrive(null));
    }

    static Life inProgress() {
        return arrived().given(TOMASZ, new StartWork(null));
    }

    static Life inProgress(Policy policy) {
        return under(policy).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve()).given(KEPT, Samples.schedule("visit-1"))
                .given(TOMASZ, new StartWork(null));
    }

    /// Work for 90 EUR is agreed on, and begun.
    static Life agreedOn(Policy policy) {
        return under(policy).given(MAEVE, Samples.open(Samples.euro(9_000), "declan")).given(KEPT, Samples.schedule("visit-1")).given(
                TOMASZ,
                new StartWork(null));
    }

    /// Work for 90 EUR is under way, and Declan is asked about 250 EUR more.
    static Life askedForMore() {
        return agreedOn(Samples.amending()).given(TOMASZ, Samples.extra("extra-1", 25_000));
    }

    /// After 95 minutes, with a photo of the result.
    static Life completed() {
        return inProgress().given(TOMASZ, Samples.resultPhoto()).later(Duration.ofMinutes(95)).given(TOMASZ, Samples.complete());
    }

    /// The same under a policy that wants somebody to look at it.
    static Life completed(Policy policy) {
        return inProgress(policy).given(TOMASZ, Samples.resultPhoto()).later(Duration.ofMinutes(95)).given(TOMASZ, Samples.complete());
    }

    static Life paid() {
        return completed().given(KEPT, Samples.paid());
    }

    static Life denied() {
        return submitted().given(DECLAN, Samples.deny());
    }

    static Life cancelled() {
        return dispatched().given(AOIFE, Samples.cancel());
    }

    Life later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// Like `when`, for what has to work.
    Life given(Caller by, WorkOrderCommand command) {
        when(by, command);
        accepted();
        return this;
    }

    /// Who decides has seen the order as it is, and the question that it asks.
    Life when(Caller by, WorkOrderCommand command) {
        return when(by, command, state instanceof Order order ? order.revision() : null);
    }

    Life when(Caller by, WorkOrderCommand command, @Nullable Integer revision) {
        return when(Samples.seen(command, state), new Asked(by, now, now, revision));
    }

    Life when(WorkOrderCommand command, Asked asked) {
        var decided = decider.decide(command, state, asked);
        answer = decided;
        if (decided instanceof Accepted<WorkOrderEvent>(var facts))
            for (var fact : facts) {
                history.add(fact.event());
                state = decider.evolve(state, fact.event());
            }
        return this;
    }

    /// These facts and no others, by their names.
    Life then(Class<?>... facts) {
        assertEquals(Arrays.stream(facts).map(Class::getSimpleName).toList(),
                accepted().stream().map(fact -> fact.event().getClass().getSimpleName()).toList());
        return this;
    }

    Life thenFact(WorkOrderEvent event) {
        assertTrue(accepted().stream().anyMatch(fact -> fact.event().equals(event)), () -> event + " is not among " + accepted());
        return this;
    }

    /// The fact was the policy's, for this reason.
    Life thenWhy(Class<? extends WorkOrderEvent> type, String rule, String because) {
        assertEquals(new Why(Samples.POLICY.name(), rule, because), theOnly(type).why());
        return this;
    }

    Life thenRefused(String code) {
        var refused = refused();
        assertEquals(code, refused.code(), refused.sentence());
        assertTrue(refused.sentence().length() >= 20 && refused.sentence().endsWith("."), refused.sentence());
        return this;
    }

    Life thenRefused(Decision.Kind kind, String code) {
        assertEquals(kind, refused().kind());
        return thenRefused(code);
    }

    /// The sentence names it.
    Life thenSays(String words) {
        assertTrue(refused().sentence().contains(words), refused().sentence());
        return this;
    }

    Life thenMissing(String... what) {
        assertEquals(List.of(what), refused().missing().stream().map(Missing::what).toList());
        return this;
    }

    Life thenStatus(Status status) {
        assertEquals(status, order().status());
        return this;
    }

    <E extends WorkOrderEvent> E fact(Class<E> type) {
        return type.cast(theOnly(type).event());
    }

    /// The place in the stream of the only fact of this kind.
    long sequenceOf(Class<? extends WorkOrderEvent> type) {
        return history.stream().map(Object::getClass).toList().indexOf(type);
    }

    Order order() {
        return assertInstanceOf(Order.class, state);
    }

    WorkOrder state() {
        return state;
    }

    WorkOrderDecider decider() {
        return decider;
    }

    Instant now() {
        return now;
    }

    List<WorkOrderEvent> history() {
        return List.copyOf(history);
    }

    Decision<WorkOrderEvent> answer() {
        return Objects.requireNonNull(answer, "nothing was asked");
    }

    private Fact<WorkOrderEvent> theOnly(Class<? extends WorkOrderEvent> type) {
        var found = accepted().stream().filter(fact -> type.isInstance(fact.event())).toList();
        assertEquals(1, found.size(), () -> type.getSimpleName() + " in " + accepted());
        return found.getFirst();
    }

    private List<Fact<WorkOrderEvent>> accepted() {
        if (answer() instanceof Accepted<WorkOrderEvent>(var facts))
            return facts;
        throw new AssertionError("refused: " + answer());
    }

    private Refused<WorkOrderEvent> refused() {
        if (answer() instanceof Refused<WorkOrderEvent> refused)
            return refused;
        throw new AssertionError("accepted: " + answer());
    }
}
