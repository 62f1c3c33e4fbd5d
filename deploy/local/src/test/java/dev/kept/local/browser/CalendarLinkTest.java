package dev.kept.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.RunningSystem;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// One's own visits in one's own calendar, by an address that the pages give.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class CalendarLinkTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @Test
    @Tag("D25")
    void whoever_subscribes_has_the_visit_until_it_is_cancelled_and_nobody_else_has_it() throws Exception {
        var order = STAGE.dispatched();
        var number = STAGE.numberOf(order);
        var appointment = STAGE.office().get("/work-orders/" + order).ok().at("/visits/0/appointment");
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician");
                var maeve = Window.phone(KEPT).as("CUSTOMER").open("/portal")) {
            var his = address(tomasz);
            tomasz.picture("technician-calendar-link");
            var hers = address(maeve);
            var job = eventually(his, number, true).orElseThrow();
            assertTrue(value(job, "SUMMARY").startsWith("Maeve Brennan: "), value(job, "SUMMARY"));
            assertTrue(value(job, "URL").endsWith("/technician/jobs/" + order), value(job, "URL"));
            var visit = eventually(hers, number, true).orElseThrow();
            assertTrue(value(visit, "SUMMARY").startsWith("Tomasz Nowak comes: "), value(visit, "SUMMARY"));
            assertEquals(value(job, "UID"), value(visit, "UID"), "as in the mails");
            assertFalse(appointment.path("start").asText().isEmpty());

            STAGE.office().post("/work-orders/" + order + "/cancel", Map.of("reason", "It works again.")).ok();
            assertEquals(Optional.empty(), eventually(his, number, false));
            assertEquals(Optional.empty(), eventually(hers, number, false));
            assertEquals(404, get(his.replaceFirst("/links/.", "/links/x")).statusCode(), "the signature is the key");
            tomasz.hadNoTrouble();
            maeve.hadNoTrouble();
        }
    }

    private static String address(Window window) {
        window.page().getByText("Have these visits in your own calendar").click();
        window.shows("It then follows every change by itself.");
        return window.find("#calendar-address").inputValue();
    }

    private static Optional<CalendarComponent> eventually(String address, String number, boolean there) throws Exception {
        long end = System.nanoTime() + Chromium.SOON.toNanos();
        while (true) {
            var answer = get(address);
            assertEquals(200, answer.statusCode(), new String(answer.body()));
            assertEquals("text/calendar; charset=UTF-8", answer.headers().firstValue("Content-Type").orElse(""));
            var found = new CalendarBuilder().build(new ByteArrayInputStream(answer.body())).<CalendarComponent>getComponents().stream()
                    .filter(event -> value(event, "SUMMARY").contains(number)).findFirst();
            if (found.isPresent() == there || System.nanoTime() > end)
                return found;
            RunningSystem.pause();
        }
    }

    private static String value(CalendarComponent event, String name) {
        return event.getProperty(name).orElseThrow().getValue();
    }

    /// As a calendar does it: without a session.
    private static HttpResponse<byte[]> get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
        }
    }
}
