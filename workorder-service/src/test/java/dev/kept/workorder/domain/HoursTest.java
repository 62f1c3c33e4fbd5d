package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.workorder.domain.Policy.Complete.Hours;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Three hours of downloads, and one that is paid for.
class HoursTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Policy BILLED = hours("BILLED\",\"minBilled\":\"PT1H\",\"billedStep\":\"PT15M");

    @Test
    @Tag("E12")
    void billed_hours_stand_beside_the_worked_ones() {
        var done = working().later(Duration.ofHours(3)).when(TOMASZ, complete(HOUR.plus(QUARTER), null)).fact(WorkCompleted.class);
        assertEquals(Duration.ofHours(3), done.worked());
        assertEquals(HOUR.plus(QUARTER), done.billed());
        assertNull(done.billedReason());
    }

    @Test
    void where_the_policy_has_them_judged_somebody_does() {
        working().when(TOMASZ, complete(null, null)).thenRefused("incomplete").thenMissing("billed");
        var offered = complete(working());
        assertEquals(List.of("summary", "signature", "signedBy", "billed", "billedReason"), offered.fields());
        assertEquals(List.of("summary", "billed"), offered.required());
        assertTrue(offered.isAllowed());
    }

    @Test
    @Tag("E13")
    void less_than_the_least_needs_a_reason() {
        working().when(TOMASZ, complete(HOUR.minus(QUARTER), null)).thenRefused("incomplete").thenMissing("billed-reason").thenSays("1 h")
                .when(TOMASZ, complete(HOUR.minus(QUARTER), " ")).thenRefused(Kind.INVALID, "missing-text");
        var done = working().when(TOMASZ, complete(Duration.ZERO, "Our own mistake.")).fact(WorkCompleted.class);
        assertEquals(Duration.ZERO, done.billed());
        assertEquals("Our own mistake.", Objects.requireNonNull(done.billedReason()).text());
    }

    @Test
    void billed_time_is_counted_in_steps_and_is_no_nonsense() {
        for (var odd : List.of(HOUR.plusMinutes(10), Duration.ofMinutes(-15), Duration.ofHours(1_001), HOUR.plusNanos(1)))
            working().when(TOMASZ, complete(odd, "Because.")).thenRefused(Kind.INVALID, "bad-billed-time");
        working().when(TOMASZ, complete(HOUR.plusMinutes(10), null)).thenSays("steps of 15 min");
    }

    @Test
    void where_worked_hours_are_billed_nobody_says_others() {
        assertNull(Life.completed().fact(WorkCompleted.class).billed());
        Life.inProgress().given(TOMASZ, Samples.resultPhoto())
                .when(TOMASZ, new Complete("Done.", Samples.SIGNATURE, null, HOUR, null, Map.of()))
                .thenRefused(Kind.INVALID, "billed-as-worked")
                .when(TOMASZ, new Complete("Done.", Samples.SIGNATURE, null, null, "Because.", Map.of())).thenRefused("billed-as-worked");
    }

    @Test
    void where_worked_hours_are_asked_for_there_are_some() {
        var life = Life.inProgress(hours("WORKED"));
        life.given(TOMASZ, new WorkOrderCommand.StopTimer()).when(TOMASZ, complete(null, null)).thenRefused("incomplete")
                .thenMissing("hours").given(TOMASZ, new WorkOrderCommand.StartWork(null)).when(TOMASZ, complete(null, null))
                .thenStatus(Status.COMPLETED);
        Life.inProgress(hours("WORKED")).later(HOUR).given(TOMASZ, new WorkOrderCommand.StopTimer())
                .when(TOMASZ, complete(null, null)).thenStatus(Status.COMPLETED);
    }

    @Test
    void knobs_that_make_no_sense_are_refused_when_the_policy_is_read() {
        refused("complete.minBilled is given where", () -> knobs(Hours.WORKED, HOUR, null));
        refused("complete.billedStep is given where", () -> knobs(Hours.NONE, null, QUARTER));
        refused("complete.billedStep is one or more quarters", () -> knobs(Hours.BILLED, null, Duration.ZERO));
        refused("complete.billedStep is one or more quarters",
                () -> knobs(Hours.BILLED, null, Duration.ofMinutes(10)));
        refused("complete.minBilled is some of the steps", () -> knobs(Hours.BILLED, Duration.ofMinutes(20), null));
        refused("complete.minBilled is some of the steps",
                () -> knobs(Hours.BILLED, HOUR.negated(), QUARTER));
        assertEquals(Hours.NONE, Samples.POLICY.complete().hours());
    }

    private static void refused(String sentence, Executable reading) {
        var message = assertThrows(IllegalArgumentException.class, reading).getMessage();
        assertTrue(message.contains(sentence), message);
    }

    private static Policy.Complete knobs(Hours hours, @Nullable Duration minBilled, @Nullable Duration billedStep) {
        var usual = new Policy.Complete(Set.of());
        return new Policy.Complete(Set.of(), usual.from(), usual.by(), hours, minBilled, billedStep);
    }

    static Policy hours(String knob) {
        return Samples.varied(Map.of("complete", "{\"requires\":[],\"hours\":\"" + knob + "\"}"));
    }

    private static Life working() {
        return Life.inProgress(BILLED);
    }

    private static Complete complete(@Nullable Duration billed, @Nullable String reason) {
        return new Complete("Updates installed.", null, null, billed, reason, Map.of());
    }

    private static Allowance complete(Life life) {
        return new Allowances(life.decider()).of(life.state(), Asked.at(TOMASZ, life.now())).stream()
                .filter(it -> it.command().equals("complete")).findFirst().orElseThrow();
    }
}
