package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.SelectOption;
import dev.kept.local.Api;
import dev.kept.local.Pictures;
import dev.kept.local.RunningSystem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The whole of the work, on the phone: what the policy asks for at its end, and what comes between.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class PhoneWorkTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);
    private static final Api TECHNICIAN = KEPT.signedIn("TECHNICIAN");

    @Test
    @Tag("E12")
    @Tag("E13")
    void less_than_the_least_is_billed_with_a_reason_and_the_phone_leads_to_each_thing_that_is_missing() {
        var order = STAGE.scheduledUnder("it-provider");
        TECHNICIAN.post("/work-orders/" + order + "/start-work", Map.of()).ok();
        try (var tomasz = phone(order)) {
            assertThat(tomasz.find(".bottom .missing")).hasText(Pattern.compile("To finish:\\s*a note\\s*what was done"));
            missing(tomasz, "what was done");
            assertEquals("summary", focused(tomasz));
            tomasz.find("#summary").fill("Installed the driver.");
            missing(tomasz, "a note");
            assertEquals("note", focused(tomasz));
            tomasz.find("#note").fill("The driver was of 2019.");
            tomasz.button("Add the note").click();

            var hours = tomasz.find("[aria-labelledby=hours]");
            assertThat(hours).containsText("under a minute");
            assertThat(hours.locator("output")).hasText("1 h");
            tomasz.button("Bill 15 min less").click();
            tomasz.button("Bill 15 min less").click();
            assertThat(hours.locator("output")).hasText("30 min");
            missing(tomasz, "why less is billed");
            assertEquals("billed-reason", focused(tomasz));
            tomasz.picture("phone-hours");
            tomasz.find("#billed-reason").fill("It took one click.");
            assertEquals(List.of(), Audit.of(tomasz.page()));
            tomasz.page().setViewportSize(390, 844);

            tomasz.find(".bottom").getByText("Complete job").click();
            tomasz.shows("billed 30 min").picture("phone-complete");
            tomasz.button("Complete the job").click();
            tomasz.shows("The work is done.").hadNoTrouble();
            var done = eventually(order, "status", "CLOSED").path("completion");
            assertEquals("PT30M It took one click.", done.path("billed").asText() + " " + done.path("billedReason").asText());
        }
    }

    @Test
    @Tag("D38")
    void a_part_goes_back_and_time_is_logged_without_a_signal() {
        var order = STAGE.underWay();
        try (var tomasz = phone(order)) {
            tomasz.find("#part").selectOption(tomasz.find("#part option").nth(1).getAttribute("value"));
            tomasz.button("One more").click();
            tomasz.find("tech-parts button[type=submit]").click();
            assertThat(tomasz.find("tech-parts .used li")).containsText("2 ");
            assertThat(tomasz.find(".saved .sent")).hasCount(1);
            tomasz.awaitKeptForOffline();

            tomasz.context().setOffline(true);
            tomasz.find("tech-parts .used button").click();
            tomasz.find("dialog #return").fill("3");
            tomasz.button("Return it").click();
            tomasz.shows("More than nothing, and at most 2.");
            tomasz.find("dialog #return").fill("1");
            tomasz.button("Return it").click();
            assertThat(tomasz.find("tech-parts .used li")).containsText("waits to be sent");
            tomasz.button("Something runs by itself").click();
            assertThat(tomasz.find("tech-time tech-timer [role=timer]")).isVisible();
            tomasz.button("It has stopped").click();
            assertThat(tomasz.find("tech-time .used li")).containsText("ran by itself");
            logged(tomasz, LocalDate.now().minusDays(1), "09:00", "10:30");
            assertThat(tomasz.find(".offline")).hasText(Pattern.compile("No signal\\.\\s+4 to send.*", Pattern.DOTALL));
            tomasz.picture("phone-time");

            tomasz.context().setOffline(false);
            assertThat(tomasz.find(".offline")).hasCount(0);
            assertThat(tomasz.find(".saved .refused")).hasCount(0);
            assertThat(tomasz.find("tech-parts .used li")).not().containsText("waits");
            assertEquals(List.of(), Audit.of(tomasz.page()));
            tomasz.hadNoTrouble();
        }
        assertEquals("1", shown(order).path("parts").get(0).path("quantity").path("amount").asText());
        assertTrue(shown(order).path("times").toString().contains("T10:30") || shown(order).path("times").toString().contains("T09:30"),
                shown(order).path("times").toString());
        assertEquals(2, shown(order).path("times").size());
        assertEquals(1, shown(order).path("timers").size(), "the attended one runs on");
    }

    private static void logged(Window phone, LocalDate day, String from, String to) {
        phone.find("tech-time summary").click();
        phone.find("#log-day").fill(day.toString());
        phone.button("Log this time").click();
        phone.shows("Say when you began.");
        phone.find("#log-from").fill(from);
        phone.find("#log-to").fill(to);
        phone.button("Log this time").click();
        phone.shows("Time: " + from + " – " + to);
    }

    @Test
    @Tag("C21")
    @Tag("C22")
    void a_booked_visit_is_completed_as_it_stands_each_thing_ticked_off_or_closed_with_the_reason() {
        var order = STAGE.scheduledUnder("vendor-and-owner");
        try (var tomasz = phone(order)) {
            way(tomasz, "Change what is to be done");
            tomasz.find("#more-why").fill("The trap, too.");
            tomasz.find("#more-things").fill("Clean the trap");
            tomasz.button("Change it").click();
            assertThat(tomasz.find(".things li")).hasCount(2);
            assertThat(tomasz.find(".saved .sent")).hasCount(1);
            assertThat(tomasz.find(".saved .noted")).hasCount(0);
            tomasz.button("Done:").first().click();
            assertThat(tomasz.button("Not done:")).hasCount(1);
            tomasz.button("Not done:").click();
            tomasz.button("Close it undone").click();
            tomasz.shows("Say in a few words why.");
            tomasz.find("dialog textarea").fill("The tenant did it.");
            tomasz.button("Close it undone").click();
            assertThat(tomasz.find(".things")).containsText("The tenant did it.");

            tomasz.button("It is done: complete it now").click();
            assertThat(tomasz.find(".bottom .missing")).hasText(Pattern.compile("To finish:\\s*result photo"));
            tomasz.photograph("#result-photo", "tap.jpg", Pictures.jpeg("It is dry"));
            tomasz.find("#summary").fill("Replaced the washer.");
            tomasz.picture("phone-straight");
            assertEquals(List.of(), Audit.of(tomasz.page()));
            tomasz.page().setViewportSize(390, 844);
            tomasz.find(".bottom").getByText("Complete job").click();
            tomasz.button("Complete the job").click();
            tomasz.shows("The work is done.").hadNoTrouble();
            assertEquals(List.of("RESOLVED", "CLOSED"), eventually(order, "status", "CLOSED").path("items").findValuesAsText("state"));
        }
    }

    @Test
    @Tag("C05")
    @Tag("D39")
    void late_on_hold_more_work_and_a_recommendation() {
        var order = STAGE.scheduledUnder("vendor-and-owner");
        try (var tomasz = phone(order)) {
            way(tomasz, "Running late");
            tomasz.find("dialog textarea").fill("Traffic.");
            tomasz.picture("phone-late");
            assertEquals(List.of(), Audit.of(tomasz.page()));
            tomasz.page().setViewportSize(390, 844);
            tomasz.button("Report the delay").click();
            tomasz.shows("Delayed.");

            way(tomasz, "It has to wait");
            tomasz.find("#hold-reason").selectOption("WAITING_CUSTOMER");
            tomasz.find("#hold-note").fill("The key is with the neighbour.");
            tomasz.button("Put it on hold").click();
            assertThat(tomasz.find(".job-bar .pill")).containsText("On hold");
            tomasz.picture("phone-hold");
            tomasz.button("Let it go on").click();
            assertThat(tomasz.find(".job-bar .pill")).hasText("Scheduled");

            way(tomasz, "Recommend something");
            tomasz.find("#more-why").fill("Change the pump.");
            tomasz.button("Recommend it").click();
            way(tomasz, "Propose extra work");
            tomasz.find("#more-why").fill("The pump is worn.");
            tomasz.find("#more-things").fill("Change the pump\nBleed the radiators");
            tomasz.find("#more-amount").fill("300,01");
            tomasz.photograph("#more-photo", "pump.jpg", Pictures.jpeg("Pump"));
            tomasz.picture("phone-extra");
            assertEquals(List.of(), Audit.of(tomasz.page()));
            tomasz.page().setViewportSize(390, 844);
            tomasz.button("Propose it").click();
            tomasz.button("Take the extra work back").click();
            assertThat(tomasz.find(".job-bar .pill")).hasText("Scheduled");
            assertThat(tomasz.find(".saved .waiting")).hasCount(0);
            assertThat(tomasz.find(".saved .refused")).hasCount(0);
            tomasz.hadNoTrouble();
        }
        var facts = STAGE.office().get("/work-orders/" + order + "/timeline?limit=200").ok().path("items").toString();
        for (var fact : List.of("workorder.delay-reported", "workorder.recommendation-made", "workorder.extra-work-proposed",
                "Bleed the radiators", "workorder.approval-withdrawn"))
            assertTrue(facts.contains(fact), fact + " in " + facts);
        assertEquals(12, shown(order).path("recommendations").get(0).path("inMonths").asInt());
    }

    @Test
    void who_was_not_there_and_what_will_not_be_done() {
        var absent = STAGE.scheduledUnder("vendor-and-owner");
        try (var tomasz = phone(absent)) {
            way(tomasz, "Nobody was there");
            tomasz.button("Nobody was there").last().click();
            assertThat(tomasz.find(".job-bar .pill")).hasText("Accepted");
            assertEquals("MISSED", eventually(absent, "status", "ACCEPTED").path("visits").get(0).path("status").asText());
            tomasz.hadNoTrouble();
        }
        var order = STAGE.scheduledUnder("vendor-and-owner");
        try (var tomasz = phone(order)) {
            way(tomasz, "Will not be done at all");
            tomasz.find("dialog textarea").fill("Past repair.");
            tomasz.button("Close it as not carried out").click();
            tomasz.shows("The job is over.");
            eventually(order, "outcome", "NOT_CARRIED_OUT");
            tomasz.hadNoTrouble();
        }
    }

    private static Window phone(String order) {
        var phone = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order);
        assertThat(phone.find("#notes")).isVisible();
        return phone;
    }

    /// Opens the questions of a command that is seldom given.
    private static void way(Window phone, String label) {
        phone.find(".ways button").filter(new FilterOptions().setHasText(label)).click();
        assertThat(phone.find("dialog")).isVisible();
    }

    @Test
    @Tag("D47")
    void when_a_visit_ends_the_next_one_is_the_one_that_stands_out() {
        var zofia = StreamSupport.stream(STAGE.office().get("/people").ok().path("items").spliterator(), false)
                .filter(person -> person.path("email").asText().startsWith("zofia.")).findFirst().orElseThrow();
        var jobs = List.of(STAGE.dispatchedTo(zofia.path("id").asText()), STAGE.dispatchedTo(zofia.path("id").asText()));
        var demo = Api.anonymous(KEPT.gateway()).demoPerson("TECHNICIAN").path("password").asText();
        var hers = Api.anonymous(KEPT.gateway()).signIn(zofia.path("email").asText(), demo);
        try (var phone = Window.phone(KEPT).as(zofia.path("email").asText(), demo).open("/technician")) {
            for (int ended = 0; ended < jobs.size(); ended++) {
                assertThat(phone.find(".job.next-job a")).hasAttribute("href", "/technician/jobs/" + jobs.get(ended));
                hers.post("/work-orders/" + jobs.get(ended) + "/start-work", Map.of()).ok();
                hers.post("/work-orders/" + jobs.get(ended) + "/report-not-done", Map.of("reason", "Nobody at home.")).ok();
            }
            phone.hadNoTrouble();
        }
    }

    @Test
    @Tag("E04")
    void what_is_found_on_site_is_opened_on_the_phone_and_work_goes_on_at_once() {
        var kind = STAGE.kindUnder("it-provider");
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician")) {
            tomasz.link("Open an order").click();
            tomasz.find("#find-site").fill("orchard");
            tomasz.find("#site").selectOption(new SelectOption().setLabel("Maeve Brennan, " + RunningSystem.HOME));
            tomasz.find("#kind").selectOption(kind);
            tomasz.find("#description").fill("The backup disk is full.");
            tomasz.picture("phone-new");
            tomasz.button("Open the order").click();
            tomasz.page().waitForURL("**/technician/jobs/**");
            tomasz.shows("In Progress").hadNoTrouble();
            assertEquals("TECHNICIAN", STAGE.office().get("/work-orders/" + tomasz.page().url().replaceAll(".*/jobs/|[?#].*", "")).ok()
                    .path("source").asText());
        }
    }

    private static void missing(Window phone, String words) {
        phone.find(".bottom .missing button").filter(new FilterOptions().setHasText(words)).click();
    }

    private static Object focused(Window phone) {
        return phone.page().evaluate("document.activeElement.id");
    }

    /// The phone shows at once what Kept hears a moment later.
    private static JsonNode eventually(String order, String field, String value) {
        return STAGE.office().eventually("/work-orders/" + order, Chromium.SOON, shown -> shown.path(field).asText().equals(value));
    }

    private static JsonNode shown(String order) {
        return STAGE.office().get("/work-orders/" + order).ok();
    }
}
