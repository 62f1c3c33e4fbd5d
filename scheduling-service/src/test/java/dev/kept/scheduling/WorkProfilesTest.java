package dev.kept.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.testing.Api;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import dev.kept.runtime.timer.Timer;
import dev.kept.scheduling.feed.ReadCalendar;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import com.sun.net.httpserver.HttpServer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How people work, over HTTP; and what searches and bookings make of it.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WorkProfilesTest {
    private static final LocalDate DAY = LocalDate.now(ZoneId.of("Europe/Dublin")).plusDays(4);
    private static final List<String> DAYS = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static Elsewhere elsewhere;
    private final Api office = new Api(People.bearer("aoife", Role.OFFICE));
    private final String skill = "skill-" + UUID.randomUUID();
    private String rory = "";
    @Inject
    ReadCalendar calendars;
    @Inject
    EventLog log;
    @Inject
    Pool pool;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @BeforeEach
    void somebody() {
        rory = added();
    }

    @Test
    @Tag("D16")
    void a_changed_profile_counts_from_the_next_search_on() throws Exception {
        var order = released(skill, "boiler-repair");
        changed(Map.of("breaks", List.of(hours("09:00", "17:00"))));
        assertEquals(List.of("08:00", "17:00"), starts(slots(order, answer -> starts(answer).contains("17:00"))), "two hours are left");
        var item = office.get("/technicians").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(it -> rory.equals(it.get("id"))).findFirst().orElseThrow();
        assertTrue(item.toString().contains("minor=3250"), item.toString());
        var seen = new Api(People.bearer("tomasz", Role.TECHNICIAN)).get("/technicians").asString();
        assertTrue(seen.contains(rory) && !seen.contains("3250") && !seen.contains("53.3"),
                "what they cost and where they live, others do not read");
    }

    @Test
    void who_is_away_is_neither_found_nor_booked_and_what_is_booked_already_says_so() throws Exception {
        var order = released(skill, "boiler-repair");
        var found = slots(order, answer -> !starts(answer).isEmpty());
        var visit = office.post("/bookings", booking(order, found.jsonPath().getMap("items[0].appointment")));
        assertEquals(201, visit.statusCode(), visit.asString());
        var absence = office.post("/technicians/" + rory + "/record-absence", Map.of("kind", "LEAVE", "from", DAY + "T00:00:00", "until",
                DAY.plusDays(1) + "T00:00:00"));
        assertEquals(200, absence.statusCode(), absence.asString());
        var refused = slots(order, answer -> starts(answer).isEmpty());
        assertEquals("absent", refused.jsonPath().getString("refused.find { it.technicianId == '" + rory + "' }.rule"), refused.asString());
        var booked = office.post("/bookings", booking(order, at("10:00", "11:00")));
        assertEquals(409, booked.statusCode());
        assertEquals("absent", booked.jsonPath().getString("code"));
        assertTrue(booked.jsonPath().getString("detail").contains("Pick another time, or somebody else."), booked.asString());
        var calendar = office.eventually("/calendar?from=" + DAY + "&days=1&technician=" + rory,
                answer -> answer.jsonPath().getList("items").size() == 1);
        assertEquals(List.of(rory), calendar.jsonPath().getList("items[0].away"));

        var id = office.get("/technicians").jsonPath().getString("items.find { it.id == '" + rory + "' }.absences[0].absenceId");
        assertEquals(200, office.post("/technicians/" + rory + "/cancel-absence", Map.of("absenceId", id)).statusCode());
        slots(order, answer -> !starts(answer).isEmpty());
    }

    @Test
    @Tag("D16")
    void several_people_are_booked_in_one_command_all_or_none() throws Exception {
        var helper = added();
        var order = released(skill, "boiler-repair");
        slots(order, answer -> !starts(answer).isEmpty());
        var both = new HashMap<>(booking(order, at("10:00", "11:00")));
        both.put("helperIds", List.of(helper));
        assertEquals(201, office.post("/bookings", both).statusCode());
        var alone = new HashMap<>(booking(order, at("10:30", "11:30")));
        alone.put("technicianId", helper);
        assertEquals("overlap", office.post("/bookings", alone).jsonPath().getString("code"));
        var twice = new HashMap<>(booking(order, at("12:00", "13:00")));
        twice.put("helperIds", List.of(rory));
        assertEquals("bad-resources", office.post("/bookings", twice).jsonPath().getString("code"));
        var stranger = new HashMap<>(booking(order, at("12:00", "13:00")));
        stranger.put("helperIds", List.of("nobody"));
        assertEquals("unknown-technician", office.post("/bookings", stranger).jsonPath().getString("code"));
        var day = office.eventually("/calendar?from=" + DAY + "&days=1&technician=" + helper,
                answer -> answer.jsonPath().getList("items").size() == 1);
        assertEquals(List.of(rory, helper), day.jsonPath().getList("items[0].resourceIds"), "only the first of the four");
    }

    @Test
    @Tag("D19")
    void a_visit_is_as_long_as_such_jobs_really_took_once_five_are_known() throws Exception {
        var kind = "kind-" + UUID.randomUUID();
        for (int i = 0; i < 4; i++)
            done(kind, 85);
        var order = released(skill, kind);
        assertEquals(60, slots(order, answer -> !starts(answer).isEmpty()).jsonPath().getInt("minutes"), "four say nothing");
        done(kind, 80);
        var longer = slots(order, answer -> answer.jsonPath().getInt("minutes") == 90);
        assertEquals("09:30:00", longer.jsonPath().getString("items.find { it.appointment.start.endsWith('08:00:00') }.appointment.end")
                .split("T")[1]);
    }

    @Test
    void who_is_busy_in_their_own_calendar_is_not_found_then_and_what_cannot_be_read_is_told() throws Exception {
        var order = released(skill, "boiler-repair");
        slots(order, answer -> !starts(answer).isEmpty());
        var file = new AtomicReference<>(wholeDay());
        var server = server(file);
        try {
            assertEquals(200, office.post("/technicians/" + rory + "/follow-calendar", Map.of("address", address(server))).statusCode());
            var refused = slots(order, answer -> starts(answer).isEmpty());
            assertEquals("busy", refused.jsonPath().getString("refused.find { it.technicianId == '" + rory + "' }.rule"));
            office.eventually("/technicians", answer -> feed(answer).equals("127.0.0.1, 1, null"));

            file.set("<html>Sign in</html>");
            office.eventually("/technicians", answer -> feed(answer).startsWith("127.0.0.1, 1, What is there is no calendar"));
            assertTrue(starts(office.get("/slots?order=" + order + "&from=" + DAY + "&days=1")).isEmpty(), "what was read holds");
            file.set(calendar("DTSTART:20200101T090000Z"));
            slots(order, answer -> !starts(answer).isEmpty());

            assertEquals(200, office.post("/technicians/" + rory + "/leave-calendar", Map.of()).statusCode());
            office.eventually("/technicians", answer -> feed(answer).equals("none"));
        } finally {
            server.stop(0);
        }
        assertEquals(List.of(400, "bad-address"), answered("follow-calendar", Map.of("address", "file:///etc/passwd")));
        assertEquals(List.of(400, "bad-address"), answered("follow-calendar", Map.of("address", "https://me:secret@example.org/")));
        assertEquals(List.of(409, "no-calendar"), answered("leave-calendar", Map.of()));
    }

    /// A service may be killed between the fact and the end of its timer, which then fires once more.
    @Test
    void a_reading_that_is_repeated_adds_no_second_fact_though_the_calendar_changed_meanwhile() throws Exception {
        var file = new AtomicReference<>(wholeDay());
        var server = server(file);
        try {
            assertEquals(200, office.post("/technicians/" + rory + "/follow-calendar", Map.of("address", address(server))).statusCode());
            office.eventually("/technicians", answer -> feed(answer).equals("127.0.0.1, 1, null"));
            file.set(calendar("DTSTART:20200101T090000Z"));
            var first = reading();
            fire(first);
            assertEquals(1, facts(first));
            file.set(wholeDay());
            fire(first);
            assertEquals(1, facts(first));
            var next = reading();
            fire(next);
            assertEquals(1, facts(next), "the control");
            assertEquals(200, office.post("/technicians/" + rory + "/leave-calendar", Map.of()).statusCode());
        } finally {
            server.stop(0);
        }
    }

    private Timer reading() {
        return new Timer("again:" + rory, "read-calendar", People.TENANT, Instant.now().truncatedTo(ChronoUnit.MICROS),
                "{\"personId\":\"" + rory + "\",\"correlationId\":\"" + UUID.randomUUID() + "\",\"hops\":1}", UUID.randomUUID().toString());
    }

    private void fire(Timer timer) {
        pool.withTransaction(transaction -> calendars.fire(transaction, timer).replaceWith(true)).await().atMost(SOON);
    }

    private long facts(Timer timer) {
        return log.history(People.TENANT, rory, 0, 1_000).await().atMost(SOON).stream()
                .filter(fact -> timer.reference().equals(fact.envelope().causationId())).count();
    }

    private static HttpServer server(AtomicReference<String> file) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/mine.ics", exchange -> {
            var body = file.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mine.ics";
    }

    private static String wholeDay() {
        return calendar("DTSTART;VALUE=DATE:" + DAY.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private String feed(Response technicians) {
        Map<String, Object> feed = technicians.jsonPath().getMap("items.find { it.id == '" + rory + "' }.feed");
        return feed == null ? "none" : feed.get("host") + ", " + feed.get("busyTimes") + ", " + feed.get("trouble");
    }

    private static String calendar(String start) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//elsewhere//EN\r\nBEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20260101T000000Z\r\n"
                + start
                + "\r\nDURATION:P1D\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void what_makes_no_sense_is_answered_with_what_to_mend() {
        var overlapping = profile(Map.of("shifts", List.of(hours("08:00", "12:00"), hours("11:00", "18:00"))));
        assertEquals(List.of(400, "shifts-overlap"), answered("change", overlapping));
        assertEquals(List.of(400, "unknown-zone"), answered("change", profile(Map.of("zone", "Mars/Olympus"))));
        assertEquals(List.of(400, "no-time"), answered("record-absence", Map.of("kind", "LEAVE", "from", DAY + "T10:00:00", "until",
                DAY + "T09:00:00")));
        assertEquals(List.of(409, "unknown-absence"), answered("cancel-absence", Map.of("absenceId", "none")));
        assertEquals(404, office.post("/technicians/nobody/change", profile(Map.of())).statusCode());
        var tomasz = new Api(People.bearer("tomasz", Role.TECHNICIAN));
        assertEquals(403, tomasz.post("/technicians/" + rory + "/change", profile(Map.of())).statusCode());
    }

    private List<Object> answered(String command, Map<String, Object> body) {
        var answer = office.post("/technicians/" + rory + "/" + command, body);
        return List.of(answer.statusCode(), answer.jsonPath().getString("code"));
    }

    private String added() {
        var id = UUID.randomUUID().toString();
        var answer = office.post("/technicians", Map.of("personId", id, "skills", List.of(skill), "zone", "Europe/Dublin", "days", DAYS,
                "from", "08:00", "to", "18:00"));
        assertEquals(201, answer.statusCode(), answer.asString());
        return id;
    }

    private void changed(Map<String, Object> what) {
        var answer = office.post("/technicians/" + rory + "/change", profile(what));
        assertEquals(200, answer.statusCode(), answer.asString());
    }

    private Map<String, Object> profile(Map<String, Object> what) {
        var profile = new HashMap<String, Object>(Map.of("skills", List.of(Map.of("name", skill, "level", 2)), "certificates", List.of(),
                "zone", "Europe/Dublin", "shifts", List.of(hours("08:00", "18:00")), "breaks", List.of(), "start",
                Map.of("latitude", 53.35, "longitude", -6.26), "costPerHour", Map.of("minor", 3_250, "currency", "EUR")));
        profile.putAll(what);
        return profile;
    }

    private static Map<String, Object> hours(String from, String to) {
        return Map.of("days", DAYS, "from", from, "to", to);
    }

    private String released(String needed, String kind) {
        var order = UUID.randomUUID().toString();
        var site = "site-" + order;
        elsewhere.happens("workorder", order, new WorkOrderOpened("WO-2026-000001", "home-service@1", Source.PORTAL, "customer", site,
                "Europe/Dublin", "maeve", "maeve", new Personal("maeve", "Boiler"), kind, Priority.ROUTINE, false, List.of(), List.of(),
                List.of(), null, null));
        elsewhere.happens("workorder", order,
                new WorkOrderReleased(kind, List.of(needed), Duration.ofHours(1), site, "Europe/Dublin", 1, null, List.of()));
        return order;
    }

    private void done(String kind, int minutes) {
        elsewhere.happens("workorder", released(skill, kind), new WorkCompleted(1, "customer", "site", kind,
                Duration.ofMinutes(minutes), List.of(), 1, new Personal("rory", "Done."), List.of(), null, null, null));
    }

    private Response slots(String order, Predicate<Response> wanted) throws InterruptedException {
        return office.eventually("/slots?order=" + order + "&from=" + DAY + "&days=1",
                answer -> answer.statusCode() == 200 && wanted.test(answer));
    }

    /// In their order of the day.
    private List<String> starts(Response slots) {
        return slots.jsonPath().<String>getList("items.findAll { it.technicianId == '" + rory + "' }.appointment.start").stream()
                .map(start -> start.split("T")[1].substring(0, 5)).sorted().toList();
    }

    private Map<String, Object> booking(String order, Map<String, Object> appointment) {
        return Map.of("visitId", UUID.randomUUID().toString(), "orderId", order, "technicianId", rory, "appointment", appointment);
    }

    private static Map<String, Object> at(String from, String to) {
        return Map.of("zone", "Europe/Dublin", "start", DAY + "T" + from + ":00", "end", DAY + "T" + to + ":00", "arrivalFrom",
                DAY + "T" + from + ":00", "arrivalTo", DAY + "T" + to + ":00");
    }
}
