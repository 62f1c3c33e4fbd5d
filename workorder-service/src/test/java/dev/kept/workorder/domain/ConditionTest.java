package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.Samples.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.workorder.domain.Policy.Approval;
import dev.kept.workorder.domain.Policy.Approval.Initial;
import dev.kept.workorder.domain.Policy.Approval.OnDeny;
import dev.kept.workorder.domain.Policy.Approval.WithoutApprover;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Condition OVER = new Condition(null, null, euro(15_000), null, null, null);
    private static final Condition BOILERS = new Condition(null, null, null, Set.of("boiler-repair"), null, null);
    private static final Condition EMERGENCIES = new Condition(null, null, null, null, null, Set.of(Priority.EMERGENCY));

    @Test
    void a_sum_is_over_the_limit_from_the_next_cent_on() {
        assertFalse(OVER.of(request(euro(15_000))).holds());
        assertEquals(new Condition.Answer(true, "150.01 EUR is above the limit of 150.00 EUR"), OVER.of(request(euro(15_001))));
    }

    @Test
    void what_cannot_be_compared_counts_as_over() {
        assertTrue(OVER.of(request(null)).holds());
        assertTrue(OVER.of(request(new Money(1, "USD"))).holds());
    }

    @Test
    void clauses_are_joined_by_any_and_all_and_say_what_decided() {
        var request = request(euro(20_000));
        assertEquals(new Condition.Answer(true, "200.00 EUR is above the limit of 150.00 EUR"), any(EMERGENCIES, OVER).of(request));
        assertEquals(new Condition.Answer(false, "The priority is URGENT, none of EMERGENCY"), all(OVER, EMERGENCIES).of(request));
        assertEquals(new Condition.Answer(true,
                "200.00 EUR is above the limit of 150.00 EUR; The service type is boiler-repair, one of boiler-repair"),
                all(OVER, BOILERS).of(request));
        assertFalse(any(EMERGENCIES, all(EMERGENCIES, OVER)).of(request).holds());
    }

    @Test
    void an_order_is_asked_about_where_its_policys_condition_holds_and_the_fact_says_why() {
        var policy = Samples
                .policy(new Approval(Initial.WHEN, null, any(EMERGENCIES, OVER), WithoutApprover.ASK_OFFICE, OnDeny.CLOSE));
        Life.under(policy).when(People.MAEVE, Samples.open(euro(15_001), "declan")).thenWhy(ApprovalRequested.class,
                "approval.initial = WHEN", "150.01 EUR is above the limit of 150.00 EUR");
        Life.under(policy).when(People.MAEVE, Samples.open(euro(15_000), "declan")).thenStatus(Status.READY);
    }

    @Test
    void a_condition_has_one_clause_that_can_hold_and_does_not_stand_too_deep() {
        assertThrows(IllegalArgumentException.class, () -> new Condition(null, null, null, null, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Condition(null, null, euro(1), Set.of("a"), null, null));
        assertThrows(IllegalArgumentException.class, () -> new Condition(null, null, null, Set.of(), null, null));
        assertThrows(IllegalArgumentException.class, () -> any());
        assertEquals(true, any(any(any(any(OVER)))).of(request(null)).holds());
        assertThrows(IllegalArgumentException.class, () -> any(any(any(any(any(OVER))))));
    }

    private static Condition any(Condition... parts) {
        return new Condition(List.of(parts), null, null, null, null, null);
    }

    private static Condition all(Condition... parts) {
        return new Condition(null, List.of(parts), null, null, null, null);
    }

    private static Request request(@Nullable Money estimate) {
        return Life.nothing().given(People.MAEVE, Samples.open(estimate, "declan")).order().request();
    }
}
