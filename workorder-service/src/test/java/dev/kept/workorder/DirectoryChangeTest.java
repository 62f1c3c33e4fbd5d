package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kept.events.Appointment;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.runtime.testing.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the directory says is changed, over HTTP, and orders show it.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DirectoryChangeTest extends InTown {
    private final Map<String, Object> brennans = new HashMap<>();

    @Test
    @Tag("D79")
    void a_customers_wishes_are_read_by_the_office_and_by_whoever_comes() {
        var order = town.approved();
        changed("Shoes off, please.", 0L);
        town.office.eventually("/work-orders/" + order, it -> "Shoes off, please.".equals(it.jsonPath().getString("customerWishes")));
        assertEquals(404, town.tomasz.get("/work-orders/" + order).statusCode(), "not theirs yet");
        var from = LocalDateTime.of(2026, 1, 5, 10, 0);
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site,
                new Appointment("Europe/Dublin", from, from.plusHours(2), from, from.plusHours(2)), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order, it -> "DISPATCHED".equals(it.jsonPath().getString("status")));
        assertEquals("Shoes off, please.", town.tomasz.get("/work-orders/" + order).jsonPath().getString("customerWishes"));
        assertNull(town.maeve.get("/work-orders/" + order).jsonPath().getString("customerWishes"), "what is written about her");
    }

    @Test
    void two_who_change_an_entry_at_once_do_not_overwrite_each_other() {
        changed("Before ten.", 0L);
        assertEquals(412, change("After ten.", 0L).statusCode());
        changed("After ten.", 1L);
        assertEquals(404, town.office.post("/directory/customers/nobody/change", brennans).statusCode());
        assertEquals("other-id",
                town.office.post("/directory/customers/" + town.customer + "/change", with("id", "another")).jsonPath().getString("code"));
        assertEquals(403, town.tomasz.post("/directory/customers/" + town.customer + "/change", brennans).statusCode());
    }

    @Test
    @Tag("D10")
    void a_kind_of_work_is_changed_whole_and_keeps_its_code() {
        var kind = new HashMap<String, Object>(
                Map.of("code", "chimney-sweep", "name", "Chimney sweeping", "expectedDuration", "PT1H", "skills", List.of("chimney")));
        assertEquals(201, town.office.post("/directory/service-types", kind).statusCode());
        kind.put("keywords", List.of("soot", " stove "));
        var path = "/directory/service-types/chimney-sweep/change";
        assertEquals(200, town.office.post(path, kind, Map.of("If-Match", "\"0\"")).statusCode());
        kind.put("keywords", List.of());
        assertEquals(412, town.office.post(path, kind, Map.of("If-Match", "\"0\"")).statusCode(), "somebody looked at an older one");
        assertEquals(403, town.tomasz.post(path, kind).statusCode());
        kind.put("keywords", List.of("x".repeat(61)));
        assertEquals("bad-entry", town.office.post(path, kind).jsonPath().getString("code"));
        kind.put("code", "another");
        kind.remove("keywords");
        assertEquals("other-id", town.office.post(path, kind).jsonPath().getString("code"));
        assertEquals(404, town.office.post("/directory/service-types/another/change", kind).statusCode());
    }

    private Map<String, Object> with(String field, Object value) {
        var body = new HashMap<>(brennans);
        body.put(field, value);
        return body;
    }

    private void changed(String wishes, long version) {
        var answer = change(wishes, version);
        assertEquals(200, answer.statusCode(), answer::asString);
    }

    private Response change(String wishes, long version) {
        brennans.putAll(Map.of("name", "Maeve Brennan", "primaryContactId", town.maeveId, "billingAddress",
                "14 Orchard Terrace, Rathmines, Dublin 6", "wishes", wishes));
        return town.office.post("/directory/customers/" + town.customer + "/change", brennans, Map.of("If-Match", "\"" + version + "\""));
    }
}
