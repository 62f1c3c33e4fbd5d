package dev.kept.scheduling.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.scheduling.domain.CandidacyCommand.Able;
import dev.kept.scheduling.domain.CandidacyCommand.Propose;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C13")
class CandidacyDeciderTest {
    private static final Able TOMASZ = new Able("tomasz", List.of("boiler", "gas"), 2);
    private static final Able ZOFIA = new Able("zofia", List.of("boiler"), 0);
    private static final Able PAWEL = new Able("pawel", List.of("roof"), 0);
    private static final Able ANNA = new Able("anna", List.of("boiler"), 0);
    private static final List<Able> ALL = List.of(TOMASZ, ZOFIA, PAWEL, ANNA);
    private static final CandidateProposed FIRST = new CandidateProposed(1, 1, "anna", List.of("Knows boiler", "No other job"));
    private final CandidacyDecider decider = new CandidacyDecider();

    @Test
    void of_those_who_can_the_one_with_the_fewest_jobs_is_next_and_of_equals_always_the_same() {
        assertEquals(List.of(FIRST), facts(asks(1, List.of("boiler"))));
        assertEquals(List.of(new CandidateProposed(1, 2, "zofia", List.of("Knows boiler", "No other job"))),
                facts(asks(2, List.of("boiler"), "anna")));
        assertEquals(List.of(new CandidateProposed(1, 3, "tomasz", List.of("Knows boiler", "2 other jobs, nobody has fewer"))),
                facts(asks(3, List.of("boiler"), "anna", "zofia")));
    }

    @Test
    void who_lacks_a_skill_is_not_asked() {
        assertEquals(List.of(new CandidateProposed(1, 1, "tomasz", List.of("Knows boiler, gas", "2 other jobs, nobody has fewer"))),
                facts(asks(1, List.of("boiler", "gas"))));
    }

    @Test
    void when_nobody_is_left_that_is_the_answer() {
        assertEquals(List.of(new CandidatesExhausted(1, 4)), facts(asks(4, List.of("boiler"), "anna", "zofia", "tomasz")));
        assertEquals(List.of(new CandidatesExhausted(1, 1)), facts(asks(1, List.of("diving"))));
    }

    @Test
    void an_old_question_is_not_answered_late() {
        var second = new CandidateProposed(1, 2, "zofia", List.of());
        assertEquals(List.of(), facts(decide(asks(1, List.of("boiler")), FIRST, second)));
        assertEquals(1, facts(decide(asks(2, List.of("boiler")), FIRST, second)).size(), "it was on hold, and asks again");
        assertEquals(List.of(), facts(decide(asks(9, List.of("boiler")), new CandidatesExhausted(2, 1))), "it was reopened since");
    }

    @Test
    void people_do_not_ask_for_that() {
        var office = new Caller("acme", Actor.person("aoife"), Set.of(Role.OFFICE), null, null, Channel.API);
        var no = decider.decide(asks(1, List.of()), Candidacy.NONE, Asked.at(office, Instant.EPOCH));
        assertEquals(Decision.Kind.FORBIDDEN, assertInstanceOf(Decision.Refused.class, no).kind());
    }

    private static Propose asks(int round, List<String> skills, String... notAgain) {
        return new Propose(1, round, skills, List.of(notAgain), ALL);
    }

    private List<SchedulingEvent> facts(Propose asks) {
        return facts(decide(asks));
    }

    private Decision<SchedulingEvent> decide(Propose asks, SchedulingEvent... given) {
        var state = Arrays.stream(given).reduce(decider.initial(), decider::evolve, (_, other) -> other);
        return decider.decide(asks, state, Asked.at(Caller.service("acme", Actor.service("scheduling")), Instant.EPOCH));
    }

    private static List<SchedulingEvent> facts(Decision<SchedulingEvent> decision) {
        if (decision instanceof Decision.Accepted<SchedulingEvent> accepted)
            return accepted.facts().stream().map(Decision.Fact::event).toList();
        throw new AssertionError(decision);
    }
}
