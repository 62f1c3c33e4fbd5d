package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static dev.kept.workorder.domain.Samples.followUp;
import static dev.kept.workorder.domain.Samples.schedule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ActionItemMoved;
import dev.kept.events.WorkOrderEvent.ActionItemResolved;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.FollowUpCreated;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.OrderLinked;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.CreateFollowUp;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FollowingUpTest {
    private static final CreateFollowUp NEXT_ORDER = followUp(FollowUpKind.ORDER, "order-2", "item-2");

    @Test
    @Tag("D46")
    @Tag("A01")
    void what_is_left_moves_to_an_order_of_its_own_and_the_words_and_its_number_are_told() {
        Life.inProgress().when(TOMASZ, NEXT_ORDER).then(FollowUpCreated.class, ActionItemMoved.class)
                .thenFact(new FollowUpCreated(FollowUpKind.ORDER, "order-2", "WO-2026-000002", List.of("item-2"),
                        new Personal("maeve", "The pump wants changing."), null))
                .thenFact(new ActionItemMoved("item-2", "order-2")).thenStatus(Status.IN_PROGRESS);
    }

    @Test
    @Tag("D48")
    void a_completion_does_not_wait_for_what_has_moved_and_resolves_only_the_rest() {
        var ticked = Life.inProgress(Samples.varied(Map.of("complete", "{\"requires\":[\"ITEMS\"]}")))
                .given(TOMASZ, new ResolveItem("item-1"));
        ticked.when(TOMASZ, Samples.complete()).thenRefused("incomplete").thenMissing("items");
        ticked.given(TOMASZ, NEXT_ORDER).when(TOMASZ, Samples.complete()).thenStatus(Status.COMPLETED);

        var life = Life.inProgress().given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, NEXT_ORDER).when(TOMASZ, Samples.complete());
        assertEquals("item-1", life.fact(ActionItemResolved.class).itemId());
        assertEquals(Item.State.MOVED, life.order().items().getLast().state());
    }

    @Test
    void what_has_moved_is_neither_ticked_off_nor_closed_nor_moved_again() {
        var life = Life.inProgress().given(TOMASZ, NEXT_ORDER);
        life.when(TOMASZ, new ResolveItem("item-2")).thenRefused("item-settled");
        life.when(AOIFE, new CloseItem("item-2")).thenRefused("item-settled");
        life.when(TOMASZ, followUp(FollowUpKind.TASK, "task-1", "item-2")).thenRefused("item-settled");
        life.when(AOIFE, Samples.cancel());
        assertEquals("item-1", life.fact(ActionItemClosed.class).itemId(), "the end closes the rest alone");
    }

    @Test
    void what_has_moved_stays_moved_when_the_order_lives_once_more_and_the_reopening_names_the_orders_that_came_of_it() {
        var life = Life.inProgress().given(TOMASZ, NEXT_ORDER).given(TOMASZ, followUp(FollowUpKind.TASK, "task-1"))
                .given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, Samples.complete()).when(AOIFE, new Reopen("It drips again."));
        assertEquals(List.of("order-2"), life.fact(WorkOrderReopened.class).followUps());
        assertEquals(Item.State.MOVED, life.order().items().getLast().state());
        life.given(KEPT, schedule("visit-2")).when(TOMASZ, new ResolveItem("item-2")).thenRefused("item-settled");
    }

    @Test
    void it_is_said_once_somebody_was_there_and_still_when_all_is_over() {
        Life.enRoute().when(TOMASZ, NEXT_ORDER).thenRefused("not-arrived");
        Life.dispatched().when(AOIFE, NEXT_ORDER).thenRefused("not-arrived");
        Life.arrived().when(TOMASZ, NEXT_ORDER).then(FollowUpCreated.class, ActionItemMoved.class);
        Life.inProgress().given(TOMASZ, new ReportNotDone(null, "Nobody at home")).when(AOIFE, NEXT_ORDER)
                .then(FollowUpCreated.class, ActionItemMoved.class);
        Life.completed().when(TOMASZ, NEXT_ORDER).thenRefused("item-settled")
                .when(TOMASZ, followUp(FollowUpKind.ORDER, "order-2")).then(FollowUpCreated.class);
        Life.paid().when(AOIFE, followUp(FollowUpKind.TASK, "task-1")).then(FollowUpCreated.class).thenStatus(Status.CLOSED);
    }

    @Test
    void it_is_the_technicians_of_the_visit_or_the_offices() {
        Life.inProgress().when(MAEVE, NEXT_ORDER).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.inProgress().when(ZOFIA, NEXT_ORDER).thenRefused(Kind.NOT_FOUND, "not-found");
        Life.inProgress().when(KEPT, NEXT_ORDER).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void the_same_follow_up_again_is_none_whatever_number_was_drawn_for_it_and_another_one_needs_an_id_of_its_own() {
        var life = Life.inProgress().given(TOMASZ, NEXT_ORDER);
        life.when(TOMASZ, new CreateFollowUp(NEXT_ORDER.kind(), "order-2", "WO-2026-000009", NEXT_ORDER.items(), NEXT_ORDER.text(), null))
                .then();
        life.when(TOMASZ, followUp(FollowUpKind.TASK, "order-2", "item-2")).thenRefused("id-taken");
        life.when(TOMASZ, followUp(FollowUpKind.ORDER, "order-2")).thenRefused("id-taken");
    }

    @Test
    void words_months_and_things_are_checked_and_there_is_an_end_to_it() {
        Life.inProgress().when(TOMASZ, new CreateFollowUp(FollowUpKind.TASK, "t", null, List.of(), " ", null))
                .thenRefused(Kind.INVALID, "missing-text")
                .when(TOMASZ, new CreateFollowUp(FollowUpKind.TASK, "t", null, List.of(), "Order it", 3))
                .thenRefused(Kind.INVALID, "bad-months")
                .when(TOMASZ, new CreateFollowUp(FollowUpKind.REMINDER, "t", null, List.of(), "Ask", null))
                .thenRefused(Kind.INVALID, "bad-months")
                .when(TOMASZ, new CreateFollowUp(FollowUpKind.REMINDER, "t", null, List.of(), "Ask", 121))
                .thenRefused(Kind.INVALID, "bad-months")
                .when(TOMASZ, new CreateFollowUp(FollowUpKind.REMINDER, "t", null, List.of(), "Ask", 120)).then(FollowUpCreated.class)
                .when(TOMASZ, followUp(FollowUpKind.ORDER, "o", "item-9")).thenRefused("unknown-item")
                .when(TOMASZ, followUp(FollowUpKind.ORDER, "o", "item-1", "item-1")).thenRefused(Kind.INVALID, "bad-items");
        var full = Life.inProgress();
        for (int i = 0; i < Limits.MOST_FOLLOW_UPS; i++)
            full.given(TOMASZ, followUp(FollowUpKind.TASK, "task-" + i));
        full.when(TOMASZ, followUp(FollowUpKind.TASK, "one-more")).thenRefused("too-many-follow-ups");
    }

    @Test
    @Tag("D46")
    void the_order_that_comes_of_it_is_opened_by_kept_alone_and_says_what_it_follows() {
        var child = child(true);
        Life.nothing().when(AOIFE, child).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        var life = Life.nothing().when(KEPT, child)
                .then(WorkOrderOpened.class, WorkOrderSubmitted.class, ApprovalRequested.class, OrderLinked.class)
                .thenFact(new OrderLinked("order-1", "WO-2026-000001", LinkKind.FOLLOW_UP)).thenStatus(Status.SUBMITTED);
        assertEquals(Source.TECHNICIAN, life.fact(WorkOrderOpened.class).source());
        life.when(KEPT, child).then();
        assertEquals(Source.OFFICE, Life.nothing().when(KEPT, child(false)).fact(WorkOrderOpened.class).source());
    }

    private static OpenOrder child(boolean byTechnician) {
        var it = Samples.open();
        return new OpenOrder("WO-2026-000002", it.policy(), "Follow-up of WO-2026-000001", it.approvalId(), it.description(),
                it.priority(), false, List.of(), it.items(), List.of(), null, it.known(),
                new Known.Parent("order-1", "WO-2026-000001", byTechnician));
    }
}
