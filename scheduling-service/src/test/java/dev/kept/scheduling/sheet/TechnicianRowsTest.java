package dev.kept.scheduling.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.events.Money;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Certificate;
import dev.kept.events.WorkProfile.Position;
import dev.kept.events.WorkProfile.Shift;
import dev.kept.events.WorkProfile.Skill;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Row;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.scheduling.domain.TechnicianCommand;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Rows as technicians.
class TechnicianRowsTest {
    private static final String HEAD = "E-Mail;Skills;Certificates;Time zone;Hours;Breaks;Sets out from;Ends the day at;Reach (km);Cost per hour;"
            + "Visits a day\n";
    private static final String RORY = "Rory@alder.example;boiler 3, gas;Insurance until 2031-05-31;Europe/Dublin;Mon-Fri 8:00-16:30, Sat 09:00-13:00;"
            + "Mon - Fri 12:00-12:30;53.3498, -6.2603;;40;32.50 EUR;6\n";
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private final Faults faults = new Faults();

    @Test
    void a_row_says_how_somebody_works() {
        var entry = read(RORY).getFirst().entries().getFirst();
        assertEquals("rory", entry.id());
        assertEquals(new Add(new WorkProfile(List.of(new Skill("boiler", 3), new Skill("gas", 1)),
                List.of(new Certificate("Insurance", LocalDate.parse("2031-05-31"))), "Europe/Dublin",
                List.of(shift(WEEK, "08:00", "16:30"), shift(Set.of(DayOfWeek.SATURDAY), "09:00", "13:00")),
                List.of(shift(WEEK, "12:00", "12:30")), new Position(53.3498, -6.2603), null, 40, new Money(3_250, "EUR"), 6)),
                entry.command());
        assertEquals(List.of(), told());
    }

    @TestFactory
    Stream<DynamicTest> hours_are_taken_as_people_write_them() {
        var ends = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
        return Stream.of("Sat-Mon 9:00-17:00", "saturday – monday  09:00 – 17:00", "Mon, Sat, Sun 09:00-17:00", "Sat-Sun,Mon 09:00-17:00;")
                .map(hours -> DynamicTest.dynamicTest(hours, () -> assertEquals(List.of(shift(ends, "09:00", "17:00")),
                        Cells.shifts(hours))));
    }

    @Test
    void a_currency_has_its_own_minor_units() {
        assertEquals(List.of(new Money(3_250, "EUR"), new Money(4_000, "JPY"), new Money(12_345, "KWD")),
                Stream.of("32.5 EUR", "4000JPY", "12.345 KWD").flatMap(cell -> Cells.money(cell).stream()).toList());
        assertEquals(List.of(), Stream.of("32.505 EUR", "40.5 JPY", "32.50 EUX", "32,50 EUR", "EUR", "-1 EUR")
                .flatMap(cell -> Cells.money(cell).stream()).toList());
    }

    @TestFactory
    Stream<DynamicTest> what_is_wrong_with_a_row_is_told_with_its_column() {
        return Map.ofEntries(Map.entry(RORY.replace("Rory@", "Somebody@"), "email, no-such-technician"),
                Map.entry(RORY.replace("Rory@", "twins@"), "email, several-technicians"),
                Map.entry(RORY.replace("boiler 3", "boiler 4"), "skills, bad-level"),
                Map.entry(RORY.replace("boiler 3", "gas 2"), "skills, bad-names"),
                Map.entry(RORY.replace("boiler", "=cmd()"), "skills, formula"),
                Map.entry(RORY.replace("2031-05-31", "31/05/2031"), "certificates, bad-cell"),
                Map.entry(RORY.replace("2031-05-31", "2031-02-30"), "certificates, bad-cell"),
                Map.entry(RORY.replace("Europe/Dublin", "Mars/Olympus"), "zone, unknown-zone"),
                Map.entry(RORY.replace("Europe/Dublin", ""), "zone, needed"),
                Map.entry(RORY.replace("Sat 09:00", "Fri 16:00-17:00, Sat 09:00"), "hours, shifts-overlap"),
                Map.entry(RORY.replace("Mon-Fri 8:00", "Mon-Fry 8:00"), "hours, bad-cell"),
                Map.entry(RORY.replace("Mon-Fri 8:00", "Mon-Wed-Fri 8:00"), "hours, bad-cell"),
                Map.entry(RORY.replace("Mon-Fri 8:00", "8:00"), "hours, bad-cell"),
                Map.entry(RORY.replace("16:30", "24:30"), "hours, bad-cell"), Map.entry(RORY.replace("16:30", "7:30"), "hours, bad-shift"),
                Map.entry(RORY.replace("12:00-12:30", "16:00-17:00"), "breaks, break-outside"),
                Map.entry(RORY.replace("53.3498", "153.3"), "sets out from, bad-place"),
                Map.entry(RORY.replace("53.3498, -6.2603", "Dublin"), "sets out from, bad-cell"),
                Map.entry(RORY.replace("53.3498, -6.2603", ""), "reach km, reach-from-nowhere"),
                Map.entry(RORY.replace(";40;", ";forty;"), "reach km, bad-cell"),
                Map.entry(RORY.replace("32.50 EUR", "32.505 EUR"), "cost per hour, bad-cell"),
                Map.entry(RORY.replace("32.50 EUR", "32.50"), "cost per hour, bad-cell"),
                Map.entry(RORY.replace(";6\n", ";60\n"), "visits a day, bad-capacity"), Map.entry(RORY + RORY, "email, twice"))
                .entrySet().stream().map(bad -> DynamicTest.dynamicTest(bad.getValue() + ": " + bad.getKey().strip(), () -> {
                    var all = new Faults();
                    read(RORY, all);
                    assertEquals(0, all.count(), "what it differs from");
                    read(bad.getKey(), all);
                    assertEquals(List.of(bad.getValue()), all.first(9).stream().map(it -> it.column() + ", " + it.code()).toList());
                }));
    }

    @Test
    void what_is_there_differs_where_a_cell_says_something_else() {
        var known = profile(RORY);
        assertEquals(List.of(), Differing.columns(profile(RORY.replace("boiler 3, gas", "gas, boiler 3").replace(";6\n", ";\n")), known));
        assertEquals(List.of("skills", "hours", "reach km"),
                Differing.columns(profile(RORY.replace("boiler 3", "boiler 2").replace("16:30", "16:00").replace(";40;", ";41;")), known));
    }

    private WorkProfile profile(String row) {
        return ((Add) read(row).getFirst().entries().getFirst().command()).profile();
    }

    private List<Row<TechnicianCommand>> read(String rows) {
        return read(rows, faults);
    }

    private static List<Row<TechnicianCommand>> read(String rows, Faults faults) {
        var sheet = Sheet.read((HEAD + rows).getBytes(StandardCharsets.UTF_8), Columns.ALL, faults);
        return TechnicianRows.of(sheet, new KnownTechnicians(
                Map.of("rory@alder.example", List.of("rory"), "twins@alder.example", List.of("one", "other")), Set.of(), Set.of()), faults);
    }

    private List<String> told() {
        return faults.first(9).stream().map(Object::toString).toList();
    }

    private static Shift shift(Set<DayOfWeek> days, String from, String to) {
        return new Shift(days, LocalTime.parse(from), LocalTime.parse(to));
    }
}
