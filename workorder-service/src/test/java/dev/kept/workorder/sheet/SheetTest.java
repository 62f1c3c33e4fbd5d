package dev.kept.workorder.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.runtime.sheet.Sheet.Line;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Files as people have them: what is understood, and what is told of those that are broken.
class SheetTest {
    private static final String HEAD = "name,contact,email,place\n";
    private static final String ROW = "Brennan,Maeve Brennan,maeve@brennan.example,14 Orchard Terrace\n";

    /// @param line of the one fault
    /// @param sentence what it says
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Broken(String what, byte[] file, int line, String column, String sentence) {
        Broken(String what, String file, int line, String column, String sentence) {
            this(what, file.getBytes(StandardCharsets.UTF_8), line, column, sentence);
        }
    }

    private static Stream<Broken> broken() {
        return Stream.concat(unreadable(), cells());
    }

    private static Stream<Broken> unreadable() {
        return Stream.of(new Broken("nothing", "", 1, "", "This file is empty."),
                new Broken("only a mark", "\uFEFF \n\n", 1, "", "This file is empty."),
                new Broken("only a header", HEAD, 1, "", "Only the names of the columns stand there."),
                new Broken("only blank rows", HEAD + ",,,\n\n , ,,\n", 1, "", "Only the names of the columns stand there."),
                new Broken("Windows-1252", (HEAD + "Brennan,Róisín,r@b.example,Place\n").getBytes(Charset.forName("windows-1252")), 2, "",
                        "This file is not written in UTF-8"),
                new Broken("UTF-16", HEAD.getBytes(StandardCharsets.UTF_16), 1, "", "This file is not written in UTF-8"),
                new Broken("a workbook", new byte[]{'P', 'K', 3, 4, 20, 0, 6, 0}, 1, "", "This is a workbook, not a CSV file."),
                new Broken("a quote that is never closed", HEAD + ROW + "\"Daly,Fionn,f@daly.example,3 Mill Lane\n" + ROW, 3, "",
                        "From this row on a quotation mark is open and never closed."),
                new Broken("a quote in the middle", HEAD + ROW + "\"Flat \"B\"\",Fionn,f@daly.example,3 Mill Lane\n", 3, "",
                        "In this row a quotation mark ends before its cell does."),
                new Broken("no heading that is known", "Brennan;Maeve\nDaly;Fionn\n", 1, "name", "No column is called “name”"),
                new Broken("no place", "name,contact\nBrennan,Maeve\n", 1, "place", "No column is called “place”"),
                new Broken("two of the same", "name,contact,place,Site address\na,b,c,d\n", 1, "place", "Two columns mean “place”"),
                new Broken("too many rows", HEAD + ROW.repeat(5_001), 5_002, "", "This file has more than 5,000 rows."));
    }

    private static Stream<Broken> cells() {
        return Stream.of(cell("a formula", "name", "=1+1", "begins as a formula does"),
                cell("a formula of another kind", "name", "@SUM(A1)", "begins as a formula does"),
                cell("a formula with spaces before it", "name", "  =HYPERLINK(A1)", "begins as a formula does"),
                cell("a tab first", "name", "\"\tBrennan\"", "begins as a formula does"),
                cell("a carriage return first", "name", "\"\rBrennan\"", "begins as a formula does"),
                cell("a plus before letters", "place", "+cmd|' /C calc'!A0", "begins as a formula does"),
                cell("a minus alone", "place", "-", "begins as a formula does"),
                cell("no mail address", "email", "maeve at brennan", "'maeve at brennan' is no mail address."),
                cell("no phone number", "phone", "ask the neighbour", "'ask the neighbour' is no phone number."),
                cell("no zone", "zone", "Europe/Atlantis", "'Europe/Atlantis' is no time zone."),
                cell("a comma in degrees", "latitude", "\"53,34\"", "'53,34' is no number of degrees."),
                cell("degrees without end", "latitude", "NaN", "'NaN' is no number of degrees."),
                cell("too long", "name", "x".repeat(201), "This has 201 characters, and at most 200 are kept."),
                cell("nothing where something is needed", "name", " ", "Every row needs “name”, and here it is blank."),
                cell("what nobody can see", "name", "Bren\u0000nan", "stands a sign that nobody can see, at place 5"),
                new Broken("more cells than columns", HEAD + ROW + "Daly,Fionn,f@daly.example,3 Mill Lane, Dublin 8\n", 3, "",
                        "This row has 5 cells, and the first line names 4 columns."));
    }

