package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NIAMH;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static dev.kept.workorder.domain.Samples.note;
import static dev.kept.workorder.domain.Samples.part;
import static dev.kept.workorder.domain.Samples.resultPhoto;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NotingTest {

    @Test
    @Tag("D36")
    @Tag("D37")
    @Tag("D38")
    void notes_photos_and_parts_are_kept() {
        var life = Life.inProgress();
        assertFalse(life.when(TOMASZ, note("note-1")).fact(NoteAdded.class).late());
        assertEquals(PhotoPhase.RESULT, life.when(TOMASZ, resultPhoto()).fact(PhotoAdded.class).phase());
        assertEquals(new PartUsed("line-1", "vessel", new Quantity(BigDecimal.TWO, "pcs"), "van-tomasz", "visit-1", false, null, null),
                life.when(TOMASZ, part("line-1")).fact(PartUsed.class));
        assertEquals("store", life.when(AOIFE, part("line-2")).fact(PartUsed.class).location(), "the office has no van");
    }

    @Test
    void what_a_phone_brings_after_the_end_is_kept_and_marked_late() {
        assertTrue(Life.completed().when(TOMASZ, note("note-1")).fact(NoteAdded.class).late());
        assertTrue(Life.paid().when(TOMASZ, part("line-1")).thenStatus(Status.CLOSED).fact(PartUsed.class).late());
        assertTrue(Life.cancelled().when(TOMASZ, new AddPhoto("photo-9", PhotoPhase.PROBLEM, Samples.SIGNATURE)).fact(PhotoAdded.class)
                .late());
    }

    @Test
    void the_customer_may_add_a_word_and_a_picture_at_once_but_no_part_is_used_before_the_release() {
        Life.submitted().when(MAEVE, note("note-1")).then(NoteAdded.class).when(MAEVE, resultPhoto()).then(PhotoAdded.class)
                .when(AOIFE, part("line-1")).thenRefused(Kind.CONFLICT, "not-released").thenMissing("approval");
        Life.denied().when(AOIFE, part("line-1")).thenRefused(Kind.CONFLICT, "order-closed");
        Life.ready().when(MAEVE, part("line-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.ready().when(NIAMH, note("note-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void the_same_again_changes_nothing_and_another_under_its_id_is_refused() {
        Life.inProgress().given(TOMASZ, part("line-1")).when(TOMASZ, part("line-1")).then()
                .when(TOMASZ, new UsePart("line-1", "vessel", new Quantity(BigDecimal.TEN, "pcs"), null, "pcs")).thenRefused("id-taken")
                .given(TOMASZ, resultPhoto()).when(TOMASZ, resultPhoto()).then()
                .when(TOMASZ, new AddPhoto("photo-1", PhotoPhase.PROBLEM, Samples.SIGNATURE)).thenRefused("id-taken");
        Life.inProgress().given(TOMASZ, part("line-1"))
                .when(TOMASZ, new UsePart("line-1", "vessel", new Quantity(new BigDecimal("2.0"), "pcs"), null, "pcs")).then();
    }

    @Test
    void a_part_that_stock_could_not_count_or_find_is_refused_at_once() {
        var two = new Quantity(BigDecimal.TWO, "pcs");
        Life.inProgress().when(TOMASZ, new UsePart("line", "vessel", two, null, "m")).thenRefused(Kind.INVALID, "wrong-unit")
                .when(TOMASZ, new UsePart("line", "vessel", two, "shed/left", "pcs")).thenRefused(Kind.INVALID, "bad-place")
                .when(TOMASZ, new UsePart("line", "vessel", two, " ", null)).thenRefused(Kind.INVALID, "bad-place")
                .when(TOMASZ, new UsePart("line", "a vessel", two, null, null)).thenRefused(Kind.INVALID, "bad-place")
                .when(TOMASZ, new UsePart("line", "vessel", two, null, "pcs")).then(PartUsed.class);
    }

    @Test
    void a_part_that_is_in_no_list_is_refused_for_nobody_could_price_it() {
        var two = new Quantity(BigDecimal.TWO, "pcs");
        var unheard = new UsePart("line", "vessel", two, null, null);
        Life.inProgress().when(TOMASZ, unheard).thenRefused(Kind.CONFLICT, "unknown-part").when(AOIFE, unheard).thenRefused("unknown-part")
                .when(TOMASZ, new UsePart("line", "vessel", two, null, "pcs")).then(PartUsed.class).when(TOMASZ, unheard).then();
        Life.completed().when(TOMASZ, unheard).thenRefused(Kind.CONFLICT, "unknown-part");
    }

    @Test
    void what_is_too_much_is_said() {
        Life.ready().when(MAEVE, new AddNote("note", "")).thenRefused(Kind.INVALID, "missing-text");
        Life.ready().when(MAEVE, new AddNote("note", "x".repeat(4_001))).thenRefused(Kind.INVALID, "too-long");
        Life.ready().when(AOIFE, new UsePart("line", "pipe", new Quantity(new BigDecimal("100001"), "m"), null, "m"))
                .thenRefused("bad-quantity");
        Life.ready().when(AOIFE, new UsePart("line", "pipe", new Quantity(new BigDecimal("0.0001"), "m"), null, "m"))
                .thenRefused("bad-quantity");
        var parts = Life.ready();
        IntStream.range(0, Limits.MOST_PARTS).forEach(n -> parts.given(AOIFE, part("line-" + n)));
        parts.when(AOIFE, part("one-more")).thenRefused(Kind.CONFLICT, "too-many-parts");
        var photos = Life.ready();
        IntStream.range(0, Limits.MOST_PHOTOS)
                .forEach(n -> photos.given(MAEVE, new AddPhoto("picture-" + n, PhotoPhase.PROBLEM, Samples.SIGNATURE)));
        photos.when(MAEVE, resultPhoto()).thenRefused(Kind.CONFLICT, "too-many-photos");
        var notes = Life.ready();
        IntStream.range(0, Limits.MOST_NOTES).forEach(n -> notes.given(MAEVE, note("note-" + n)));
        notes.when(MAEVE, note("one-more")).thenRefused(Kind.CONFLICT, "too-many-notes");
    }

    @Test
    void there_is_room_for_the_result_however_many_photos_there_are() {
        var life = Life.inProgress();
        IntStream.range(0, Limits.MOST_PHOTOS)
                .forEach(n -> life.given(MAEVE, new AddPhoto("picture-" + n, PhotoPhase.PROBLEM, Samples.SIGNATURE)));
        life.when(TOMASZ, resultPhoto()).then(PhotoAdded.class)
                .when(TOMASZ, new AddPhoto("photo-2", PhotoPhase.RESULT, Samples.SIGNATURE)).thenRefused("too-many-photos")
                .when(TOMASZ, Samples.complete()).thenStatus(Status.COMPLETED);
    }

    @Test
    void a_quantity_may_be_as_large_and_as_fine_as_the_limits_say() {
        Life.ready().when(AOIFE, new UsePart("line", "pipe", new Quantity(new BigDecimal("100000"), "m"), null, "m")).then(PartUsed.class)
                .when(AOIFE, new UsePart("line-2", "pipe", new Quantity(new BigDecimal("0.001"), "m"), null, "m")).then(PartUsed.class);
    }

    @Test
    void a_part_belongs_to_the_visit_of_who_uses_it() {
        var both = Life.inProgress().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")))
                .given(ZOFIA, new StartWork(null));
        assertEquals("visit-2", both.when(ZOFIA, part("line-1")).fact(PartUsed.class).visitId());
        assertNull(both.when(AOIFE, part("line-2")).fact(PartUsed.class).visitId());
    }
}
