package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.BRENNANS;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.UNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.DelegationSet;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalNeed;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.StandIn;
import dev.kept.workorder.domain.DirectoryCommand.SetDelegation;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DelegatingTest {
    private static final Instant NOW = Life.START;
    private static final Instant MONDAY = NOW.plus(Duration.ofDays(7));
    private static final DirectoryDecider DIRECTORY = new DirectoryDecider();
    private static final Caller RONAN = new Caller("alder", Actor.person("ronan"), Set.of(Role.CUSTOMER), BRENNANS, null, Channel.PORTAL);

    @Test
    void each_says_for_themself_who_answers_in_their_place_or_the_office_does() {
        assertEquals(List.of(new DelegationSet("declan", "ronan", NOW, MONDAY)), set(DECLAN, away("ronan", NOW, MONDAY)));
        assertEquals(List.of(new DelegationSet("declan", "ronan", NOW, MONDAY)), set(AOIFE, away("ronan", NOW, MONDAY)));
        assertEquals(Decision.Kind.FORBIDDEN, refused(MAEVE, away("ronan", NOW, MONDAY)).kind());
    }

    @Test
    void the_last_word_holds_and_the_same_again_says_nothing_new() {
        var before = new DirectoryEntry.Registered(new DelegationSet("declan", "ronan", NOW, MONDAY));
        assertEquals(List.of(), facts(DIRECTORY.decide(away("ronan", NOW, MONDAY), before, asked(DECLAN))));
        assertEquals(List.of(new DelegationSet("declan", null, null, null)),
                facts(DIRECTORY.decide(away(null, null, null), before, asked(DECLAN))));
        assertEquals(List.of(), set(DECLAN, away(null, null, null)), "nobody stands in from the beginning");
    }

    @Test
    void what_makes_no_sense_is_refused_in_words() {
        assertEquals("same-person", refused(DECLAN, away("declan", NOW, MONDAY)).code());
        assertEquals("unknown-deputy", refused(DECLAN, new SetDelegation(person("declan"), "x", null, NOW, MONDAY)).code());
        assertEquals("unknown-deputy",
                refused(DECLAN, new SetDelegation(person("declan"), "x", new Known.Person("x", "others"), NOW, MONDAY)).code());
        assertEquals("unknown-person", refused(AOIFE, new SetDelegation(null, "ronan", person("ronan"), NOW, MONDAY)).code());
        assertEquals("unknown-person",
                refused(AOIFE, new SetDelegation(new Known.Person("tomasz", null), "ronan", person("ronan"), NOW, MONDAY)).code());
        for (var wrong : List.of(away("ronan", null, MONDAY), away("ronan", NOW, null), away("ronan", MONDAY, NOW), away("ronan", NOW, NOW),
                away("ronan", NOW.minusSeconds(9), NOW), away("ronan", NOW, NOW.plus(Duration.ofDays(367)))))
            assertEquals("bad-time", refused(DECLAN, wrong).code(), wrong.toString());
    }

    @Test
    void who_stands_in_is_asked_and_answers_and_who_is_back_may_too() {
        asked(Life.drafted()).thenFact(
                new ApprovalRequested("approval-2", ApprovalKind.INITIAL, null, List.of("una"), 1, null, null, null,
                        List.of(new StandIn("una", "declan"))))
                .when(RONAN, Samples.approve()).thenRefused(Decision.Kind.FORBIDDEN, "not-yours-to-do");
        var answered = asked(Life.drafted()).given(UNA, Samples.approve());
        answered.thenStatus(Status.APPROVED);
        assertEquals("declan", answered.order().approvals().getLast().principalOf("una"));
        asked(Life.drafted()).when(DECLAN, Samples.approve()).thenStatus(Status.APPROVED);
    }

    @Test
    void who_may_not_be_asked_stands_in_for_nobody_and_who_is_asked_anyway_answers_for_themself() {
        assertEquals(new Asking(List.of("declan"), Map.of()), Asking.of(List.of("declan"), Map.of("declan", "maeve"), List.of("declan")));
        assertEquals(new Asking(List.of("declan", "ronan"), Map.of()),
                Asking.of(List.of("declan", "ronan"), Map.of("declan", "ronan"), List.of("declan", "ronan")));
        assertEquals(new Asking(List.of("una", "ronan"), Map.of("una", "declan")),
                Asking.of(List.of("declan", "ronan"), Map.of("declan", "una", "ronan", "una"), List.of("declan", "ronan", "una")));
        assertNull(new Asking(List.of("declan"), Map.of()).told());
    }

    @Test
    void where_each_has_to_say_yes_one_stands_in_for_another_and_the_answer_counts_once() {
        var both = new Known.Circles(List.of("declan", "ronan"), List.of(), List.of(), Map.of());
        var asked = Life.under(Samples.patient()).given(MAEVE, Samples.open()).given(MAEVE, submit(both, null));
        assertEquals(List.of("declan", "ronan"), asked.order().openApproval().orElseThrow().waitsFor());

        var away = Life.under(Samples.patient()).given(MAEVE, Samples.open()).given(MAEVE, submit(
                new Known.Circles(List.of("declan", "una", "ronan"), List.of(), List.of(), Map.of("declan", "una")), null));
        assertEquals(List.of("declan", "una", "ronan"), away.order().openApproval().orElseThrow().waitsFor(),
                "Una is asked anyway: two answers are two people's");
    }

    @Test
    void an_answer_of_who_is_back_is_the_one_that_their_deputy_was_asked_for() {
        var asking = new Approval("a", ApprovalKind.INITIAL, null, List.of("una", "ronan"), 1, Approval.Answer.NONE_YET, ApprovalNeed.ALL,
                List.of(), 0, null, null, Map.of("una", "declan"));
        assertTrue(asking.asks("declan") && asking.asks("una") && !asking.asks("maeve"));
        assertTrue(asking.waitsForOthersThan("declan"));
        var voted = asking.agreedBy("declan");
        assertEquals(List.of("ronan"), voted.waitsFor());
        assertTrue(voted.hasAgreed("una") && voted.hasAgreed("declan") && !voted.hasAgreed("ronan"));
        assertFalse(voted.waitsForOthersThan("ronan"));
    }

    @Test
    void about_more_work_too_who_stands_in_is_asked() {
        var circles = new Known.Circles(List.of("declan"), List.of("declan", "una"), List.of(), Map.of("declan", "una"));
        Life.agreedOn(Samples.amending())
                .when(TOMASZ, new ProposeExtraWork("extra-1", "The pump is worn too.", List.of(), Samples.euro(25_000), List.of(), circles))
                .thenFact(
                        new ApprovalRequested("extra-1", ApprovalKind.EXTRA_WORK, Samples.euro(25_000), List.of("una"), 1, null, null, null,
                                List.of(new StandIn("una", "declan"))));
    }

    @Test
    void who_is_named_instead_is_asked_themself() {
        var asked = asked(Life.drafted()).given(MAEVE,
                new ReassignApprover("ronan", "Una is away too.", Samples.approving("declan", "ronan")));
        assertEquals(Map.of(), asked.order().openApproval().orElseThrow().inPlaceOf());
        asked.when(UNA, Samples.approve()).thenRefused(Decision.Kind.FORBIDDEN, "not-yours-to-do");
    }

    private static Life asked(Life life) {
        return life.given(MAEVE,
                submit(new Known.Circles(List.of("declan", "una"), List.of(), List.of(), Map.of("declan", "una")), "declan"));
    }

    private static Submit submit(Known.Circles circles, @Nullable String approver) {
        return new Submit("approval-2", approver, new Known(Samples.SITE, Samples.BOILER, Samples.REQUESTER, circles));
    }

    private static SetDelegation away(@Nullable String to, @Nullable Instant from, @Nullable Instant until) {
        return new SetDelegation(person("declan"), to, to == null ? null : person(to), from, until);
    }

    private static Known.Person person(String id) {
        return new Known.Person(id, BRENNANS);
    }

    private static List<DirectoryEvent> set(Caller by, DirectoryCommand command) {
        return facts(DIRECTORY.decide(command, new DirectoryEntry.Unknown(), asked(by)));
    }

    private static List<DirectoryEvent> facts(Decision<DirectoryEvent> decision) {
        return assertInstanceOf(Accepted.class, decision) instanceof Accepted<?>(var facts)
                ? facts.stream().map(fact -> (DirectoryEvent) fact.event()).toList()
                : List.of();
    }

    private static Refused<DirectoryEvent> refused(Caller by, DirectoryCommand command) {
        if (DIRECTORY.decide(command, new DirectoryEntry.Unknown(), asked(by)) instanceof Refused<DirectoryEvent> no)
            return no;
        throw new AssertionError("It was not refused");
    }

    private static Asked asked(Caller by) {
        return new Asked(by, NOW, NOW, null);
    }
}
