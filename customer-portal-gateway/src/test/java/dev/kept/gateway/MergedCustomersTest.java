package dev.kept.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.Totals;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.gateway.account.Account;
import dev.kept.gateway.account.Accounts;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who was written down twice is one customer in every list; who may be is found before.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class MergedCustomersTest {
    private static final Api OFFICE = new Api(People.bearer("aoife", Role.OFFICE));
    private static final Api OPERATOR = new Api(People.bearer("sean", Role.OPERATOR));
    private static final Duration SOON = Duration.ofSeconds(30);
    private static Elsewhere elsewhere;
    @Inject
    Accounts accounts;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    @Tag("D03")
    void both_lives_stand_under_the_one_that_stays_and_links_to_the_other_lead_there() throws InterruptedException {
        var stays = new Story(elsewhere);
        var doubled = new Story(elsewhere);
        stays.submitted();
        elsewhere.happens("invoice", UUID.randomUUID().toString(), invoice(doubled));
        doubled.submitted();
        var merged = merged(doubled.customer, stays.customer);
        doubled.opened(UUID.randomUUID().toString()); // an order that named the other one, and came later
        for (var asked : List.of(stays.customer, doubled.customer)) {
            var orders = OFFICE.eventually("/work-orders?customer=" + asked + "&after=" + merged,
                    it -> it.jsonPath().getList("items").size() == 3).jsonPath();
            assertEquals(Set.of(stays.customer), Set.copyOf(orders.getList("items.customerId")));
            assertEquals(3, OFFICE.get("/record?customer=" + asked + "&kind=REQUEST").jsonPath().getList("items").size());
            assertEquals(List.of(stays.customer), OFFICE.get("/customers?id=" + asked).jsonPath().getList("items.id"));
            assertEquals(2, OFFICE.get("/people?customer=" + asked).jsonPath().getList("items").size());
            assertEquals(2, OFFICE.get("/sites?customer=" + asked).jsonPath().getList("items").size());
        }
        assertFalse(OFFICE.get("/customers").jsonPath().getList("items.id").contains(doubled.customer));
        var found = OFFICE.get("/customers?q=" + doubled.maeve).jsonPath().getList("items.id");
        assertEquals(List.of(stays.customer), found, "by what was written down of the other one");

        var theirs = acting(stays.maeve, stays.customer, Set.of(doubled.customer));
        assertEquals(3, theirs.get("/work-orders").jsonPath().getList("items").size());
        assertEquals(1, stays.portal.get("/work-orders").jsonPath().getList("items").size(), "until they sign in again");
        assertEquals(2, theirs.get("/sites").jsonPath().getList("items").size());
        assertEquals(3, theirs.get("/record?customer=" + stays.customer + "&kind=REQUEST").jsonPath().getList("items").size());
        assertTrue(OFFICE.get("/invoices?order=" + doubled.order).jsonPath().getList("items.customerId").contains(stays.customer));
        assertEquals(0, new Story(elsewhere).portal.get("/work-orders").jsonPath().getList("items").size(), "the control");
    }

    @Test
    void whichever_merge_is_heard_of_first_the_end_of_the_way_is_the_same_and_so_is_the_rebuild() throws InterruptedException {
        for (var forwards : List.of(true, false)) {
            var first = new Story(elsewhere);
            var second = new Story(elsewhere);
            var third = new Story(elsewhere);
            first.submitted();
            if (forwards)
                merged(first.customer, second.customer);
            var last = merged(second.customer, third.customer);
            if (!forwards)
                last = merged(first.customer, second.customer);
            third.people();
            assertEquals(1, OFFICE.eventually("/work-orders?customer=" + third.customer + "&after=" + last,
                    it -> it.jsonPath().getList("items").size() == 1).jsonPath().getList("items").size());
            OFFICE.eventually("/customers?id=" + first.customer, it -> it.jsonPath().getList("items.id").equals(List.of(third.customer)));
        }
        var checked = OPERATOR.post("/console/rebuild-check", "{}").jsonPath();
        var mine = "items.find { it.service == 'gateway' && it.view == 'merged_customer' }";
        assertTrue(checked.getInt(mine + ".rows") >= 4, checked.prettify());
        assertEquals(0, checked.getInt(mine + ".differing"), checked.prettify());
    }

    @Test
    void who_signs_in_acts_for_the_one_that_stays_and_for_what_was_said_under_the_other() throws InterruptedException {
        var stays = new Story(elsewhere);
        var doubled = new Story(elsewhere);
        stays.submitted();
        doubled.submitted();
        var email = doubled.maeve + "@example.com";
        accounts.ensure(new Account(doubled.maeve, People.TENANT, email, "Maeve", Set.of(Role.CUSTOMER), doubled.customer, Set.of()),
                "long-enough-2026").await().atMost(SOON);
        assertEquals(doubled.customer, signedIn(email).get("/me").jsonPath().getString("person.customerId"));
        OFFICE.eventually("/customers?id=" + doubled.customer + "&after=" + merged(doubled.customer, stays.customer),
                it -> it.jsonPath().getList("items.id").equals(List.of(stays.customer)));
        var maeve = signedIn(email);
        assertEquals(stays.customer, maeve.get("/me").jsonPath().getString("person.customerId"));
        assertEquals(Set.of(stays.order, doubled.order), Set.copyOf(maeve.get("/work-orders").jsonPath().getList("items.id")));
    }

    @Test
    @Tag("D03")
    void who_may_be_written_down_twice_is_found_by_number_mail_address_or_a_very_alike_name_and_place() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var number = String.valueOf(1_000_000 + Math.floorMod(tag.hashCode(), 9_000_000));
        var one = written("Quirke Bakery " + tag, "Main Street 5, " + tag, tag + "@quirke.example", "+353 86 " + number);
        var other = written("Quirk Bakery " + tag, "5 Main Street, " + tag, "office@" + tag + ".example", "(086) " + number);
        var far = written("Quirke Bakery " + tag, "Harbour Road 99, Howth", "", "");
        var answer = OFFICE.get("/similar-customers?customer=" + one).jsonPath();
        assertEquals(List.of(other), answer.getList("items.id"), "the same name alone is many people's, as of " + far);
        assertEquals(List.of("NAME_AND_PLACE", "PHONE"), answer.getList("items[0].because"));
        var typed = OFFICE.get("/similar-customers?name=Somebody&email=" + tag + "@Quirke.example").jsonPath();
        assertEquals(List.of(one), typed.getList("items.id"));
        assertEquals(List.of(List.of("EMAIL")), typed.getList("items.because"));
        assertEquals(Set.of(one, other),
                Set.copyOf(OFFICE.get("/similar-customers?phone=086" + number).jsonPath().getList("items.id")));
        assertEquals(List.of(), OFFICE.get("/similar-customers?phone=555&name=Quirke").jsonPath().getList("items"), "too little to say so");
        merged(other, one);
        assertEquals(400, OFFICE.get("/similar-customers").statusCode());
        assertEquals(400, OFFICE.get("/similar-customers?name=" + "x".repeat(501)).statusCode());
        assertEquals(403, new Story(elsewhere).portal.get("/similar-customers?customer=" + one).statusCode());
        assertEquals(List.of(), OFFICE.get("/similar-customers?customer=" + one + "&after=" + merged(far, one)).jsonPath()
                .getList("items"), "whoever was merged is not alike any more");
    }

    private static String written(String name, String address, String email, String phone) {
        var customer = UUID.randomUUID().toString();
        var person = "contact-" + customer;
        elsewhere.happens("person", person, new PersonRegistered(new Personal(person, name), new Personal(person, email),
                new Personal(person, phone), customer, List.of("CUSTOMER"), "en-IE"));
        var last = elsewhere.happens("customer", customer, new CustomerRegistered(new Personal(person, name), person,
                new Personal(person, address), null, null));
        assertEquals(200, OFFICE.get("/customers?after=" + last).statusCode());
        return customer;
    }

    private static InvoiceDrafted invoice(Story story) {
        var nothing = new Money(0, "EUR");
        return new InvoiceDrafted(story.order, story.number, 1, story.customer, story.maeve, List.of(),
                new Totals(nothing, nothing, nothing));
    }

    private static String merged(String customer, String into) {
        return elsewhere.happens("customer", customer, new CustomerMerged(into));
    }

    private static Api acting(String person, String customer, Set<String> formerly) {
        return new Api(People.bearer(new Tokens.Holder(People.TENANT, person, person, Set.of(Role.CUSTOMER), customer, formerly, null,
                null)));
    }

    private static Api signedIn(String email) {
        return new Api("Bearer " + given().contentType(ContentType.JSON).body(Map.of("email", email, "password", "long-enough-2026"))
                .post("/api/sessions").jsonPath().getString("accessToken"));
    }
}
