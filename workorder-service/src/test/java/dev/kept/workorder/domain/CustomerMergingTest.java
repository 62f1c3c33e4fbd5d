package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Fact;
import dev.kept.decision.Decision.Kind;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.Personal;
import dev.kept.workorder.domain.DirectoryCommand.Change;
import dev.kept.workorder.domain.DirectoryCommand.MergeCustomer;
import dev.kept.workorder.domain.DirectoryCommand.MoveToCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CustomerMergingTest {
    private static final RegisterCustomer BRENNANS = new RegisterCustomer("The Brennans", "maeve", "14 Orchard Terrace", null, null);
    private static final SiteRegistered SITE = new SiteRegistered("doubled", new Personal("doubled", "14 Orchard Terrace"),
            new Personal("doubled", "Gate code 4812."), "Europe/Dublin", 53.3, -6.2);
    private final DirectoryDecider decider = new DirectoryDecider();
    private final DirectoryEntry customer = new DirectoryEntry.Registered(new CustomerRegistered(new Personal("maeve", "The Brennans"),
            "maeve", new Personal("maeve", "14 Orchard Terrace"), null, null));
    private final DirectoryEntry merged = decider.evolve(customer, new CustomerMerged("stays"));

    @Test
    @Tag("D03")
    void a_customer_who_was_written_down_twice_is_merged_and_again_into_the_same_changes_nothing() {
        assertEquals(List.of(new CustomerMerged("stays")), facts(People.AOIFE, into("stays", customer), customer));
        assertEquals(List.of(), facts(People.AOIFE, into("stays", customer), merged));
        assertEquals("not-yours-to-do", refusal(decide(People.MAEVE, into("stays", customer), customer), Kind.FORBIDDEN));
    }

    @Test
    void into_nobody_into_itself_and_into_one_that_is_merged_is_refused() {
        assertEquals("merged-already", refusal(decide(People.AOIFE, into("third", customer), merged), Kind.CONFLICT));
        assertEquals("same-customer", refusal(decide(People.AOIFE, into("doubled", customer), customer), Kind.CONFLICT));
        var gone = decide(People.AOIFE, into("other", merged), customer);
        assertEquals("other-merged", refusal(gone, Kind.CONFLICT));
        assertTrue(((Refused<DirectoryEvent>) gone).sentence().contains("stays"), "it names where the other one went");
        for (var nobody : List.of(new DirectoryEntry.Unknown(), new DirectoryEntry.Registered(SITE))) {
            assertEquals("not-found", refusal(decide(People.AOIFE, into("other", nobody), customer), Kind.NOT_FOUND));
            assertEquals("not-found", refusal(decide(People.AOIFE, into("other", customer), nobody), Kind.NOT_FOUND));
        }
    }

    @Test
    void only_so_many_are_merged_into_one_and_only_so_much_goes_over() {
        assertEquals(1, facts(People.AOIFE, new MergeCustomer("doubled", "stays", customer, 19, 1_000), customer).size());
        assertEquals("too-many-merged",
                refusal(decide(People.AOIFE, new MergeCustomer("doubled", "stays", customer, 20, 0), customer), Kind.CONFLICT));
        assertEquals("too-many-moved",
                refusal(decide(People.AOIFE, new MergeCustomer("doubled", "stays", customer, 0, 1_001), customer), Kind.CONFLICT));
    }

    @Test
    void a_merged_customer_is_changed_no_more_and_says_where_it_went() {
        var change = decide(People.AOIFE, new Change(new RegisterCustomer("Brennan", "maeve", "Elsewhere", null, null)), merged);
        assertEquals("customer-merged", refusal(change, Kind.CONFLICT));
        assertTrue(((Refused<DirectoryEvent>) change).sentence().contains("stays"));
        assertEquals(List.of(), facts(People.AOIFE, BRENNANS, merged), "the same words again change nothing, here as ever");
    }

    @Test
    void a_place_and_a_person_go_over_as_they_stand_at_that_moment() {
        assertEquals(List.of(new SiteRegistered("stays", new Personal("stays", "14 Orchard Terrace"),
                new Personal("stays", "Gate code 4812."), "Europe/Dublin", 53.3, -6.2)),
                facts(People.KEPT, new MoveToCustomer("stays"), new DirectoryEntry.Registered(SITE)));
        var maeve = new PersonRegistered(new Personal("maeve", "Maeve"), new Personal("maeve", "m@example.com"), new Personal("maeve", "1"),
                "doubled", List.of("CUSTOMER"), "en-IE");
        var moved = new PersonRegistered(maeve.name(), maeve.email(), maeve.phone(), "stays", maeve.roles(), maeve.language());
        assertEquals(List.of(moved), facts(People.KEPT, new MoveToCustomer("stays"), new DirectoryEntry.Registered(maeve)));
        assertEquals(List.of(), facts(People.KEPT, new MoveToCustomer("stays"), new DirectoryEntry.Registered(moved)));
        assertEquals("not-yours-to-do",
                refusal(decide(People.AOIFE, new MoveToCustomer("stays"), new DirectoryEntry.Registered(SITE)), Kind.FORBIDDEN));
        assertEquals("not-found", refusal(decide(People.KEPT, new MoveToCustomer("stays"), customer), Kind.NOT_FOUND));
    }

    @Test
    void what_names_the_doubled_one_is_of_those_who_act_for_the_one_that_stays() {
        var caller = new Caller("alder", Actor.person("maeve"), Set.of(Caller.Role.CUSTOMER), "stays", Set.of("doubled"), null,
                Channel.PORTAL);
        assertTrue(caller.actsFor("stays") && caller.actsFor("doubled"));
        assertFalse(caller.actsFor("another"));
        var site = new Known.Site("site", new Known.Customer("stays", Set.of("doubled")), "Europe/Dublin");
        assertTrue(site.isOf("stays") && site.isOf("doubled"));
        assertFalse(site.isOf("another") || site.isOf(null));
    }

    private static MergeCustomer into(String into, DirectoryEntry target) {
        return new MergeCustomer("doubled", into, target, 0, 0);
    }

    private Decision<DirectoryEvent> decide(Caller by, DirectoryCommand command, DirectoryEntry state) {
        return decider.decide(command, state, Asked.at(by, Life.START));
    }

    private List<DirectoryEvent> facts(Caller by, DirectoryCommand command, DirectoryEntry state) {
        if (decide(by, command, state) instanceof Accepted<DirectoryEvent>(var facts))
            return facts.stream().map(Fact::event).toList();
        throw new AssertionError(decide(by, command, state));
    }

    private static String refusal(Decision<DirectoryEvent> decision, Kind kind) {
        if (decision instanceof Refused<DirectoryEvent> refused) {
            assertEquals(kind, refused.kind());
            return refused.code();
        }
        throw new AssertionError(decision);
    }
}
