package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Fact;
import dev.kept.decision.Decision.Kind;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.PolicyPublished;
import dev.kept.events.DirectoryEvent.PolicyRule;
import dev.kept.events.DirectoryEvent.PolicyRulesSet;
import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.Personal;
import dev.kept.workorder.domain.DirectoryCommand.Change;
import dev.kept.workorder.domain.DirectoryCommand.DefineServiceType;
import dev.kept.workorder.domain.DirectoryCommand.OpenRequestForm;
import dev.kept.workorder.domain.DirectoryCommand.PublishPolicy;
import dev.kept.workorder.domain.DirectoryCommand.RegisterAsset;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterOrganisation;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.domain.DirectoryCommand.SetDelegation;
import dev.kept.workorder.domain.DirectoryCommand.SetPolicyRules;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DirectoryDeciderTest {
    private static final RegisterPerson MAEVE = person("Maeve Brennan", "maeve@example.com", "customer-brennan", "CUSTOMER", "APPROVER");
    private static final RegisterSite SITE = site("14 Orchard Terrace", "Europe/Dublin", 53.3219);
    private static final SetPolicyRules RULES = rules(
            new PolicyRule(List.of("OFFICE"), List.of(), List.of("boiler-repair"), "home-service"),
            new PolicyRule(List.of(), List.of("site-1"), List.of(), "glaziers"));
    private static final RegisterAsset BOILER = new RegisterAsset("site-1", "Boiler", "Vaillant ecoTEC 24", "21-1744",
            LocalDate.of(2017, 5, 2),
            null);
    private final DirectoryDecider decider = new DirectoryDecider();

    @Test
    void what_is_registered_is_told_with_the_person_whom_it_is_about() {
        assertEquals(List.of(new PersonRegistered(of("maeve", "Maeve Brennan"), of("maeve", "maeve@example.com"),
                of("maeve", "+353 85 555 0101"), "customer-brennan", List.of("APPROVER", "CUSTOMER"), "en-IE")), facts(MAEVE));
        assertEquals(List.of(new CustomerRegistered(of("maeve", "The Brennans"), "maeve", of("maeve", "14 Orchard Terrace"), null, null)),
                facts(new RegisterCustomer("The Brennans", "maeve", "14 Orchard Terrace", null, null)));
    }

    @Test
    @Tag("D04")
    @Tag("D08")
    void a_site_has_its_own_address_and_access_notes() {
        assertEquals(List.of(new SiteRegistered("customer-brennan", of("customer-brennan", "14 Orchard Terrace"),
                of("customer-brennan", "Gate code 4812."), "Europe/Dublin", 53.3219, -6.2652)), facts(SITE));
    }

    @Test
    void the_same_again_changes_nothing_and_other_words_are_refused() {
        for (var command : all()) {
            var registered = decider.evolve(decider.initial(), facts(command).getFirst());
            assertEquals(new Accepted<DirectoryEvent>(List.of()), decider.decide(command, registered, Asked.at(People.KEPT, Life.START)));
        }
        var registered = decider.evolve(decider.initial(), facts(SITE).getFirst());
        assertEquals("registered-otherwise",
                refusal(decider.decide(site("15 Orchard Terrace", "Europe/Dublin", 53.3219), registered,
                        Asked.at(People.AOIFE, Life.START)),
                        Kind.CONFLICT));
    }

    @Test
    void what_is_registered_is_changed_whole_and_only_into_its_like() {
        var moved = site("15 Orchard Terrace", "Europe/Dublin", 53.3219);
        var registered = decider.evolve(decider.initial(), facts(SITE).getFirst());
        var change = new Change(moved);
        assertEquals(new Accepted<DirectoryEvent>(List.of(new Fact<>(facts(moved).getFirst(), null))),
                decider.decide(change, registered, Asked.at(People.AOIFE, Life.START)));
        var changed = decider.evolve(registered, facts(moved).getFirst());
        assertEquals(new Accepted<DirectoryEvent>(List.of()), decider.decide(change, changed, Asked.at(People.AOIFE, Life.START)));
        assertEquals("not-found", refusal(decide(People.AOIFE, change), Kind.NOT_FOUND), "nothing is registered there");
        assertEquals("not-found",
                refusal(decider.decide(new Change(MAEVE), registered, Asked.at(People.AOIFE, Life.START)), Kind.NOT_FOUND),
                "a site does not become a person");
        assertEquals("not-yours-to-do", refusal(decider.decide(change, registered, Asked.at(People.MAEVE, Life.START)), Kind.FORBIDDEN));
        for (var wrong : List.of(new Change(site("", "Europe/Dublin", 0)), new Change(RULES), new Change(policy(2, "{}")),
                new Change(change)))
            assertEquals("bad-entry", refusal(decider.decide(wrong, registered, Asked.at(People.AOIFE, Life.START)), Kind.INVALID));
    }

    @Test
    void a_customers_wishes_and_what_stands_at_a_site_are_told() {
        assertEquals(
                List.of(new CustomerRegistered(of("maeve", "The Brennans"), "maeve", of("maeve", "Terrace"),
                        of("maeve", "Shoes off, please."),
                        "tomasz")),
                facts(new RegisterCustomer("The Brennans", "maeve", "Terrace", "Shoes off, please.", "tomasz")));
        assertEquals(List.of(new AssetRegistered("site-1", "Boiler", "Vaillant ecoTEC 24", "21-1744", LocalDate.of(2017, 5, 2), null)),
                facts(BOILER));
        var day = LocalDate.of(2020, 1, 1);
        assertEquals("bad-entry",
                refusal(decide(People.AOIFE, new RegisterAsset("s", "Boiler", "", "", day, day.minusDays(1))), Kind.INVALID));
        assertInstanceOf(Accepted.class, decide(People.AOIFE, new RegisterAsset("s", "Boiler", "", "", day, day)));
    }

    @Test
    @Tag("D10")
    void the_words_by_which_customers_name_a_kind_of_work_are_told_once_each_and_bare() {
        assertEquals(List.of(new ServiceTypeDefined("boiler-repair", "Boiler repair", Duration.ofHours(2), List.of("boiler"),
                List.of("no heat", "radiator"))),
                facts(new DefineServiceType("boiler-repair", "Boiler repair", Duration.ofHours(2), List.of("boiler"),
                        List.of("no heat", " radiator", "radiator "))));
    }

    @Test
    void a_policy_goes_on_in_versions_and_two_who_change_it_at_once_do_not_overwrite_each_other() {
        assertEquals(List.of(new PolicyPublished("home-service", 2, "{}")), facts(policy(2, "{}")));
        assertEquals("other-version", refusal(decide(People.AOIFE, policy(1, "{}")), Kind.CONFLICT), "1 comes with Kept");
        assertEquals("other-version", refusal(decide(People.AOIFE, policy(3, "{}")), Kind.CONFLICT), "2 is missing");
        var second = decider.evolve(decider.initial(), new PolicyPublished("home-service", 2, "{}"));
        assertInstanceOf(Accepted.class, decider.decide(policy(3, "{ }"), second, Asked.at(People.AOIFE, Life.START)));
        assertEquals("other-version",
                refusal(decider.decide(policy(2, "{ }"), second, Asked.at(People.AOIFE, Life.START)), Kind.CONFLICT), "in other words");
    }

    @Test
    void the_rules_that_choose_a_policy_are_set_anew() {
        var first = decider.evolve(decider.initial(), new PolicyRulesSet(List.of()));
        assertEquals(new Accepted<DirectoryEvent>(List.of(new Fact<>(new PolicyRulesSet(RULES.rules()), null))),
                decider.decide(RULES, first, Asked.at(People.AOIFE, Life.START)));
    }

    @Test
    void a_rule_that_names_what_there_is_not_is_refused_with_its_place() {
        var unknown = rules(RULES.rules().getFirst(), new PolicyRule(List.of("PIGEON"), List.of(), List.of(), "shrug"));
        if (decide(People.AOIFE, unknown) instanceof Refused<DirectoryEvent> no)
            assertEquals("Rule 2: there is no source PIGEON. There are PORTAL, OFFICE, API, TECHNICIAN, RECURRENCE, FORM.", no.sentence());
        var policy = rules(new PolicyRule(List.of(), List.of(), List.of(), "shrug"));
        if (decide(People.AOIFE, policy) instanceof Refused<DirectoryEvent> no)
            assertEquals("Rule 1: there is no policy shrug. There are glaziers, home-service.", no.sentence());
        for (var wrong : List.of(unknown, policy))
            assertEquals("bad-entry", refusal(decide(People.AOIFE, wrong), Kind.INVALID));
    }

    @Test
    void the_order_of_roles_does_not_matter() {
        assertEquals(MAEVE, person("Maeve Brennan", "maeve@example.com", "customer-brennan", "APPROVER", "CUSTOMER", "CUSTOMER"));
    }

    @Test
    void the_office_and_kept_itself_register_and_nobody_else() {
        assertInstanceOf(Accepted.class, decide(People.AOIFE, SITE));
        assertInstanceOf(Accepted.class, decide(People.KEPT, SITE));
        for (var by : List.of(People.MAEVE, People.TOMASZ, People.NIAMH, People.DECLANS_LINK))
            assertEquals("not-yours-to-do", refusal(decide(by, SITE), Kind.FORBIDDEN));
    }

    @Test
    void what_makes_no_sense_is_said() {
        var wrong = List.of(site("", "Europe/Dublin", 0), site("Terrace", "Ireland/Dublin", 0), site("Terrace", "Europe/Dublin", 90.1),
                site("Terrace", "Europe/Dublin", Double.NaN), person(" ", "a@b", "c", "CUSTOMER"),
                person("Maeve", "maeve", "c", "CUSTOMER"),
                person("Maeve", "a@b", "c"), person("Maeve", "a@b", "c", "OFFICE"), person("Maeve", "a@b", null, "CUSTOMER"),
                new RegisterPerson("maeve", "Maeve", "a@b", "call me", "c", List.of("CUSTOMER"), "en"),
                new RegisterPerson("maeve", "Maeve", "a@b", "", "c", List.of("CUSTOMER"), "not a language"),
                new RegisterOrganisation("Alder", "Europe/Dublin", "euro", "a@b", ""),
                new RegisterSite("c", "Terrace", "", "Europe/Dublin", 53.3, null),
                new RegisterCustomer("The Brennans", "maeve", "", null, null),
                new RegisterCustomer("The Brennans", " ", "Terrace", null, null),
                new DefineServiceType("Boiler Repair", "Boiler repair", Duration.ofHours(1), List.of(), List.of()),
                new DefineServiceType("boiler", "Boiler repair", Duration.ZERO, List.of(), List.of()),
                new DefineServiceType("boiler", "Boiler repair", Duration.ofDays(8), List.of(), List.of()),
                new DefineServiceType("boiler", "Boiler repair", Duration.ofHours(1), List.of(" "), List.of()),
                new DefineServiceType("boiler", "Boiler repair", Duration.ofHours(1), List.of(), List.of("no heat", " ")));
        for (var command : wrong)
            assertEquals("bad-entry", refusal(decide(People.AOIFE, command), Kind.INVALID), command::toString);
    }

    @Test
    void what_is_as_long_as_it_may_be_is_taken_and_one_more_is_not() {
        for (var limit : List.<Function<Integer, DirectoryCommand>>of(
                more -> person(letters(200 + more), "maeve@example.com", "c", "CUSTOMER"),
                more -> new RegisterCustomer(letters(200 + more), "maeve", "Terrace", null, null),
                more -> new RegisterCustomer("The Brennans", "maeve", letters(500 + more), null, null),
                more -> new RegisterCustomer("The Brennans", "maeve", "Terrace", letters(4_000 + more), null),
                more -> new RegisterCustomer("The Brennans", "maeve", "Terrace", null, letters(200 + more)),
                more -> new RegisterAsset("site-1", "Boiler", letters(200 + more), "", null, null),
                more -> new RegisterAsset("site-1", "Boiler", "", letters(200 + more), null, null),
                more -> site(letters(500 + more), "Europe/Dublin", 0),
                more -> new RegisterSite("c", "Terrace", letters(4_000 + more), "Europe/Dublin", null, null),
                more -> site("Terrace", "Europe/Dublin", 90 + more),
                more -> new RegisterSite("c", "Terrace", "", "Europe/Dublin", 0.0, -180.0 - more),
                more -> new DefineServiceType("boiler", "Boiler repair", Duration.ofDays(7).plusSeconds(more), List.of(), List.of()),
                more -> new DefineServiceType("boiler", "Boiler repair", Duration.ofHours(1),
                        IntStream.range(0, 50 + more).mapToObj(number -> "skill " + number).toList(), List.of()),
                more -> new DefineServiceType("boiler", "Boiler repair", Duration.ofHours(1), List.of(),
                        IntStream.range(0, 50 + more).mapToObj(number -> "word " + number).toList()),
                more -> new DefineServiceType("boiler", "Boiler repair", Duration.ofHours(1), List.of(), List.of(letters(60 + more))),
                more -> new PublishPolicy(Samples.policy(2), letters(50_000 + more), 1),
                more -> rules(IntStream.range(0, 100 + more).mapToObj(_ -> RULES.rules().getFirst()).toArray(PolicyRule[]::new)),
                more -> rules(new PolicyRule(List.of(), List.of(letters(200 + more)), List.of(), "home-service")))) {
            assertInstanceOf(Accepted.class, decide(People.AOIFE, limit.apply(0)), () -> limit.apply(0).toString());
            assertEquals("bad-entry", refusal(decide(People.AOIFE, limit.apply(1)), Kind.INVALID), () -> limit.apply(1).toString());
        }
    }

    private static String letters(int many) {
        return "x".repeat(many);
    }

    private static Stream<DirectoryCommand> commands() {
        return Stream.of(MAEVE, SITE, new RegisterOrganisation("Alder", "Europe/Dublin", "EUR", "office@alder.example", "+353 1 555 0100"),
                new RegisterCustomer("The Brennans", "maeve", "14 Orchard Terrace", null, null),
                new DefineServiceType("boiler-repair", "Boiler repair", Duration.ofHours(2), List.of("boiler"),
                        List.of("no heat")),
                policy(2, "{}"), RULES,
                BOILER,
                new SetDelegation(new Known.Person("maeve", "c"), "declan", new Known.Person("declan", "c"), Life.START,
                        Life.START.plusSeconds(1)),
                new OpenRequestForm("site-1", null));
    }

    private static List<DirectoryCommand> all() {
        var all = commands().toList();
        assertEquals(DirectoryCommand.class.getPermittedSubclasses().length, all.size() + 5,
                "and Change, which is of one of these, and what ReportingTest and CustomerMergingTest tell of");
        return all;
    }

    private Decision<DirectoryEvent> decide(Caller by, DirectoryCommand command) {
        return decider.decide(command, decider.initial(), Asked.at(by, Life.START));
    }

    private List<DirectoryEvent> facts(DirectoryCommand command) {
        if (decide(People.AOIFE, command) instanceof Accepted<DirectoryEvent>(var facts))
            return facts.stream().map(Fact::event).toList();
        throw new AssertionError(decide(People.AOIFE, command));
    }

    private static String refusal(Decision<DirectoryEvent> decision, Kind kind) {
        if (decision instanceof Refused<DirectoryEvent> refused) {
            assertEquals(kind, refused.kind());
            assertTrue(refused.sentence().length() >= 20, refused.sentence());
            return refused.code();
        }
        throw new AssertionError(decision);
    }

    private static RegisterPerson person(String name, String email, @Nullable String customerId, String... roles) {
        return new RegisterPerson("maeve", name, email, "+353 85 555 0101", customerId, List.of(roles), "en-IE");
    }

    private static PublishPolicy policy(int version, String document) {
        return new PublishPolicy(Samples.policy(version), document, 1);
    }

    private static SetPolicyRules rules(PolicyRule... rules) {
        return new SetPolicyRules(List.of(rules), List.of("glaziers", "home-service"));
    }

    private static RegisterSite site(String address, String zone, double latitude) {
        return new RegisterSite("customer-brennan", address, "Gate code 4812.", zone, latitude, -6.2652);
    }

    private static Personal of(String person, String text) {
        return new Personal(person, text);
    }
}
