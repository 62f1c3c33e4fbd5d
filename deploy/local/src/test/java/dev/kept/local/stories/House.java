package dev.kept.local.stories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import dev.kept.local.Mails.Mail;
import dev.kept.local.PolicyRules;
import dev.kept.local.RunningSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/// A house of its own for one story: orders for it run under one policy, so that no story disturbs another. Everything is asked through the
/// gateway.
final class House {
    static final Duration SOON = Duration.ofSeconds(20);
    static final String ZONE = "Europe/Dublin";
    static final RunningSystem KEPT = RunningSystem.shared();
    static final Api MAEVE = KEPT.signedIn("CUSTOMER");
    static final Api DECLAN = KEPT.signedIn("APPROVER");
    static final Api AOIFE = KEPT.signedIn("OFFICE");
    static final Api TOMASZ = KEPT.signedIn("TECHNICIAN");
    static final Api ACCOUNTANT = KEPT.signedIn("ACCOUNTANT");
    private final String site;
    private final String policy;

    private House(String site, String policy) {
        this.site = site;
        this.policy = policy;
    }

    /// One of the Brennans'.
    static House under(String policy, String address) {
        return of(KEPT.home().path("customerId").asText(), policy, address);
    }

    static House of(String customer, String policy, String address) {
        var site = registered("sites", Map.of("customerId", customer, "address", address, "accessNotes", "The key is with the neighbour.",
                "zone", ZONE, "latitude", 53.33, "longitude", -6.27));
        PolicyRules.atSite(AOIFE, site, policy);
        return new House(site, policy);
    }

    /// The id of what the directory has from now on.
    static String registered(String kind, Map<String, ?> body) {
        var answer = AOIFE.post("/directory/" + kind, body);
        assertEquals(201, answer.status(), answer.response().body());
        AOIFE.get("/work-orders/nobody?after=" + answer.reference()); // waits until the orders' service knows it, whatever it answers
        return answer.body().path("id").asText();
    }

    /// Publishes a policy that is like one of Kept's but for some lines of it.
    static void published(String like, String id, Map<String, String> changes) {
        var document = StreamSupport.stream(AOIFE.get("/directory/policies").ok().path("items").spliterator(), false)
                .filter(policy -> policy.path("policyId").asText().equals(like)).findFirst().orElseThrow().path("document").asText();
        document = document.replace("\"id\": \"" + like + "\"", "\"id\": \"" + id + "\"").replaceFirst("\"version\": \\d+",
                "\"version\": 1");
        for (var change : changes.entrySet()) {
            var changed = document.replace(change.getKey(), change.getValue());
            if (changed.equals(document))
                throw new AssertionError(change.getKey() + " is not in " + document);
            document = changed;
        }
        registered("policies", Map.of("document", document));
    }

    String site() {
        return site;
    }

    /// The id of a new order.
    String asks(Api who, String status, Map<String, ?> more) {
        var request = new HashMap<String, Object>(Map.of("description", "Boiler pressure keeps dropping. Radiators upstairs stay cold.",
                "serviceType", "boiler-repair", "siteId", site));
        request.putAll(more);
        var opened = who.post("/work-orders", request);
        assertEquals(201, opened.status(), opened.response().body());
        assertEquals(status, opened.body().path("status").asText(), opened.response().body());
        return opened.body().path("id").asText();
    }

    static JsonNode did(Api who, String order, String command, Map<String, ?> body) {
        return who.post("/work-orders/" + order + "/" + command, body).ok();
    }

    static JsonNode refused(int status, String code, Api who, String order, String command, Map<String, ?> body) {
        var answer = who.post("/work-orders/" + order + "/" + command, body);
        assertEquals(status + " " + code, answer.status() + " " + answer.body().path("code").asText(), answer.response().body());
        return answer.body();
    }

    /// As the office sees it.
    static JsonNode shown(String order) {
        return AOIFE.get("/work-orders/" + order).ok();
    }

    static String status(String order) {
        return shown(order).path("status").asText();
    }

    static JsonNode eventually(String order, String status) {
        return AOIFE.eventually("/work-orders/" + order, SOON, answer -> answer.path("status").asText().equals(status));
    }

    static String number(String order) {
        return shown(order).path("number").asText();
    }

    /// The texts of a field in a list.
    static List<String> each(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(item -> item.path(field).asText()).toList();
    }

