package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ActionItemAdded;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.workorder.domain.WorkOrderCommand.JoinOccurrence;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemizingTest {
    private static final String WORDS = "Service the boiler (due on Wednesday 15 April 2026)";

    @Test
    void the_next_time_of_a_plan_is_one_thing_more_to_do_in_an_order_that_has_not_ended() {
        for (var life : new Life[]{Life.submitted(), Life.dispatched(), Life.inProgress()}) {
            int revision = life.order().revision();
            life.when(KEPT, Samples.due("item-due"))
                    .thenFact(new ActionItemAdded(new ActionItem("item-due", new Personal("maeve", WORDS)), revision + 1));
            assertTrue(life.order().items().stream().anyMatch(item -> item.itemId().equals("item-due") && item.isOpen()));
            life.when(KEPT, Samples.due("item-due")).then();
        }
    }

    @Test
    void who_is_to_approve_sees_it_first() {
        var shown = Samples.approve();
        Life.submitted().given(KEPT, Samples.due("item-due")).when(DECLAN, shown, Order.FIRST_REVISION).thenRefused("stale-revision");
        Life.submitted().when(DECLAN, shown, Order.FIRST_REVISION).then(ApprovalGranted.class, WorkOrderReleased.class);
    }

    @Test
    void an_order_that_has_ended_takes_nothing_more_nor_does_one_that_is_full() {
        Life.completed().when(KEPT, Samples.due("item-due")).thenRefused("already-completed");
        Life.cancelled().when(KEPT, Samples.due("item-due")).thenRefused("order-closed");
        var full = Life.ready();
        IntStream.range(full.order().items().size(), Limits.MOST_ITEMS).forEach(n -> full.given(KEPT, Samples.due("due-" + n)));
        assertEquals(Limits.MOST_ITEMS, full.order().items().size());
        full.when(KEPT, Samples.due("one-more")).thenRefused("too-many-things-to-fix");
    }

    @Test
    void nobody_adds_to_it_in_the_name_of_a_plan() {
        Life.ready().when(AOIFE, Samples.due("item-due")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.ready().when(KEPT, new JoinOccurrence(new NewItem("item-due", " "))).thenRefused(Kind.INVALID, "missing-text");
    }
}
