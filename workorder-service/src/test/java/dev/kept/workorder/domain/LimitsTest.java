package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;

import dev.kept.decision.Caller;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.Reply;
import dev.kept.workorder.domain.WorkOrderCommand.ReturnPart;
import java.math.BigDecimal;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// So much of everything an order keeps, and not one more.
class LimitsTest {

    @Test
    void late_reports() {
        full(Life.completed(), TOMASZ, Limits.MOST_LATE_REPORTS, n -> Samples.lateReport("report-" + n))
                .thenRefused(Kind.CONFLICT, "too-many-late-reports");
    }

    @Test
    void replies_which_count_as_notes() {
        full(Life.ready(), MAEVE, Limits.MOST_NOTES, n -> new Reply("reply-" + n, "On Friday, please."))
                .thenRefused(Kind.CONFLICT, "too-many-notes").when(MAEVE, Samples.note("note-1")).thenRefused("too-many-notes");
    }

    @Test
    void recommendations() {
        full(Life.inProgress(), TOMASZ, Limits.MOST_RECOMMENDATIONS, n -> new Recommend("recommendation-" + n, "Change the pump.", n))
                .thenRefused(Kind.CONFLICT, "too-many-recommendations");
    }

    @Test
    void times() {
        full(Life.inProgress(), TOMASZ, Limits.MOST_TIMES, n -> Samples.logTime("time-" + n)).thenRefused(Kind.CONFLICT, "too-many-times");
    }

    @Test
    void documents() {
        full(Life.completed(), KEPT, Limits.MOST_DOCUMENTS, n -> Samples.document("document-" + n, DocumentKind.ORDER))
                .thenRefused(Kind.CONFLICT, "too-many-documents");
    }

    @Test
    void returns() {
        var little = new Quantity(new BigDecimal("0.001"), "pcs");
        full(Life.inProgress().given(TOMASZ, Samples.part("line-1")), TOMASZ, Limits.MOST_RETURNS,
                n -> new ReturnPart("return-" + n, "line-1", little)).thenRefused(Kind.CONFLICT, "too-many-returns");
    }

    @Test
    void a_text_may_be_as_long_as_is_said() {
        Life.ready().given(MAEVE, new AddNote("note-1", "x".repeat(Limits.LONGEST_TEXT)))
                .when(MAEVE, new AddNote("note-2", "x".repeat(Limits.LONGEST_TEXT + 1))).thenRefused(Kind.INVALID, "too-long");
    }

    @Test
    void a_recommendation_may_be_for_now_and_for_in_ten_years() {
        Life.inProgress().given(TOMASZ, new Recommend("now", "Change the pump.", 0))
                .given(TOMASZ, new Recommend("later", "Change the boiler.", Limits.MOST_MONTHS));
    }

    /// The last one that there is room for is taken; then one more is asked for.
    private static Life full(Life life, Caller by, int most, IntFunction<WorkOrderCommand> one) {
        for (int n = 0; n < most; n++)
            life.given(by, one.apply(n));
        return life.when(by, one.apply(most));
    }
}
