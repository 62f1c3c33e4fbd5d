package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.PartLine;
import dev.kept.events.WorkOrderEvent.PartReturned;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.workorder.domain.WorkOrderCommand.ReturnPart;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two vessels were taken, and one was enough.
class ReturningTest {

    @Test
    @Tag("D80")
    void a_part_that_was_not_used_after_all_goes_back_where_it_came_from_and_is_not_billed() {
        var life = used().when(TOMASZ, back("return-1", 1)).thenFact(
                new PartReturned("return-1", "line-1", "vessel", pieces(1), "van-tomasz", "visit-1", false));
        var done = life.given(TOMASZ, Samples.resultPhoto()).when(TOMASZ, Samples.complete()).fact(WorkCompleted.class);
        assertEquals(List.of(new PartLine("line-1", "vessel", pieces(1))), done.parts());
    }

    @Test
    void the_rest_of_a_line_goes_back_without_being_counted_and_then_there_is_no_line() {
        var life = used().given(TOMASZ, back("return-1", 1)).when(TOMASZ, back("return-2", null)).thenFact(
                new PartReturned("return-2", "line-1", "vessel", pieces(1), "van-tomasz", "visit-1", false));
        life.when(TOMASZ, back("return-3", null)).thenRefused("nothing-left");
        var done = life.given(TOMASZ, Samples.resultPhoto()).when(TOMASZ, Samples.complete()).fact(WorkCompleted.class);
        assertEquals(List.of(), done.parts());
    }

    @Test
    void never_more_comes_back_than_was_taken() {
        used().when(TOMASZ, back("return-1", 3)).thenRefused("more-than-used").thenSays("2 pcs")
                .when(TOMASZ, new ReturnPart("return-1", "line-1", new Quantity(BigDecimal.ONE, "m")))
                .thenRefused(Kind.INVALID, "wrong-unit")
                .when(TOMASZ, new ReturnPart("return-1", "line-9", null)).thenRefused("unknown-line")
                .when(MAEVE, back("return-1", 1)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void the_same_return_twice_is_one_and_another_one_needs_an_id_of_its_own() {
        used().given(TOMASZ, back("return-1", 1)).when(TOMASZ, back("return-1", 1)).then().when(TOMASZ, back("return-1", 2))
                .thenRefused("id-taken");
    }

    @Test
    void it_is_told_late_too() {
        var life = used().given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, Samples.complete());
        assertTrue(life.when(AOIFE, back("return-1", 1)).fact(PartReturned.class).late());
        Life.submitted().when(AOIFE, back("return-1", 1)).thenRefused("not-released");
    }

    @Test
    void it_is_offered_where_there_is_something_to_return() {
        assertFalse(isOffered(Life.inProgress()));
        assertTrue(isOffered(used()));
        assertFalse(isOffered(used().given(TOMASZ, back("return-1", null))));
    }

    private static boolean isOffered(Life life) {
        return new Allowances(life.decider()).of(life.state(), Asked.at(TOMASZ, life.now())).stream()
                .anyMatch(it -> it.command().equals("return-part"));
    }

    private static Life used() {
        return Life.inProgress().given(TOMASZ, Samples.part("line-1"));
    }

    private static ReturnPart back(String returnId, @Nullable Integer amount) {
        return new ReturnPart(returnId, "line-1", amount == null ? null : pieces(amount));
    }

    private static Quantity pieces(int amount) {
        return new Quantity(BigDecimal.valueOf(amount), "pcs");
    }
}
