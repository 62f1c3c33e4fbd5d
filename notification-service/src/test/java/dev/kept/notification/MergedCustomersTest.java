package dev.kept.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.runtime.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import dev.kept.decision.Caller.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whoever speaks for the customer that stays hears of what the merged one ordered.
@QuarkusTest
class MergedCustomersTest extends NotificationTests {

    @Test
    void the_primary_contact_of_the_one_that_stays_is_told_and_the_view_equals_its_rebuild() throws Exception {
        var stays = new Story(elsewhere).withPeople();
        var doubled = new Story(elsewhere).withPeople().opened();
        eventuallyState(doubled, "M01", "SENT");
        var merged = doubled.mergedInto(stays);
        var reads = RestAssured.given().header("Authorization", People.bearer("sean", Role.OFFICE, Role.OPERATOR));
        assertEquals(200, reads.get("/messages?order=" + doubled.order + "&after=" + merged).statusCode());
        doubled.invoiceSent(file("invoice.pdf")).invoiced(new InvoicePaid(doubled.order, "INV-2026-00007", Story.AMOUNT));
        eventuallyState(doubled, "M35", "SENT");
        assertEquals(stays.maeve, ledger(doubled.order).getString("items.find { it.rule == 'M35' }.recipientId"));

        var checked = RestAssured.given().header("Authorization", People.bearer("sean", Role.OPERATOR))
                .post("/kept/rebuild-check?view=merged_customer").jsonPath();
        assertEquals(Set.of(0), Set.copyOf(checked.getList("items.differing")), checked.prettify());
    }
}
