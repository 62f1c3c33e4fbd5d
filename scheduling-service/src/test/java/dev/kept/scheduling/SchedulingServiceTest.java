package dev.kept.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.decision.Caller.Role;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.DomainEvent;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.Appointment;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.runtime.testing.Api;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import dev.kept.scheduling.domain.NoSlot;
import dev.kept.scheduling.domain.Search;
import dev.kept.scheduling.domain.Slots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The service as others meet it: over HTTP and through topics.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SchedulingServiceTest {
    private static final LocalDate DAY = LocalDate.now(ZoneId.of("Europe/Dublin")).plusDays(3);
    private static final String EVERY_DAY = "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]";
    private static Elsewhere elsewhere;
    private final Api office = new Api(People.bearer("aoife", Role.OFFICE));
    private final String technician = "tomasz-" + UUID.randomUUID();
    private final String order = UUID.randomUUID().toString();

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    @Tag("D16")
    @Tag("D18")
    @Tag("D20")
    void the_office_sees_free_slots_with_reasons_and_books_one() throws Exception {
        var skill = "skill-" + technician;
        addTechnician(technician, skill);
        var reference = released(skill);
        var slots = office.eventually("/slots?order=" + order + "&from=" + DAY + "&days=3&after=" + reference,
                answer -> !technicianSlots(answer).isEmpty());

        var best = technicianSlots(slots).getFirst();
        assertTrue(slots.jsonPath().getList("items[0].reasons.text").toString().contains("In the customer's hours"), slots.asString());
        assertTrue(slots.jsonPath().getList("refused.rule").stream()
                .allMatch(rule -> Arrays.stream(NoSlot.Rule.values()).anyMatch(known -> known.code().equals(rule))), slots.asString());

        var booked = office.post("/bookings", booking(UUID.randomUUID().toString(), best));
        assertEquals(201, booked.statusCode(), booked.asString());
        assertEquals("RESERVED", booked.jsonPath().getString("status"));
        assertEquals("\"0\"", booked.header("ETag"));
        assertTrue(booked.header("Location").endsWith("/bookings/" + booked.jsonPath().getString("id")));
        office.eventually("/slots?order=" + order + "&from=" + DAY + "&days=3", answer -> technicianSlots(answer).stream()
                .noneMatch(start -> start.equals(best)));
    }

    @Test
    @Tag("A12")
    void who_asked_for_the_work_finds_a_time_and_moves_it_where_that_is_left_to_them() throws Exception {
        var skill = "skill-" + technician;
        addTechnician(technician, skill);
        var slots = "/slots?order=" + order + "&from=" + DAY + "&days=3&after=" + released(skill, List.of("maeve"));
        var maeve = new Api(People.bearer("maeve", Role.CUSTOMER));
        var neighbour = new Api(People.bearer("ronan", Role.CUSTOMER));
        assertEquals(403, neighbour.get(slots).statusCode());
        var best = technicianSlots(maeve.get(slots)).getFirst();
        var body = booking(UUID.randomUUID().toString(), best);
        assertEquals(404, neighbour.post("/bookings", body).statusCode());
        var booked = maeve.post("/bookings", body);
        assertEquals(201, booked.statusCode(), booked.asString());

        var visit = booked.jsonPath().getString("id");
        office.get("/calendar?after=" + booked.jsonPath().getString("reference"));
        var later = "{\"appointment\":" + at(LocalDateTime.parse(best).plusDays(1)) + "}";
        assertEquals(404, neighbour.post("/bookings/" + visit + "/move", later).statusCode());
        assertEquals(200, maeve.post("/bookings/" + visit + "/move", later).statusCode());
    }

    @Test
    @Tag("D22")
    void it_appears_in_the_calendar_and_is_confirmed_by_the_orders_echo() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var visit = booked(DAY.atTime(10, 0));
        var calendar = "/calendar?from=" + DAY + "&days=1&technician=" + technician;
        office.eventually(calendar, answer -> statuses(answer).equals(List.of("RESERVED")));

        elsewhere.happens("workorder", order, new VisitScheduled(visit, "site", CalendarDatabase.dublin(DAY.atTime(10, 0).toString(),
                DAY.atTime(11, 0).toString()), List.of(technician)));
        office.eventually(calendar, answer -> statuses(answer).equals(List.of("CONFIRMED")));

        var own = new Api(People.bearer(technician, Role.TECHNICIAN));
        assertEquals(List.of(visit), own.get("/calendar?from=" + DAY + "&days=1").jsonPath().getList("items.visitId"));
        assertEquals(403, own.get("/calendar?technician=somebody-else").statusCode());
        assertEquals(200, own.get("/bookings/" + visit).statusCode());
        assertEquals(404, new Api(People.bearer("other", Role.TECHNICIAN)).get("/bookings/" + visit).statusCode());
    }

    @Test
    void a_visit_goes_by_an_id_of_its_own_and_takes_nobody_elses() throws Exception {
        var person = UUID.randomUUID().toString();
        addTechnician(person, "any");
        addTechnician(technician, "any");
        released("any");
        assertEquals(400, office.post("/bookings", booking("visit 1", DAY.atTime(10, 0).toString())).statusCode());
        assertEquals(404, office.post("/bookings", booking(person, DAY.atTime(10, 0).toString())).statusCode(), "a technician's");
        addTechnician(person, "any"); // who is as they were
    }

    @Test
    void what_is_read_from_the_log_waits_for_no_consumer() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var visit = booked(DAY.atTime(10, 0));
        // Of a fact that no consumer will ever have seen.
        assertNull(office.get("/bookings/" + visit + "?after=booking/" + visit + "@7").header("Kept-Stale"));
        assertEquals("true", office.get("/calendar?after=booking/" + visit + "@7").header("Kept-Stale"));
    }

    @Test
    void the_second_booking_of_the_same_hour_is_refused_and_names_the_first() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var visit = booked(DAY.atTime(10, 0));
        var second = office.post("/bookings", booking(UUID.randomUUID().toString(), DAY.atTime(10, 30).toString()));

        assertEquals(409, second.statusCode(), second.asString());
        assertEquals("overlap", second.jsonPath().getString("code"));
        assertTrue(second.jsonPath().getString("detail").contains(visit), second.asString());
        assertTrue(second.jsonPath().getString("detail").contains("10:00"), second.asString());
        assertEquals(201, office.post("/bookings", booking(UUID.randomUUID().toString(), DAY.atTime(11, 0).toString())).statusCode());
    }

    @Test
    void sixty_four_bookers_at_once_never_book_the_technician_twice() throws Exception {
        addTechnician(technician, "any");
        office.get("/slots?order=" + order + "&after=" + released("any"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var bookers = IntStream.range(0, 64).<Callable<Response>>mapToObj(booker -> () -> office.post("/bookings",
                    booking(UUID.randomUUID().toString(), DAY.atTime(8, 0).plusMinutes(30L * (booker % 8)).toString()))).toList();
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(bookers))
                statuses.add(answer.get().statusCode());
            assertEquals(new HashSet<>(List.of(201, 409)), new HashSet<>(statuses));
        }
        var calendar = office.eventually("/calendar?from=" + DAY + "&days=1&technician=" + technician,
                answer -> answer.jsonPath().getList("items").size() >= 3);
        List<String> starts = new ArrayList<>(calendar.jsonPath().getList("items.appointment.start", String.class));
        starts.sort(null);
        for (int i = 1; i < starts.size(); i++)
            assertFalse(LocalDateTime.parse(starts.get(i)).isBefore(LocalDateTime.parse(starts.get(i - 1)).plusHours(1)),
                    starts.toString());
    }

    @Test
    void the_same_key_gets_the_same_answer_and_another_body_under_it_is_refused() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var key = UUID.randomUUID().toString();
        var body = "{\"orderId\":\"" + order + "\",\"technicianId\":\"" + technician + "\",\"appointment\":" + at(DAY.atTime(14, 0)) + "}";
        var first = bookWhenKnown(body, key);
        var again = office.post("/bookings", body, key);

        assertEquals(201, again.statusCode(), again.asString());
        assertEquals(first.jsonPath().getString("reference"), again.jsonPath().getString("reference"));
        assertTrue(again.jsonPath().getBoolean("replayed"));
        assertEquals(422, office.post("/bookings", body.replace("T14:00", "T14:05"), key).statusCode());
    }

    @Test
    void work_of_several_days_is_booked_on_all_of_them_or_on_none() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var inTheWay = booked(DAY.plusDays(2).atTime(12, 0));
        var taken = office.post("/bookings/days", days(DAY, DAY.plusDays(1), DAY.plusDays(2)));
        assertEquals("overlap", taken.jsonPath().getString("code"), taken.asString());
        assertTrue(taken.jsonPath().getString("detail").contains(inTheWay), taken.asString());
        // Had one of them been reserved, it would be in the way now.
        var key = UUID.randomUUID().toString();
        var three = days(DAY, DAY.plusDays(1), DAY.plusDays(3));
        var booked = office.post("/bookings/days", three, key);
        assertEquals(201, booked.statusCode(), booked.asString());
        var again = office.post("/bookings/days", three, key).jsonPath();
        assertTrue(again.getBoolean("replayed"));
        assertEquals(booked.jsonPath().getList("visitIds"), again.getList("visitIds"));
        assertEquals(422, office.post("/bookings/days", days(DAY), key).statusCode());

        var path = "/calendar?from=" + DAY + "&days=4&technician=" + technician + "&after=" + booked.jsonPath().getString("reference");
        var visits = new HashSet<>(booked.jsonPath().getList("visitIds", String.class));
        visits.add(inTheWay);
        assertEquals(visits, new HashSet<>(office.get(path).jsonPath().getList("items.visitId", String.class)));
        assertEquals("overlap", office.post("/bookings/days", days(DAY.plusDays(6), DAY.plusDays(6))).jsonPath().getString("code"),
                "one day twice is in its own way");
        assertEquals(4, office.get(path).jsonPath().getList("items").size());
    }

    @Test
    void days_that_make_no_sense_or_are_not_the_offices_are_refused() throws Exception {
        addTechnician(technician, "any");
        released("any");
        booked(DAY.atTime(8, 0));
        assertEquals("bad-days", office.post("/bookings/days", days()).jsonPath().getString("code"));
        assertEquals("bad-days", office.post("/bookings/days", days(IntStream.range(0, 11).mapToObj(DAY::plusDays)
                .toArray(LocalDate[]::new))).jsonPath().getString("code"));
        assertEquals("in-the-past", office.post("/bookings/days", days(DAY, DAY.minusDays(9))).jsonPath().getString("code"));
        assertEquals(201, office.post("/bookings/days", days(DAY)).statusCode(), "the control, and nothing was left of the one before");
        var customer = new Api(People.bearer("maeve", Role.CUSTOMER));
        assertEquals(403, customer.post("/bookings/days", days(DAY.plusDays(1))).statusCode());
        assertEquals(403, new Api(People.bearer("liam", Role.TECHNICIAN)).post("/bookings/days", days(DAY.plusDays(1))).statusCode());
    }

    private String days(LocalDate... days) {
        return "{\"orderId\":\"" + order + "\",\"technicianId\":\"" + technician + "\",\"days\":["
                + Arrays.stream(days).map(day -> "{\"appointment\":" + at(day.atTime(12, 0)) + "}").collect(Collectors.joining(",")) + "]}";
    }

    @Test
    @Tag("D68")
    void a_visit_can_be_moved_and_the_old_hour_is_free_again() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var visit = booked(DAY.atTime(10, 0));
        var moved = office.post("/bookings/" + visit + "/move", "{\"appointment\":" + at(DAY.atTime(15, 0)) + "}");
        assertEquals(200, moved.statusCode(), moved.asString());
        assertEquals(1, moved.jsonPath().getInt("version"));
        assertEquals(201, office.post("/bookings", booking(UUID.randomUUID().toString(), DAY.atTime(10, 0).toString())).statusCode());
        assertTrue(office.get("/bookings/" + visit).jsonPath().getString("appointment.start").contains("T15:00"));
    }

    @Test
    void a_visit_that_has_begun_is_not_moved() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var starts = DAY.atTime(8, 0);
        for (var step : List.<Function<String, DomainEvent>>of(visit -> new TravelStarted(visit, technician, null),
                visit -> new Arrived(visit, technician), visit -> new WorkStarted(visit, technician))) {
            var visit = booked(starts);
            var begun = elsewhere.happens("workorder", order, step.apply(visit));
            var moved = office.postAfter(begun, "/bookings/" + visit + "/move", "{\"appointment\":" + at(DAY.atTime(16, 0)) + "}");
            assertEquals(409, moved.statusCode(), moved.asString());
            assertEquals("visit-begun", moved.jsonPath().getString("code"), moved.asString());
            assertTrue(office.get("/bookings/" + visit).jsonPath().getString("appointment.start").startsWith(starts.toString()));
            starts = starts.plusHours(1);
        }
        var planned = booked(starts);
        assertEquals(200, office.post("/bookings/" + planned + "/move", "{\"appointment\":" + at(DAY.atTime(16, 0)) + "}").statusCode());
    }

    @Test
    void a_search_across_too_many_people_and_days_says_how_many_days_it_takes() throws Exception {
        var skill = "skill-" + technician;
        var people = Search.MOST_TECHNICIAN_DAYS / Slots.MOST_DAYS + 1;
        for (int i = 0; i < people; i++)
            addTechnician(technician + "-" + i, skill);
        office.eventually("/technicians", answer -> answer.jsonPath().getList("items.id", String.class).stream()
                .filter(id -> id.startsWith(technician + "-")).count() == people);
        var slots = "/slots?order=" + order + "&from=" + DAY + "&after=" + released(skill) + "&days=";
        var tooMany = office.get(slots + "62");
        assertEquals(400, tooMany.statusCode(), tooMany.asString());
        assertEquals("too-many-days", tooMany.jsonPath().getString("code"), tooMany.asString());
        assertTrue(tooMany.jsonPath().getString("detail").contains("at most 61 days"), tooMany.asString());
        assertEquals(100, office.get(slots + "61").jsonPath().getList("items").size());
    }

    @Test
    void an_order_that_is_not_known_to_be_released_is_refused_and_kept_after_waits_for_it() throws Exception {
        addTechnician(technician, "any");
        var early = office.post("/bookings", booking(UUID.randomUUID().toString(), DAY.atTime(10, 0).toString()));
        assertEquals(409, early.statusCode());
        assertEquals("not-released", early.jsonPath().getString("code"));
        var reference = released("any");
        var waited = office.postAfter(reference, "/bookings", booking(UUID.randomUUID().toString(), DAY.atTime(10, 0).toString()));
        assertEquals(201, waited.statusCode(), waited.asString());
        var never = office.postAfter("workorder/" + order + "@99", "/bookings",
                booking(UUID.randomUUID().toString(), DAY.atTime(12, 0).toString()));
        assertEquals("not-yet-known", never.jsonPath().getString("code"), never.asString());
    }

    @Test
    void what_the_order_gives_back_is_free_again() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var refused = booked(DAY.atTime(8, 0));
        var cancelled = booked(DAY.atTime(10, 0));
        var finished = booked(DAY.atTime(12, 0));
        var notDone = booked(DAY.atTime(14, 0));
        var missed = booked(DAY.atTime(16, 0));
        elsewhere.happens("workorder", order, new VisitRefused(refused, "cancelled meanwhile"));
        elsewhere.happens("workorder", order, new VisitCancelled(cancelled, List.of(technician), "customer", Instant.now()));
        elsewhere.happens("workorder", order,
                new VisitFinished(finished, List.of(technician), inDublin(DAY.atTime(12, 30))));
        elsewhere.happens("workorder", order, new VisitNotDone(notDone, List.of(technician), "seized", inDublin(DAY.atTime(14, 30))));
        elsewhere.happens("workorder", order, new VisitMissed(missed, List.of(technician), NoShow.CUSTOMER, inDublin(DAY.atTime(16, 30))));

        for (var visit : List.of(refused, cancelled, finished, notDone, missed))
            office.eventually("/bookings/" + visit, answer -> "RELEASED".equals(answer.jsonPath().getString("status")));
        for (var start : List.of(DAY.atTime(8, 0), DAY.atTime(10, 0), DAY.atTime(12, 30), DAY.atTime(14, 30), DAY.atTime(16, 30)))
            assertEquals(201, office.post("/bookings", booking(UUID.randomUUID().toString(), start.toString())).statusCode(),
                    start.toString());
        assertEquals("released", office.post("/bookings/" + cancelled + "/move", "{\"appointment\":" + at(DAY.atTime(17, 0)) + "}")
                .jsonPath().getString("code"));
    }

    @Test
    void a_visit_that_nobody_booked_takes_no_time() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var visit = UUID.randomUUID().toString();
        var from = DAY.atTime(10, 0);
        elsewhere.happens("workorder", order, new VisitOpened(visit, "site",
                new Appointment("Europe/Dublin", from, from.plusHours(1), from, from), List.of(technician)));
        elsewhere.happens("workorder", order, new WorkStarted(visit, technician));
        elsewhere.happens("workorder", order, new VisitFinished(visit, List.of(technician), inDublin(from.plusMinutes(30))));
        var booked = booked(from);
        office.eventually("/calendar?from=" + DAY + "&days=1&technician=" + technician, answer -> statuses(answer).size() == 1);
        assertEquals(404, office.get("/bookings/" + visit).statusCode());
        assertEquals(200, office.get("/bookings/" + booked).statusCode());
    }

    private static Instant inDublin(LocalDateTime time) {
        return time.atZone(ZoneId.of("Europe/Dublin")).toInstant();
    }

    @Test
    void a_cancelled_order_gives_back_all_its_time_and_takes_no_more() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var visit = booked(DAY.atTime(9, 0));
        elsewhere.happens("workorder", order, new WorkOrderCancelled("READY", new Personal("maeve", "not needed")));
        office.eventually("/bookings/" + visit, answer -> "RELEASED".equals(answer.jsonPath().getString("status")));
        assertEquals(409, office.get("/slots?order=" + order).statusCode());
        assertEquals("order-ended",
                office.post("/bookings", booking(UUID.randomUUID().toString(), DAY.atTime(9, 0).toString())).jsonPath().getString("code"));
    }

    @Test
    void others_may_not_book_and_a_customer_sees_nothing() throws Exception {
        addTechnician(technician, "any");
        released("any");
        var visit = booked(DAY.atTime(10, 0));
        var customer = new Api(People.customer("maeve", "customer"));
        assertEquals(404, customer.get("/bookings/" + visit).statusCode());
        assertEquals(404, customer.post("/bookings/" + visit + "/move", "{\"appointment\":" + at(DAY.atTime(15, 0)) + "}").statusCode());
        assertEquals(403, customer.get("/calendar").statusCode());
        assertEquals(403, customer.get("/slots?order=" + order).statusCode());
        var other = new Api(People.bearer("p", Role.TECHNICIAN));
        assertEquals(403, other.post("/bookings", booking(UUID.randomUUID().toString(), DAY.atTime(16, 0).toString())).statusCode());
        assertEquals(401, new Api("").get("/calendar").statusCode());
    }

    @Test
    void questions_that_make_no_sense_are_told_so() {
        for (var path : List.of("/slots", "/slots?order=x&days=0", "/calendar?from=yesterday", "/calendar?days=100", "/calendar?after=x")) {
            var answer = office.get(path);
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 404, path + ": " + answer.asString());
            assertTrue(answer.jsonPath().getString("detail").length() > 20, answer.asString());
        }
    }

    @Test
    void it_is_healthy_and_measured() {
        assertEquals(200, new Api("").get("/q/health/ready").statusCode());
        assertEquals(200, new Api("").get("/q/health/live").statusCode());
        assertTrue(new Api("").get("/q/metrics").asString().contains("jvm_memory"));
    }

    @Test
    @Tag("D79")
    void whom_the_customer_would_have_come_comes_first() throws Exception {
        var other = UUID.randomUUID().toString();
        addTechnician(technician, "any-" + order);
        addTechnician(other, "any-" + order);
        released("any-" + order);
        for (var preferred : List.of(technician, other)) {
            customerWouldHave(preferred);
            office.eventually("/slots?order=" + order + "&from=" + DAY,
                    answer -> answer.statusCode() == 200 && preferred.equals(answer.jsonPath().getString("items[0].technicianId")));
        }
    }

    @Test
    void whom_the_customer_that_stays_would_have_come_counts_for_an_order_that_names_the_merged_one() throws Exception {
        var other = UUID.randomUUID().toString();
        var merged = UUID.randomUUID().toString();
        var between = UUID.randomUUID().toString();
        var stays = UUID.randomUUID().toString();
        addTechnician(technician, "any-" + order);
        addTechnician(other, "any-" + order);
        for (var preferred : Map.of(merged, other, between, other, stays, technician).entrySet())
            elsewhere.happens("customer", preferred.getKey(), new CustomerRegistered(new Personal("maeve", "Maeve Brennan"), "maeve",
                    new Personal("maeve", "14 Orchard Terrace"), null, preferred.getValue()));
        releasedFor(merged, "any-" + order, List.of());
        var first = "items[0].technicianId";
        office.eventually("/slots?order=" + order + "&from=" + DAY,
                answer -> answer.statusCode() == 200 && other.equals(answer.jsonPath().getString(first)));
        elsewhere.happens("customer", between, new CustomerMerged(stays));
        elsewhere.happens("customer", merged, new CustomerMerged(between));
        office.eventually("/slots?order=" + order + "&from=" + DAY,
                answer -> answer.statusCode() == 200 && technician.equals(answer.jsonPath().getString(first)));
    }

    @Test
    void the_views_equal_their_rebuild() throws Exception {
        addTechnician(technician, "any");
        elsewhere.happens("customer", UUID.randomUUID().toString(), new CustomerMerged("customer"));
        elsewhere.happens("person", technician, new PersonRegistered(new Personal(technician, "Tomasz Nowak"),
                new Personal(technician, "Tomasz@Alder.example"), new Personal(technician, ""), null, List.of("TECHNICIAN"), "en-IE"));
        elsewhere.happens("service-type", People.TENANT + ":boiler-repair",
                new ServiceTypeDefined("boiler-repair", "Boiler repair", Duration.ofHours(1), List.of("any"), List.of()));
        released("any");
        booked(DAY.atTime(10, 0));
        elsewhere.happens("workorder", order, new WorkCompleted(1, "customer", "site", "boiler-repair", Duration.ofHours(1),
                List.of(), 1, new Personal("tomasz", "Done."), List.of(), null, null, null));
        var offered = elsewhere.happens("workorder", order, new OfferSent("offer-1", technician, 1, Instant.now(), List.of()));
        office.eventually("/calendar?from=" + DAY + "&days=1&technician=" + technician, answer -> statuses(answer).size() == 1);
        office.get("/calendar?after=" + offered);
        var checked = new Api(People.bearer("sean", Role.OPERATOR)).post("/kept/rebuild-check", "");
        assertEquals(200, checked.statusCode(), checked.asString());
        assertEquals(new HashSet<>(List.of(0)), new HashSet<>(checked.jsonPath().getList("items.differing")), checked.asString());
        assertTrue(checked.jsonPath().getList("items.rows", Integer.class).stream().allMatch(rows -> rows > 0), checked.asString());
    }

    private void addTechnician(String id, String skill) {
        var added = office.post("/technicians",
                "{\"personId\":\"" + id + "\",\"skills\":[\"" + skill + "\"],\"zone\":\"Europe/Dublin\",\"days\":"
                        + EVERY_DAY + ",\"from\":\"08:00\",\"to\":\"18:00\"}");
        assertEquals(201, added.statusCode(), added.asString());
    }

    private String released(String skill) {
        return released(skill, List.of());
    }

    private String customerWouldHave(@Nullable String technicianId) {
        return elsewhere.happens("customer", "customer", new CustomerRegistered(new Personal("maeve", "Maeve Brennan"), "maeve",
                new Personal("maeve", "14 Orchard Terrace"), null, technicianId));
    }

    private String released(String skill, List<String> pickers) {
        customerWouldHave(null);
        return releasedFor("customer", skill, pickers);
    }

    private String releasedFor(String customer, String skill, List<String> pickers) {
        var site = UUID.randomUUID().toString();
        elsewhere.happens("site", site,
                new SiteRegistered(customer, new Personal("maeve", "14 Orchard Terrace"), new Personal("maeve", ""),
                        "Europe/Dublin", 53.35, -6.26));
        elsewhere.happens("workorder", order, new WorkOrderOpened("WO-2026-000001", "home-service@1", Source.PORTAL, customer, site,
                "Europe/Dublin", "maeve", "maeve", new Personal("maeve", "Boiler"), "boiler-repair", Priority.ROUTINE, false,
                List.of(new AvailabilityWindow(DAY.plusDays(1), LocalTime.of(9, 0), LocalTime.of(17, 0))), List.of(), List.of(), null,
                null));
        return elsewhere.happens("workorder", order,
                new WorkOrderReleased("boiler-repair", List.of(skill), Duration.ofHours(1), site, "Europe/Dublin", 1, null, pickers));
    }

    private String booked(LocalDateTime start) throws InterruptedException {
        return bookWhenKnown(booking(UUID.randomUUID().toString(), start.toString()), UUID.randomUUID().toString()).jsonPath()
                .getString("id");
    }

    private Response bookWhenKnown(String body, String key) throws InterruptedException {
        office.eventually("/slots?order=" + order + "&from=" + DAY, answer -> answer.statusCode() == 200);
        var answer = office.post("/bookings", body, key);
        assertEquals(201, answer.statusCode(), answer.asString());
        return answer;
    }

    private String booking(String visit, String start) {
        return "{\"visitId\":\"" + visit + "\",\"orderId\":\"" + order + "\",\"technicianId\":\"" + technician + "\",\"appointment\":"
                + at(LocalDateTime.parse(start)) + "}";
    }

    private static String at(LocalDateTime start) {
        return "{\"zone\":\"Europe/Dublin\",\"start\":\"" + start + ":00\",\"end\":\"" + start.plusHours(1) + ":00\",\"arrivalFrom\":\""
                + start
                + ":00\",\"arrivalTo\":\"" + start.plusHours(2) + ":00\"}";
    }

    /// The starts of this test's own technician.
    private List<String> technicianSlots(Response slots) {
        return slots.jsonPath().getList("items.findAll { it.technicianId == '" + technician + "' }.appointment.start", String.class)
                .stream()
                .map(start -> LocalDateTime.parse(start).toString()).toList();
    }

    private static List<String> statuses(Response calendar) {
        return calendar.jsonPath().getList("items.status", String.class);
    }
}
