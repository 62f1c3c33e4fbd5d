package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.kept.local.Api;
import dev.kept.local.Pictures;
import dev.kept.local.RunningSystem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The life of one work order as five people see it on their screens, each in a window of their own that stays open all the while.
@ExtendWith(Chromium.Needed.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(180)
class OneOrderTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Window MAEVE = Window.phone(KEPT);
    private static final Window AOIFE = Window.desk(KEPT);
    private static final Window TOMASZ = Window.phone(KEPT);
    private static final Window NIAMH = Window.desk(KEPT);
    private static final Window SEAN = Window.desk(KEPT);

    private static String order = "";
    private static String number = "";

    @Test
    @Order(1)
    void act_1_the_first_page_lets_one_be_one_of_five_people() {
        KEPT.resetClock();
        MAEVE.open("/").shows("All 6 up");
        assertThat(MAEVE.find(".person")).hasCount(5);
        assertThat(MAEVE.link("Read the inbox")).isVisible();
        MAEVE.picture("landing");
        MAEVE.button("Start here").click();
        MAEVE.page().waitForURL("**/portal");
    }

    @Test
    @Order(2)
    @Tag("C09")
    @Tag("D05")
    @Tag("D10")
    void act_2_maeve_asks_for_help_in_her_own_words_with_a_photo() {
        MAEVE.open("/portal/new");
        MAEVE.page().getByLabel("What is wrong").fill("Boiler pressure keeps dropping to 0.4 bar. Radiators upstairs stay cold.");
        MAEVE.shows("We think this is boiler repair");
        MAEVE.page().getByLabel("Where").selectOption(new SelectOption().setLabel(RunningSystem.HOME));
        MAEVE.photograph("kept-photos input[type=file]", "gauge.jpg", Pictures.jpeg("0.4 bar"));
        MAEVE.page().getByLabel("This week").check();
        MAEVE.find(".windows button:not([disabled])").nth(4).click();
        assertThat(MAEVE.find("kept-photos img")).isVisible();
        MAEVE.picture("request");
        MAEVE.button("Send request").click();

        MAEVE.page().waitForURL("**/portal/orders/**");
        MAEVE.shows("We have it").shows("Waiting for Declan Brennan").leaveOpen();
        order = MAEVE.page().url().replaceAll(".*/orders/|\\?.*", "");
        number = MAEVE.find("article header .small").innerText().split(" ")[0];
        MAEVE.showsPicture(".thread .photos img");
    }

    @Test
    @Order(3)
    void act_3_it_stands_before_the_office() {
        AOIFE.as("OFFICE").open("/office");
        AOIFE.find("a[href$='" + order + "']").click();
        AOIFE.shows("Boiler pressure keeps dropping to 0.4 bar. Radiators upstairs stay cold.").leaveOpen();
        assertThat(AOIFE.find(".pill.large")).hasText("Waiting for approval");
        assertThat(AOIFE.find(".not-now")).containsText("Book a visit");
        AOIFE.picture("office-waiting");
    }

    @Test
    @Order(4)
    @Tag("C07")
    @Tag("B01")
    void act_4_declan_says_yes_from_the_mail_without_an_account_and_both_see_it_at_once() {
        try (var declan = Window.phone(KEPT)) {
            declan.open(Letters.link(KEPT, "/a/", number)).shows("Maeve Brennan asks for your yes");
            declan.picture("approve");
            declan.button("Yes, go ahead").click();
            declan.shows("Thank you, that is a yes.");
            declan.hadNoTrouble();
        }
        assertThat(AOIFE.find(".pill.large")).hasText("Ready to schedule");
        AOIFE.wasNotReloaded();
        MAEVE.shows("Declan Brennan approved the order").wasNotReloaded();
    }

    @Test
    @Order(5)
    @Tag("D16")
    @Tag("D18")
    @Tag("D19")
    void act_5_aoife_sees_free_times_of_all_with_reasons_and_books_one() {
        AOIFE.link("Book a visit").first().click();
        AOIFE.shows("About 2 h of work").shows("Would suit:").shows("Why not the others");
        assertThat(AOIFE.find(".slot").first()).containsText("In the customer's hours");
        AOIFE.picture("office-slots");
        AOIFE.page().getByLabel("Technician").first().selectOption("Tomasz Nowak");
        AOIFE.find(".slot button").first().click();

        assertThat(AOIFE.find(".pill.large")).hasText("With technician");
        AOIFE.wasNotReloaded();
        assertThat(MAEVE.find(".promise")).containsText("Tomasz Nowak");
        MAEVE.picture("portal-booked");
        MAEVE.wasNotReloaded();
    }

    @Test
    @Order(6)
    @Tag("D22")
    @Tag("D34")
    void act_6_it_is_on_the_board_and_on_the_phone() {
        try (var board = Window.desk(KEPT)) {
            var day = KEPT.signedIn("OFFICE").get("/work-orders/" + order).ok().path("appointment").path("start").asText().substring(0, 10);
            board.as("OFFICE").open("/office/board?day=" + day);
            assertThat(board.find("a.on-lane[href$='" + order + "']")).containsText("Maeve Brennan");
            board.picture("board");
            board.hadNoTrouble();
        }
        TOMASZ.as("TECHNICIAN").open("/technician");
        TOMASZ.find("a[href$='" + order + "']").click();
        TOMASZ.leaveOpen();
    }

    @Test
    @Order(7)
    @Tag("D27")
    @Tag("D29")
    @Tag("D30")
    void act_7_tomasz_reads_how_to_get_there_and_in_and_sees_the_photo() {
        assertThat(TOMASZ.find(".access")).containsText("Gate code 4812");
        assertThat(TOMASZ.link("Directions")).hasAttribute("href", Pattern.compile("geo:.*Orchard.*"));
        assertThat(TOMASZ.link("Call Maeve")).hasAttribute("href", Pattern.compile("tel:\\+353.*"));
        TOMASZ.showsPicture(".photos img");
        TOMASZ.picture("job");
    }

    @Test
    @Order(8)
    @Tag("D41")
    void act_8_he_travels_arrives_and_works_one_press_each_and_all_can_follow() {
        next("Start travelling");
        assertThat(MAEVE.find(".pill").first()).hasText("On the way");
        next("I have arrived");
        next("Start work");
        assertThat(TOMASZ.find("[role=timer]")).isVisible();
        assertThat(AOIFE.find(".pill.large")).hasText("Working");
        AOIFE.shows("Tomasz Nowak arrived").wasNotReloaded();
        MAEVE.shows("Work started").wasNotReloaded();
    }

    @Test
    @Order(9)
    @Tag("D36")
    @Tag("D38")
    void act_9_he_notes_uses_a_part_and_takes_the_result_photo() {
        TOMASZ.page().getByLabel("Note", new GetByLabelOptions().setExact(true))
                .fill("Expansion vessel had lost its charge; recharged to 1.2 bar.");
        TOMASZ.button("Add the note").click();
        TOMASZ.page().getByLabel("Use a part").selectOption(part());
        TOMASZ.button("One more").click();
        TOMASZ.button("Use 2 pcs").click();
        TOMASZ.photograph("#result-photo", "vessel.jpg", Pictures.jpeg("1.4 bar"));

        AOIFE.shows("“Expansion vessel had lost its charge; recharged to 1.2 bar.”").shows("Photo of the result");
        var note = AOIFE.find(".thread .fact").filter(new FilterOptions().setHasText("“Expansion vessel had lost its charge"));
        assertThat(note).containsText("Tomasz Nowak, on the phone");
        assertThat(note.locator("time")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        AOIFE.shows("Used 2 × Expansion vessel, 8 l").showsPicture(".thread .photos img").wasNotReloaded();
        AOIFE.picture("office-order");
    }

    @Test
    @Order(10)
    @Tag("D42")
    @Tag("D44")
    @Tag("D78")
    void act_10_the_phone_says_what_is_missing_until_maeve_has_signed() {
        assertThat(TOMASZ.find(".bottom .missing")).hasText(Pattern.compile("To finish:\\s*signature"));
        var summary = TOMASZ.page().getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("What was done"));
        assertThat(summary).hasValue(Pattern.compile("Expansion vessel had lost its charge; recharged to 1.2 bar\\. Used: 2 pcs .*"));
        summary.fill("Recharged the expansion vessel and refilled to 1.4 bar.");
        TOMASZ.button("Let the customer sign").click();
        TOMASZ.sign();
        TOMASZ.picture("job-signed");
        TOMASZ.find(".bottom").getByText("Complete job").click();
        TOMASZ.shows("gets the report by mail");
        TOMASZ.button("Complete the job").click();

        TOMASZ.shows("The work is done.").wasNotReloaded();
        TOMASZ.hadNoTrouble();
        MAEVE.shows("Signed by Maeve Brennan").wasNotReloaded();
    }

    @Test
    @Order(11)
    @Tag("D55")
    @Tag("D77")
    void act_11_niamh_finds_the_invoice_written_approves_it_and_sends_it() {
        NIAMH.as("ACCOUNTANT").open("/office/invoices");
        NIAMH.find("tbody tr").filter(new FilterOptions().setHasText(number)).getByRole(AriaRole.LINK)
                .click();
        NIAMH.shows("Labour").shows("Expansion vessel, 8 l").shows("Trip charge");
        NIAMH.picture("invoice");
        for (var step : List.of("Approve the invoice", "Send the invoice")) {
            NIAMH.button(step).first().click();
            NIAMH.find("dialog button[type=submit]").click();
        }
        NIAMH.shows("Sent to Maeve Brennan").hadNoTrouble();
    }

    @Test
    @Order(12)
    @Tag("D57")
    @Tag("D58")
    void act_12_maeve_pays_from_the_mail_and_everybody_sees_the_order_close() {
        try (var payer = Window.phone(KEPT)) {
            payer.open(Letters.link(KEPT, "/pay/", number)).shows("Pay by card");
            payer.picture("pay");
            payer.page().getByLabel("Card number").fill("4000 0000 0000 0002");
            payer.find("form button[type=submit]").click();
            payer.shows("Not paid.");
            payer.page().getByLabel("Card number").fill("4242 4242 4242 4242");
            payer.find("form button[type=submit]").click();
            payer.shows("Thank you.").hadNoTrouble();
        }
        assertThat(AOIFE.find(".pill.large")).hasText("Closed · resolved");
        AOIFE.wasNotReloaded();
        MAEVE.shows("Paid. Thank you.").wasNotReloaded();
        MAEVE.picture("portal-closed");
    }

    @Test
    @Order(13)
    @Tag("C03")
    @Tag("D74")
    void act_13_the_order_tells_who_did_what_by_which_way_and_why() {
        for (var line : List.of("Maeve Brennan, in the portal", "Declan Brennan, from the mail", "Tomasz Nowak, on the phone",
                "Why: The order is approved and nothing else is waited for. Home service v1, release = AUTO"))
            assertThat(AOIFE.find(".thread").getByText(line).first()).isVisible();
        AOIFE.page().getByLabel("Show technical details").check();
        AOIFE.shows("workorder.closed");
        AOIFE.hadNoTrouble();
        MAEVE.hadNoTrouble();
    }

    @Test
    @Order(14)
    void act_14_sean_sees_the_facts_go_by_who_is_behind_and_that_every_view_is_right() {
        SEAN.as("OPERATOR").open("/console");
        KEPT.signedIn("OFFICE").post("/work-orders/" + order + "/add-note", Map.of("text", "Filed.")).ok();
        assertThat(SEAN.find("kept-facts tbody tr").filter(new FilterOptions().setHasText("NoteAdded")).first()).isVisible();
        assertThat(SEAN.find("kept-consumers tbody tr")).not().hasCount(0, new HasCountOptions().setTimeout(5_000));
        SEAN.shows("Nothing is parked");
        SEAN.find("kept-facts tbody tr").filter(new FilterOptions().setHasText("NoteAdded")).first().getByRole(
                AriaRole.BUTTON).click();
        var fact = SEAN.find("kept-facts pre").innerText();
        assertTrue(fact.contains("workorder.note-added"), fact);
        assertTrue(!fact.contains("Filed."), "what people wrote is masked: " + fact);

        SEAN.page().getByLabel("Stream, or a part of its id").fill(order);
        assertThat(SEAN.find("kept-facts tbody tr").first()).containsText("NoteAdded");
        var sequences = SEAN.find("kept-facts tbody tr td:last-child").allInnerTexts().stream().map(Integer::parseInt).toList();
        assertEquals(sequences.stream().sorted(Comparator.reverseOrder()).toList(), sequences, "the newest first");
        assertTrue(sequences.size() >= 3, sequences.toString());

        SEAN.button("Check all views").click();
        assertThat(SEAN.page().getByText(Pattern.compile("\\d+ views, all equal"))).isVisible(new IsVisibleOptions().setTimeout(60_000));
        SEAN.picture("console");
        SEAN.hadNoTrouble();
    }

    @Test
    @Order(15)
    void act_15_the_clock_is_moved_and_set_back() {
        SEAN.open("/");
        SEAN.button("An hour on").click();
        SEAN.button("Real time").click();
        assertThat(SEAN.button("Real time")).hasCount(0);
        assertEquals("PT0S", Api.anonymous(KEPT.gateway()).get("/dev/clock").ok().path("offset").asText());
    }

    @AfterAll
    static void the_windows_are_closed() {
        for (var window : List.of(MAEVE, AOIFE, TOMASZ, NIAMH, SEAN))
            window.close();
    }

    private static void next(String step) {
        TOMASZ.find(".bottom .next").filter(new FilterOptions().setHasText(step)).click();
    }

    /// What the van has, in the words of the list.
    private static String part() {
        var options = TOMASZ.find("#part option");
        assertThat(options).not().hasCount(1);
        return options.filter(new FilterOptions().setHasText("Expansion vessel")).getAttribute("value");
    }
}
