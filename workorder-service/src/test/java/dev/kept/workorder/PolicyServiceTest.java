package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import dev.kept.runtime.testing.EmbeddedServices;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A tenant's own policies, over HTTP: published, chosen for new orders, and adopted by one that is under way.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PolicyServiceTest {
    private final String id = "amending-" + UUID.randomUUID().toString().substring(0, 8);
    private Town town;

    @BeforeEach
    void build() {
        town = Town.built();
    }

    @Test
    void an_order_is_opened_under_the_policy_that_the_rules_choose_and_lives_by_it() {
        published(1, "{ \"allowed\": false }");
        var rules = town.office.post("/directory/policy-rules", Map.of("rules", List.of(Map.of("sources", List.of(), "siteIds",
                List.of(town.site), "serviceTypes", List.of(), "policyId", id))));
        assertEquals(201, rules.statusCode(), rules::asString);
        town.office.get("/work-orders/nobody?after=" + rules.jsonPath().getString("reference"));
        var order = town.approved();
        assertEquals(id + "@1", policyOf(order));
        var amend = Map.of("revision", 1, "words", "The bath too.");
        assertEquals("no-amendments", town.command(town.office, order, "amend", amend).jsonPath().getString("code"));

        published(2, "{ \"allowed\": true }");
        assertEquals(id + "@1", policyOf(order), "it keeps its own");
        assertEquals(id + "@2", policyOf(town.opened()), "what is opened from then on");
        var adopted = town.command(town.office, order, "adopt-policy", Map.of("policy", id + "@2", "reason", "Signed on Monday."));
        assertEquals(200, adopted.statusCode(), adopted::asString);
        assertEquals(id + "@2", policyOf(order));
        assertEquals(200, town.command(town.office, order, "amend", amend).statusCode());
        assertEquals("not-forward", town.command(town.office, order, "adopt-policy", Map.of("policy", id + "@1", "reason", "Back."))
                .jsonPath().getString("code"));
    }

    @Test
    void what_is_wrong_is_said_with_its_line_and_two_do_not_overwrite_each_other() {
        var wrong = publish(document(1, "{ \"allowed\": true }").replace("AUTO", "PERHAPS"));
        assertEquals(400, wrong.statusCode());
        assertTrue(wrong.jsonPath().getString("detail").startsWith("Line 6: release is one of AUTO, MANUAL, not PERHAPS."),
                wrong::asString);
        assertEquals(201, publish(document(1, "{ \"allowed\": true }")).statusCode());
        var other = publish(document(1, "{ \"allowed\": false }"));
        assertEquals(409, other.statusCode());
        assertEquals("other-version", other.jsonPath().getString("code"));
        assertEquals(403, town.tomasz.post("/directory/policies", Map.of("document", document(2, "{ \"allowed\": true }"))).statusCode());
    }

    @Test
    void labels_are_those_of_the_newest_version_and_everybody_reads_them() {
        published(1, "{ \"allowed\": true }");
        var labels = town.maeve.get("/directory/labels").jsonPath();
        assertEquals("To be seen to", labels.getString("items.find { it.policyId == '" + id + "' }.labels.READY"));
        assertEquals(403, town.maeve.get("/directory/policies").statusCode());
        assertTrue(town.office.get("/directory/policies").jsonPath().getList("items.policyId").containsAll(List.of(id, "home-service")));
    }

    @Test
    void the_office_reads_every_version_of_a_policy_and_when_it_was_published() {
        published(1, "{ \"allowed\": false }");
        published(2, "{ \"allowed\": true }");
        var versions = town.office.get("/directory/policies/" + id).jsonPath();
        assertEquals(List.of(1, 2), versions.getList("items.version"));
        assertTrue(versions.getString("items[0].document").contains("\"allowed\": false"), versions::prettify);
        assertNotNull(versions.getString("items[1].publishedAt"));
        assertNull(town.office.get("/directory/policies/home-service").jsonPath().getString("items[0].publishedAt"), "it comes with Kept");
        assertEquals(404, town.office.get("/directory/policies/nobody-wrote-it").statusCode());
        assertEquals(403, town.tomasz.get("/directory/policies/" + id).statusCode());
    }

    private String policyOf(String order) {
        return town.office.get("/work-orders/" + order).jsonPath().getString("policy");
    }

    /// Returns when the service's own view knows of it.
    private void published(int version, String amend) {
        var answer = publish(document(version, amend));
        assertEquals(201, answer.statusCode(), answer::asString);
        town.office.get("/work-orders/nobody?after=" + answer.jsonPath().getString("reference"));
    }

    private Response publish(String document) {
        return town.office.post("/directory/policies", Map.of("document", document));
    }

    private String document(int version, String amend) {
        return """
                {
                  "id": "%s",
                  "version": %d,
                  "create": { "roles": ["CUSTOMER", "OFFICE"], "autoSubmit": true },
                  "approval": { "initial": "ALWAYS", "withoutApprover": "ASK_OFFICE", "onDeny": "CLOSE" },
                  "release": "AUTO",
                  "dispatch": { "on": "ASSIGN" },
                  "amend": %s,
                  "complete": { "requires": [] },
                  "verify": "NONE",
                  "cancel": { "byCustomer": true },
                  "close": { "on": "COMPLETE" },
                  "documents": [],
                  "labels": { "READY": "To be seen to" }
                }
                """.formatted(id, version, amend);
    }
}
