package dev.kept.scheduling.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.Money;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.events.SchedulingEvent.PassedOver;
import dev.kept.events.WorkOrderEvent.VendorPreference;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Certificate;
import dev.kept.events.WorkProfile.Position;
import dev.kept.events.WorkProfile.Skill;
import dev.kept.scheduling.domain.CandidacyCommand.Able;
import dev.kept.scheduling.domain.CandidacyCommand.Propose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C13")
class CandidacyDeciderTest {
    private static final Able TOMASZ = able("tomasz", 2, "boiler", "gas");
    private static final Able ZOFIA = able("zofia", 0, "boiler");
    private static final Able PAWEL = able("pawel", 0, "roof");
    private static final Able ANNA = able("anna", 0, "boiler");
    private static final List<Able> ALL = List.of(TOMASZ, ZOFIA, PAWEL, ANNA);
    private static final CandidateProposed FIRST = new CandidateProposed(1, 1, "anna", List.of("Knows boiler", "No other job"), List.of(
            new PassedOver("zofia", "Is as good a choice; one of them had to be the first."), new PassedOver("tomasz", "Has 2 other jobs."),
            new PassedOver("pawel", "Lacks the skill boiler.")));
    private final CandidacyDecider decider = new CandidacyDecider();

    @Test
    void of_those_who_can_the_one_with_the_fewest_jobs_is_next_and_of_equals_always_the_same() {
        assertEquals(List.of(FIRST), facts(asks(1, List.of("boiler"))));
        assertEquals("zofia, No other job", first(asks(2, List.of("boiler"), "anna")));
        assertEquals("tomasz, 2 other jobs, nobody has fewer", first(asks(3, List.of("boiler"), "anna", "zofia")));
    }

    @Test
    void who_lacks_a_skill_is_not_asked() {
        assertEquals("tomasz, 2 other jobs, nobody has fewer", first(asks(1, List.of("boiler", "gas"))));
    }

    @Test
    void when_nobody_is_left_that_is_the_answer_and_it_says_why_of_each() {
        assertEquals(List.of(new CandidatesExhausted(1, 4, List.of(new PassedOver("tomasz", "Was asked already."),
                new PassedOver("zofia", "Was asked already."), new PassedOver("pawel", "Lacks the skill boiler."),
                new PassedOver("anna", "Was asked already.")))), facts(asks(4, List.of("boiler"), "anna", "zofia", "tomasz")));
    }

    @Test
    void who_may_not_be_sent_or_does_not_go_so_far_is_not_asked() {
        var expired = new Able("a", working(List.of(new Skill("boiler", 1)), List.of(new Certificate("Insurance",
                LocalDate.of(1969, 12, 31))), null, null, null), 0);
        var near = new Able("b", working(List.of(new Skill("boiler", 1)), List.of(), new Position(53.3, -6.2), 10, null), 0);
        var all = List.of(expired, near, ANNA);
        var cork = new Propose(1, 1, List.of("boiler"), new Place(51.9, -8.5), List.of(VendorPreference.FEWEST_JOBS), List.of(), all);
        var proposed = (CandidateProposed) facts(cork).getFirst();
        assertEquals("anna", proposed.personId());
        assertEquals(List.of(new PassedOver("a", "The certificate Insurance holds until 31 Dec 1969 only."),
                new PassedOver("b", "Goes 10 km far, and this is 220 km away.")), proposed.passedOver());
    }

    @Test
    void what_the_policy_prefers_decides_and_of_equals_the_next_thing() {
        var dear = new Able("a-dear", working(List.of(new Skill("boiler", 3)), List.of(), new Position(53.30, -6.2), null,
                new Money(4_000, "EUR")), 0);
        var cheap = new Able("b-cheap", working(List.of(new Skill("boiler", 1)), List.of(), new Position(53.34, -6.2), null,
                new Money(3_000, "EUR")), 5);
        var all = List.of(dear, cheap, ANNA);
        assertEquals("b-cheap, €30.00 an hour, nobody costs less", first(asks(all, VendorPreference.CHEAPEST)));
        assertEquals("a-dear, Nobody knows the work better", first(asks(all, VendorPreference.BEST_SKILLED)));
        assertEquals("b-cheap, 1 km away, nobody is nearer", first(asks(all, VendorPreference.NEAREST)));
        assertEquals("a-dear, No other job", first(asks(all, VendorPreference.FEWEST_JOBS)));
        var twice = (CandidateProposed) facts(asks(all, VendorPreference.FEWEST_JOBS, VendorPreference.CHEAPEST)).getFirst();
        assertEquals("a-dear", twice.personId(), "as few jobs as anna, and what she costs nobody has said");
        assertEquals(List.of(new PassedOver("anna", "Nobody has said what an hour of theirs costs."),
                new PassedOver("b-cheap", "Has 5 other jobs.")), twice.passedOver());
    }

    @Test
    void an_old_question_is_not_answered_late() {
        var second = new CandidateProposed(1, 2, "zofia", List.of(), List.of());
        assertEquals(List.of(), facts(decide(asks(1, List.of("boiler")), FIRST, second)));
        assertEquals(1, facts(decide(asks(2, List.of("boiler")), FIRST, second)).size(), "it was on hold, and asks again");
        assertEquals(List.of(), facts(decide(asks(9, List.of("boiler")), new CandidatesExhausted(2, 1, List.of()))),
                "it was reopened since");
    }

    @Test
    void people_do_not_ask_for_that() {
        var office = new Caller("acme", Actor.person("aoife"), Set.of(Role.OFFICE), null, null, Channel.API);
        var no = decider.decide(asks(1, List.of()), Candidacy.NONE, Asked.at(office, Instant.EPOCH));
        assertEquals(Decision.Kind.FORBIDDEN, assertInstanceOf(Decision.Refused.class, no).kind());
    }

    private static Propose asks(int round, List<String> skills, String... notAgain) {
        return new Propose(1, round, skills, null, List.of(VendorPreference.FEWEST_JOBS), List.of(notAgain), ALL);
    }

    private static Propose asks(List<Able> people, VendorPreference... prefer) {
        return new Propose(1, 1, List.of("boiler"), new Place(53.35, -6.2), List.of(prefer), List.of(), people);
    }

    private static Able able(String id, int jobs, String... skills) {
        return new Able(id, Workers.onWeekdays(skills), jobs);
    }

    private static Technician.Working working(List<Skill> skills, List<Certificate> certificates, @Nullable Position start,
            @Nullable Integer reachKm, @Nullable Money cost) {
        return new Technician.Working(
                new WorkProfile(skills, certificates, Workers.DUBLIN, Workers.onWeekdays().profile().shifts(), List.of(),
                        start, null, reachKm, cost, null),
                new TreeMap<>());
    }

    /// Who is proposed, and the last thing that is said for them.
    private String first(Propose asks) {
        var proposed = (CandidateProposed) facts(asks).getFirst();
        return proposed.personId() + ", " + proposed.reasons().getLast();
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
