package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.duplicate;
import static dev.kept.workorder.domain.Samples.merge;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.FileRef;
import dev.kept.events.WorkOrderEvent.ActionItemMoved;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.events.WorkOrderEvent.OrderLinked;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderMerged;
import dev.kept.workorder.domain.WorkOrderCommand.JoinDuplicate;
import dev.kept.workorder.domain.WorkOrderCommand.MergeInto;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergingTest {

    @Test
    void a_duplicate_ends_and_what_is_open_in_it_is_done_in_the_other() {
        Life.submitted().when(AOIFE, merge())
                .then(ApprovalWithdrawn.class, ActionItemMoved.class, ActionItemMoved.class, WorkOrderMerged.class, WorkOrderClosed.class)
                .thenFact(new ActionItemMoved("item-1", "order-2")).thenFact(new WorkOrderMerged("order-2", "WO-2026-000002"))
                .thenFact(new WorkOrderClosed(Outcome.DUPLICATE, 1, false)).thenStatus(Status.CLOSED);
    }

    @Test
    void nothing_is_left_open_behind_it_neither_a_hold_nor_a_visit() {
        Life.dispatched().given(AOIFE, Samples.hold(HoldReason.WAITING_CUSTOMER)).when(AOIFE, merge()).then(VisitCancelled.class,
                HoldReleased.class, ActionItemMoved.class, ActionItemMoved.class, WorkOrderMerged.class, WorkOrderClosed.class);
    }

    @Test
    void from_a_draft_to_a_scheduled_visit_or_on_hold_and_no_further() {
        Life.drafted().when(MAEVE, merge()).thenStatus(Status.CLOSED);
        Life.ready().when(AOIFE, merge()).thenStatus(Status.CLOSED);
        var undispatched = Life.under(Samples.preset("it-provider")).given(AOIFE, Samples.openUnder("it-provider@1")).given(KEPT,
                Samples.schedule("visit-1"));
        undispatched.thenStatus(Status.SCHEDULED).when(AOIFE, merge()).thenStatus(Status.CLOSED);
        Life.dispatched().when(AOIFE, merge()).thenRefused("visit-under-way");
        Life.inProgress().when(AOIFE, merge()).thenRefused("visit-under-way");
        Life.completed().when(AOIFE, merge()).thenRefused("already-completed");
        Life.cancelled().when(AOIFE, merge()).thenRefused("order-closed");
        Life.under(Samples.drafting()).given(MAEVE, Samples.open()).given(MAEVE, Samples.submit("declan")).given(DECLAN, Samples.deny())
                .when(AOIFE, merge()).thenRefused("denied");
    }

    @Test
    void the_other_is_open_another_one_of_the_same_customer_and_was_not_merged_into_this_one() {
        var life = Life.submitted();
        life.when(AOIFE, new MergeInto(null)).thenRefused("unknown-order");
        life.when(AOIFE, into("c", "brennans-no-more", false, true, false)).thenRefused("other-customer");
        var customer = life.order().request().customerId();
        life.when(AOIFE, into("a", customer, true, true, false)).thenRefused("same-order");
        life.when(AOIFE, into("b", customer, false, false, false)).thenRefused("other-ended");
        life.when(AOIFE, into("b", customer, false, false, true)).thenRefused("other-ended");
        life.when(AOIFE, into("b", customer, false, true, true)).thenRefused("merged-already");
    }

    private static MergeInto into(String id, @Nullable String customer, boolean itself, boolean open, boolean mergedIntoThis) {
        return new MergeInto(new Known.Other(id, "WO-2026-000002", String.valueOf(customer), itself, open, mergedIntoThis));
    }

    @Test
    void who_asked_for_the_work_says_it_or_the_office() {
        Life.submitted().when(MAEVE, merge()).thenStatus(Status.CLOSED);
        Life.submitted().when(DECLAN, merge()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.dispatched().when(TOMASZ, merge()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void the_same_merge_again_changes_nothing_and_another_one_is_too_late() {
        var life = Life.submitted().given(AOIFE, merge());
        life.when(AOIFE, merge()).then();
        life.when(AOIFE, into("order-9", life.order().request().customerId(), false, true, false)).thenRefused("order-closed");
    }

    @Test
    void one_that_was_no_duplicate_after_all_is_reopened_and_what_moved_stays_moved() {
        var life = Life.ready().given(AOIFE, merge()).when(AOIFE, new Reopen("Two boilers.")).thenStatus(Status.READY);
        assertEquals(List.of(Item.State.MOVED, Item.State.MOVED), life.order().items().stream().map(Item::state).toList());
    }

    @Test
    void the_order_that_goes_on_knows_of_the_other_its_words_and_its_pictures_once() {
        var life = Life.submitted().when(KEPT, duplicate("order-3")).then(OrderLinked.class, NoteAdded.class, PhotoAdded.class)
                .thenFact(new OrderLinked("order-3", "WO-2026-000003", LinkKind.DUPLICATE)).thenStatus(Status.SUBMITTED);
        life.when(KEPT, duplicate("order-3")).then().when(AOIFE, duplicate("order-4")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        assertEquals(true, Life.paid().when(KEPT, duplicate("order-3")).fact(NoteAdded.class).late());
    }

    @Test
    void pictures_that_find_no_room_are_left_where_they_are() {
        var files = IntStream.range(0, Limits.MOST_PHOTOS + 1).mapToObj(i -> Samples.file("f", "of-" + i + ".jpg"))
                .map(it -> new FileRef("%064d".formatted(it.name().hashCode() & 0xffff), it.contentType(), 1, it.name(), it.of()))
                .toList();
        var life = Life.submitted().given(KEPT, new JoinDuplicate("order-3", "WO-2026-000003", "Cold.", files));
        assertEquals(Limits.MOST_PHOTOS, life.order().work().photos().size());
    }
}