    /// In the second row of a file whose other cells are right.
    private static Broken cell(String what, String column, String cell, String sentence) {
        var row = new LinkedHashMap<String, String>();
        for (var needed : List.of("contact", "name", "place"))
            row.put(needed, "Daly");
        row.put(column, "");
        var file = String.join(",", row.keySet()) + "\n";
        row.put(column, cell);
        return new Broken(what, file + "\n" + String.join(",", row.values()) + "\n", 3, column, sentence);
    }

    @TestFactory
    Stream<DynamicTest> what_is_broken_is_told_with_its_line_and_what_to_do() {
        return broken().map(each -> DynamicTest.dynamicTest(each.what(), () -> {
            var faults = new Faults();
            Sheet.read(each.file(), Columns.CUSTOMERS, faults);
            var told = faults.first(10).stream().filter(fault -> fault.line() == each.line() && fault.column().equals(each.column()))
                    .toList();
            assertTrue(told.stream().anyMatch(fault -> fault.sentence().contains(each.sentence())), () -> faults.first(10).toString());
        }));
    }

    @Test
    void signs_of_numbers_are_no_formulas() {
        var faults = new Faults();
        var sheet = read(
                "name,contact,email,phone,place,latitude,longitude\nBrennan,Maeve,m@b.example,+353 1 555 0100,-(3) Mill Lane,53.3,-6.2\n",
                faults);
        assertEquals(List.of(), faults.first(10));
        assertEquals("-6.2", sheet.lines().getFirst().cell(Columns.LONGITUDE));
    }

    @Test
    void headings_are_taken_in_other_words_and_what_nobody_knows_is_named() {
        for (var separator : List.of(",", ";", "\t"))
            for (var end : List.of("\n", "\r\n")) {
                var faults = new Faults();
                var sheet = read(
                        "\uFEFF" + String.join(separator, "CUSTOMER NAME", "Contact_Person", "E-Mail", "Fax", "Site address", "") + end
                                + String.join(separator, "Brennan", "Maeve", "m@b.example", "none", "14 Orchard Terrace", "?") + end,
                        faults);
                assertEquals(List.of(), faults.first(10));
                assertEquals(List.of("name", "contact", "email", "place"), sheet.columns().stream().map(Column::name).toList());
                assertEquals(List.of("Fax", "(the one without a name, at place 6)"), sheet.unknown());
                assertEquals(Map.of(Columns.NAME, "Brennan", Columns.CONTACT, "Maeve", Columns.EMAIL, "m@b.example", Columns.PLACE,
                        "14 Orchard Terrace"), sheet.lines().getFirst().cells());
            }
    }

    @Test
    void a_row_keeps_its_line_behind_blank_ones_and_cells_with_line_breaks() {
        var sheet = read("name,contact,place\n\n,,\n\"Brennan\nand sons\",Maeve,14 Orchard Terrace\nDaly,Fionn,3 Mill Lane", new Faults());
        assertEquals(List.of(4, 6), sheet.lines().stream().map(Line::number).toList());
        assertEquals("Brennan\nand sons", sheet.lines().getFirst().cell(Columns.NAME));
    }

    @Test
    void five_thousand_rows_are_read() {
        var faults = new Faults();
        var rows = IntStream.range(0, 5_000).mapToObj(n -> "C" + n + ",Maeve,m" + n + "@b.example,Place " + n)
                .collect(Collectors.joining("\n"));
        assertEquals(5_000, read(HEAD + rows, faults).lines().size());
        assertEquals(0, faults.count());
    }

    static Sheet read(String file, Faults faults) {
        return Sheet.read(file.getBytes(StandardCharsets.UTF_8), Columns.CUSTOMERS, faults);
    }
}
