package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.testing.People;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A customer with a house, somebody who approves, a technician and a neighbour: registered over HTTP, new for each test.
final class Town {
    final String aoifeId = UUID.randomUUID().toString();
    final String maeveId = UUID.randomUUID().toString();
    final String declanId = UUID.randomUUID().toString();
    final String tomaszId = UUID.randomUUID().toString();
    final String zofiaId = UUID.randomUUID().toString();
    final String pawelId = UUID.randomUUID().toString();
    final String customer = UUID.randomUUID().toString();
    final String site = UUID.randomUUID().toString();
    final String neighbour = UUID.randomUUID().toString();
    final String neighboursSite = UUID.randomUUID().toString();
    final Api office = new Api(People.bearer(aoifeId, Role.OFFICE));
    final Api maeve = new Api(People.customer(maeveId, customer));
    final Api declan = new Api(People.customer(declanId, customer));
    final Api tomasz = new Api(People.bearer(tomaszId, Role.TECHNICIAN));
    final Api zofia = new Api(People.bearer(zofiaId, Role.TECHNICIAN));
    final Api pawel = new Api(People.bearer(pawelId, Role.TECHNICIAN));
    final Api stranger = new Api(People.customer("stranger", neighbour));

    /// Returns when the service's own views know of everybody.
    static Town built() {
        var town = new Town();
        town.register("organisations", Map.of("name", "Alder Home Services", "zone", "Europe/Dublin", "currency", "EUR", "email",
                "office@alder.example", "phone", "+353 1 555 0100"));
        town.register("service-types", Map.of("code", "boiler-repair", "name", "Boiler repair", "expectedDuration", "PT2H", "skills",
                List.of("boiler")));
        town.person(town.aoifeId, "Aoife Byrne", Map.of(), "OFFICE");
        town.person(town.maeveId, "Maeve Brennan", Map.of("customerId", town.customer), "CUSTOMER");
        town.person(town.declanId, "Declan Brennan", Map.of("customerId", town.customer), "CUSTOMER", "APPROVER", "ADMIN");
        town.person(town.tomaszId, "Tomasz Nowak", Map.of(), "TECHNICIAN");
        town.person(town.zofiaId, "Zofia Kowalska", Map.of(), "TECHNICIAN");
        town.person(town.pawelId, "Pawel Zielinski", Map.of(), "TECHNICIAN");
        town.register("customers", Map.of("id", town.customer, "name", "Maeve Brennan", "primaryContactId", town.maeveId,
                "billingAddress", "14 Orchard Terrace, Rathmines, Dublin 6"));
        town.place(town.site, town.customer);
        town.place(town.neighboursSite, town.neighbour);
        return town;
    }

    private void person(String id, String name, Map<String, ?> more, String... roles) {
        var body = new HashMap<String, Object>(Map.of("id", id, "name", name, "email", "somebody@example.com", "phone", "+353 85 555 0101",
                "roles", List.of(roles), "language", "en-IE"));
        body.putAll(more);
        register("people", body);
    }

    private void place(String id, String of) {
        register("sites", Map.of("id", id, "customerId", of, "address", "14 Orchard Terrace, Rathmines, Dublin 6", "accessNotes",
                "Gate code 4812.", "zone", "Europe/Dublin", "latitude", 53.32, "longitude", -6.26));
    }

    /// Any question with `?after` waits for that fact, also one that is not answered.
    private void register(String kind, Map<String, ?> body) {
        var answer = office.post("/directory/" + kind, body);
        assertEquals(201, answer.statusCode(), () -> kind + ": " + answer.asString());
        office.get("/work-orders/nobody?after=" + answer.jsonPath().getString("reference"));
    }

    /// What Maeve asks for.
    Map<String, Object> request() {
        return new HashMap<>(
                Map.of("description", "Boiler pressure keeps dropping to 0.4 bar. Radiators upstairs stay cold.", "serviceType",
                        "boiler-repair", "siteId", site, "priority", "URGENT"));
    }

    /// Orders for this house are under that policy from now on.
    void under(String policy) {
        register("policy-rules",
                Map.of("rules",
                        List.of(Map.of("sources", List.of(), "siteIds", List.of(site), "serviceTypes", List.of(), "policyId", policy))));
    }

    /// An order of Maeve's that waits for Declan.
    String opened() {
        var answer = maeve.post("/work-orders", request());
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.jsonPath().getString("id");
    }

    /// The same, approved.
    String approved() {
        var order = opened();
        assertEquals(200, command(declan, order, "approve", yes(order)).statusCode());
        return order;
    }

    /// To the question that the order asks now, on what it shows.
    Map<String, Object> yes(String order) {
        var shown = office.get("/work-orders/" + order).jsonPath();
        return Map.of("approvalId", shown.getString("approval.approvalId"), "revision", shown.getInt("revision"));
    }

    Map<String, Object> no(String order, String reason) {
        var no = new HashMap<>(yes(order));
        no.put("reason", reason);
        return no;
    }

    Response command(Api who, String order, String command, Map<String, ?> body) {
        return who.post("/work-orders/" + order + "/" + command, body);
    }
}