    /// The order's status in this policy's own words, as its pages show it to this reader; in Kept's where it has none.
    String word(Api reader, String order) {
        var shown = reader.get("/work-orders/" + order).ok();
        var status = shown.path("status").asText();
        var more = status.equals("ON_HOLD") ? shown.at("/hold/reason").asText() : shown.path("outcome").asText();
        return called(reader, more.isEmpty() ? status : status + "(" + more + ")");
    }

    String called(Api reader, String what) {
        return StreamSupport.stream(reader.get("/directory/labels").ok().path("items").spliterator(), false)
                .filter(labels -> labels.path("policyId").asText().equals(policy)).findFirst()
                .map(labels -> labels.path("labels").path(what).asText(what)).orElse(what);
    }

    /// To the question that the order asks now, on what it shows.
    static Map<String, Object> yes(String order) {
        var shown = shown(order);
        return Map.of("approvalId", shown.at("/approval/approvalId").asText(), "revision", shown.path("revision").asInt());
    }

    static Map<String, Object> no(String order, String reason) {
        var no = new HashMap<>(yes(order));
        no.put("reason", reason);
        return no;
    }

    static Map<String, ?> euro(int minor) {
        return Map.of("minor", minor, "currency", "EUR");
    }

    static LocalDate today() {
        return LocalDate.ofInstant(KEPT.now(), ZoneId.of(ZONE));
    }

    /// The best time of a week from then on that this reader is offered with that technician.
    static JsonNode slot(Api reader, String order, LocalDate from, String technician) {
        var slots = reader.eventually("/slots?order=" + order + "&from=" + from + "&days=7", SOON,
                answer -> each(answer.path("items"), "technicianId").contains(technician));
        return StreamSupport.stream(slots.path("items").spliterator(), false)
                .filter(slot -> slot.path("technicianId").asText().equals(technician)).findFirst().orElseThrow();
    }

    /// Books the best time from then on and answers with the appointment.
    static JsonNode booked(Api who, String order, LocalDate from, String technician, String status) {
        var appointment = slot(who, order, from, technician).path("appointment");
        who.post("/bookings", Map.of("orderId", order, "technicianId", technician, "appointment", appointment)).ok();
        eventually(order, status);
        return appointment;
    }

    /// The newest mail about the order to this address, as far as it is written; waits for it.
    @SafeVarargs
    static Mail mail(String to, String order, Predicate<Mail>... wanted) {
        var number = number(order);
        Predicate<Mail> wish = mail -> mail.to().startsWith(to) && (mail.subject() + mail.text()).contains(number);
        for (var each : wanted)
            wish = wish.and(each);
        return KEPT.mails().eventually(SOON, wish);
    }

    static Predicate<Mail> saying(String words) {
        return mail -> mail.text().contains(words);
    }

    /// Waits until that many documents of the kind lie with the order; answers with their content ids, the first edition first.
    static List<String> documents(Api reader, String order, String kind, int many) {
        var shown = reader.eventually("/work-orders/" + order, SOON, answer -> each(answer.path("documents"), "kind").stream()
                .filter(kind::equals).count() == many);
        return StreamSupport.stream(shown.path("documents").spliterator(), false).filter(one -> one.path("kind").asText().equals(kind))
                .map(one -> one.at("/file/sha256").asText()).toList();
    }

    /// The reader opens a document of the order.
    static void isPdf(Api reader, String order, String sha256) {
        reader.eventually("/work-orders?after=" + shown(order).path("reference").asText(), SOON, _ -> true);
        var answer = reader.bytes("/work-orders/" + order + "/files/" + sha256);
        assertEquals(200, answer.statusCode());
        assertArrayEquals("%PDF".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(answer.body(), 4));
    }

    /// The words of an order's document.
    static String written(Api reader, String order, String sha256) {
        var answer = reader.bytes("/work-orders/" + order + "/files/" + sha256);
        assertEquals(200, answer.statusCode());
        return Papers.words(answer.body());
    }

    /// The order's facts by type, the oldest first.
    static List<String> facts(String order) {
        return each(timeline(AOIFE, order), "type");
    }

    static JsonNode timeline(Api reader, String order) {
        return reader.get("/work-orders/" + order + "/timeline?limit=200").ok().path("items");
    }

    /// What the reader is offered to do with it now.
    static List<String> allowed(Api reader, String order) {
        return each(reader.get("/work-orders/" + order).ok().path("allowed"), "command");
    }

    static String anId() {
        return UUID.randomUUID().toString();
    }
}
