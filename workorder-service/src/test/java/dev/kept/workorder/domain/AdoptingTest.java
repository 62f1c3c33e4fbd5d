package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.PolicyAdopted;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import dev.kept.workorder.domain.WorkOrderCommand.Amend;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptingTest {
    private static final Policy SECOND = Samples.policy(2);

    @Test
    void an_order_moves_to_a_later_version_for_a_reason_and_what_was_granted_stays() {
        var life = Life.among(Samples.POLICY, SECOND).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve());
        life.when(AOIFE, new AdoptPolicy(SECOND, "Signed on Monday.")).then(PolicyAdopted.class)
                .thenFact(new PolicyAdopted("home-service@1", "home-service@2", "Signed on Monday.")).thenStatus(Status.READY);
        assertEquals("home-service@2", life.order().request().policy());
        life.when(AOIFE, new AdoptPolicy(SECOND, "Again.")).then();
    }

    @Test
    void its_rules_hold_from_then_on() {
        var amending = Samples.amending(2);
        var life = Life.among(Samples.POLICY, amending).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve());
        var amend = new Amend("The bath too.", List.of(), List.of(), null);
        life.when(AOIFE, amend).thenRefused("no-amendments");
        life.given(AOIFE, new AdoptPolicy(amending, "They may.")).given(AOIFE, amend);
    }

    @Test
    void it_does_not_go_back_nor_to_another_policy_nor_without_a_reason() {
        var life = Life.among(SECOND, Samples.POLICY).given(MAEVE, Samples.openUnder(SECOND.name()));
        life.when(AOIFE, new AdoptPolicy(Samples.POLICY, "Better.")).thenRefused("not-forward");
        life.when(AOIFE, new AdoptPolicy(null, "Better.")).thenRefused(Kind.INVALID, "unknown-policy");
        life.when(AOIFE, new AdoptPolicy(SECOND, " ")).thenRefused(Kind.INVALID, "missing-text");
    }

    @Test
    void only_the_office_moves_an_order_and_only_one_that_has_not_ended() {
        for (var other : List.of(MAEVE, TOMASZ))
            Life.dispatched().when(other, new AdoptPolicy(SECOND, "Better.")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.cancelled().when(AOIFE, new AdoptPolicy(SECOND, "Better.")).thenRefused("order-closed");
        Life.completed().when(AOIFE, new AdoptPolicy(SECOND, "Better.")).thenRefused("already-completed");
    }
}
