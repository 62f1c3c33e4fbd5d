package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import dev.kept.local.RunningSystem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Aoife with the spreadsheet of the years before Kept.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class ImportTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final String HEAD = "Customer name;Contact person;E-mail;Telephone;Site address;Fax\n";
    private static final String WORKS = "E-mail;Skills;Certificates;Time zone;Hours;Cost per hour\n";
    private final String here = UUID.randomUUID().toString().substring(0, 6);

    @Test
    void a_file_is_looked_at_put_right_and_imported_and_its_customers_are_found() {
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/customers")) {
            aoife.link("Import…").click();
            choose(aoife, HEAD + row("Una Regan", "una") + row("=cmd()", "cmd") + row("Ivo Lacey", "una"));
            aoife.shows("2 rows of 3 cannot be imported as they are.").shows("Not taken, for no column here is called so: Fax.");
            assertThat(aoife.find("[aria-labelledby=wrong] tbody tr").nth(0)).containsText("Line 3, name");
            assertThat(aoife.find("[aria-labelledby=wrong] tbody tr").nth(0)).containsText("begins as a formula does");
            assertThat(aoife.find("[aria-labelledby=wrong] tbody tr").nth(1))
                    .containsText("Line 2 has the same mail address for Una Regan");
            assertThat(aoife.find("[aria-labelledby=first] tbody tr").first()).containsText("Una Regan " + here);
            assertThat(aoife.button("Import all")).hasCount(0);
            assertThat(aoife.button("Import the 1 row that is right")).isVisible();
            aoife.picture("office-import-wrong");
            assertEquals(List.of(), Audit.of(aoife.page()));

            choose(aoife, HEAD + row("Una Regan", "una") + row("Cormac Dee", "cormac") + row("Ivo Lacey", "ivo"));
            aoife.shows("All 3 rows are right.").shows("New: 3 customers, 3 contacts and 3 places.").picture("office-import-right");
            assertEquals(List.of(), Audit.of(aoife.page()));
            aoife.button("Import all").click();
            aoife.shows("It is done.").picture("office-import-done");
            assertEquals(List.of(), Audit.of(aoife.page()));
            aoife.link("To the customers").click();
            aoife.find("#find").fill("Ivo Lacey " + here);
            aoife.link("Ivo Lacey " + here).click();
            aoife.shows("ivo." + here + "@example.com").shows("7 Ivo Lacey Street " + here);
            aoife.hadNoTrouble();
        }
    }

    @Test
    void what_is_right_is_imported_without_the_rest_when_somebody_says_so_and_then_its_equipment() {
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/customers/import")) {
            choose(aoife, HEAD + row("Orla Finn", "orla") + row("Nobody", "nobody").replace("@", " at "));
            aoife.button("Import the 1 row that is right").click();
            aoife.shows("It is done.").shows("1 row was left out.");
            assertThat(aoife.find("[aria-labelledby=wrong] tbody tr")).hasCount(1);

            KEPT.signedIn("OFFICE").eventually("/customers?q=Orla%20Finn%20" + here, Chromium.SOON, page -> page.toString().contains(here));
            aoife.button("Import another file").click();
            aoife.page().getByLabel("What is in it").selectOption(new SelectOption().setLabel("Equipment at places that you have"));
            choose(aoife, "customer,name,model,warranty until\nOrla Finn " + here
                    + ",Boiler,ecoTEC 24,2031-05-01\nOrla Flynn,Pump,,05/01/2031\n");
            assertThat(aoife.find("[aria-labelledby=wrong] tbody tr").first()).containsText("'05/01/2031' is no day.");
            aoife.button("Import the 1 row that is right").click();
            aoife.shows("New: 1 piece of equipment.").hadNoTrouble();
        }
    }

    @Test
    void technicians_of_the_directory_come_with_their_hours_out_of_a_file() {
        for (var name : List.of("Rory", "Saoirse"))
            KEPT.signedIn("OFFICE").post("/directory/people", Map.of("name", name + " " + here, "email", mail(name), "phone",
                    "+353 1 555 0190", "roles", List.of("TECHNICIAN"), "language", "en-IE")).ok();
        KEPT.quiet();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/technicians")) {
            aoife.link("Import…").click();
            var rory = mail("Rory") + ";plumbing 3;Insurance until 2031-05-31;Europe/Dublin;Sat 09:00-13:00;32.50 EUR\n";
            var saoirse = mail("Saoirse") + ";;;Europe/Dublin;Sat 09:00-13:00, Sat 12:00-15:00;\n";
            choose(aoife, WORKS + rory + saoirse);
            aoife.shows("1 row of 2 cannot be imported as they are.");
            assertThat(aoife.find("[aria-labelledby=wrong] tbody tr")).containsText("Line 3, hours");
            assertThat(aoife.find("[aria-labelledby=wrong] tbody tr")).containsText("Two shifts overlap on Saturday");
            choose(aoife, WORKS + rory + saoirse.replace("12:00-15:00", "13:00-15:00"));
            aoife.shows("All 2 rows are right.").shows("New: 2 technicians.").picture("office-import-technicians");
            assertEquals(List.of(), Audit.of(aoife.page()));
            aoife.button("Import all").click();
            aoife.shows("It is done.");
            aoife.link("To the technicians").click();
            var card = aoife.find("li.card").filter(new Locator.FilterOptions().setHasText("Rory " + here));
            assertThat(card).containsText("plumbing 3");
            assertThat(card).containsText("Sat 09:00-13:00");
            assertThat(card).containsText("€32.50 an hour");
            assertThat(aoife.find("li.card").filter(new Locator.FilterOptions().setHasText("Saoirse " + here)))
                    .containsText("Sat 13:00-15:00");
            aoife.hadNoTrouble();
        }
    }

    private String mail(String name) {
        return name + "." + here + "@alder.example";
    }

    @Test
    void a_file_that_cannot_be_read_is_told_with_the_way_out() {
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/customers/import")) {
            choose(aoife, (HEAD + "Róisín;a;b;c;d;e\n").getBytes(StandardCharsets.ISO_8859_1));
            aoife.shows("This file is not written in UTF-8: letters such as é would come out wrong.").hadNoTrouble();
        }
    }

    private String row(String name, String mail) {
        return "%s %s;%s;%s.%s@example.com;;7 %s Street %s;\n".formatted(name, here, name.replace("=", ""), mail, here,
                name.replace("=", ""),
                here);
    }

    private static void choose(Window window, String file) {
        choose(window, file.getBytes(StandardCharsets.UTF_8));
    }

    private static void choose(Window window, byte[] file) {
        window.find("#rows").setInputFiles(new FilePayload("customers.csv", "text/csv", file));
    }
}
