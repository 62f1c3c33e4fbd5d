package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.MAEVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Decision.Accepted;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.PolicyAdopted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Lives that were lived under one policy, asked again under another.
class DryRunTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Policy NOBODY = Samples.varied(Map.of("approval", "{\"initial\":\"NONE\"}"));
    private static final Policy ALWAYS = Samples.varied(Map.of("approval", "{\"initial\":\"ALWAYS\",\"withoutApprover\":\"ASK_OFFICE\"}"));

    @Test
    void under_the_policy_that_it_was_lived_under_every_question_has_the_answer_that_it_had() {
        int asked = 0;
        int spared = 0;
        for (long seed = 20_261_200L; seed < 20_261_260L; seed++) {
            var told = new ArrayList<DryRun.Told>();
            RandomWalkTest.lived(seed, (_, _, now) -> tell(now, told));
            if (told.stream().anyMatch(it -> it.event() instanceof PolicyAdopted))
                continue; // it went on under another
            for (var question : DryRun.of(told, RandomWalkTest.policy(seed))) {
                assertEquals(question.asked(), question.wouldAsk(), "seed " + seed + ": " + question);
                if (question.asked())
                    asked++;
                else
                    spared++;
            }
        }
        assertTrue(asked > 20 && spared > 5, asked + " were asked, " + spared + " were not: the control");
    }

    @Test
    void a_policy_that_asks_nobody_would_have_spared_the_wait() {
        var submitted = Life.submitted();
        var question = DryRun.of(told(submitted), NOBODY).getFirst();
        assertTrue(question.asked());
        assertFalse(question.wouldAsk());
        assertEquals("Nobody has to approve", question.because());
        assertNull(question.waited(), "nobody has answered yet");
        assertEquals(Duration.ofMinutes(1), DryRun.of(told(Life.ready()), NOBODY).getFirst().waited(), "from the question to the answer");
    }

    @Test
    void a_policy_that_always_asks_would_have_asked() {
        var life = Life.under(NOBODY).given(MAEVE, Samples.open());
        assertEquals(List.of(false), DryRun.of(told(life), NOBODY).stream().map(DryRun.Question::wouldAsk).toList(), "the control");
        var question = DryRun.of(told(life), ALWAYS).getFirst();
        assertFalse(question.asked());
        assertTrue(question.wouldAsk());
        assertEquals("Every order is approved", question.because());
    }

    private static List<DryRun.Told> told(Life life) {
        var told = new ArrayList<DryRun.Told>();
        for (var event : life.history())
            told.add(new DryRun.Told(event, START.plus(Duration.ofMinutes(told.size())), null));
        return told;
    }

    private static void tell(Life now, List<DryRun.Told> told) {
        if (now.answer() instanceof Accepted<WorkOrderEvent>(var facts))
            for (var fact : facts)
                told.add(new DryRun.Told(fact.event(), START.plus(Duration.ofMinutes(told.size())),
                        fact.why() == null ? null : fact.why().rule()));
    }
}
