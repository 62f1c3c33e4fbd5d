package dev.kept.runtime.sheet;

import dev.kept.runtime.http.Shape;
import dev.kept.runtime.sheet.CsvText.Cells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file as it was understood: its columns, and its rows cell by cell.
///
/// @param columns those that it has, in its own order
/// @param unknown headings that mean nothing here
/// @param lines all rows, also those in which something is wrong
public record Sheet(List<Column> columns, List<String> unknown, List<Line> lines) {
    private static final String RUN_BY_SPREADSHEETS = "=@";

    /// @param number of the file's line
    /// @param cells what they say, without the spaces around it; blank ones are left out
    public record Line(int number, Map<Column, String> cells) {
        /// Empty where it says nothing.
        public String cell(Column column) {
            return cells.getOrDefault(column, "");
        }
    }

    /// What cannot be read at all has no lines, and a fault that says so.
    ///
    /// @param known the columns that a file may have
    public static Sheet read(byte[] file, List<Column> known, Faults faults) {
        var records = CsvText.of(file, known, faults);
        if (records.isEmpty())
            return new Sheet(List.of(), List.of(), List.of());
        var heading = Heading.of(records.getFirst(), known, faults);
        if (records.size() == 1)
            faults.add(heading.line(), "", "not-readable", "Only the names of the columns stand there. Write a row below them.");
        var lines = new ArrayList<Line>();
        if (faults.count() == 0)
            for (var record : records.subList(1, records.size()))
                lines.add(line(record, heading, known, faults));
        return new Sheet(List.copyOf(heading.places().values()), heading.unknown(), lines);
    }

    /// @param places columns by their place in the row
    private record Heading(int line, Map<Integer, Column> places, List<String> unknown, int width) {
        static Heading of(Cells first, List<Column> known, Faults faults) {
            var places = new LinkedHashMap<Integer, Column>();
            var unknown = new ArrayList<String>();
            for (int place = 0; place < first.cells().size(); place++) {
                var heading = first.cells().get(place).strip();
                var column = known.stream().filter(it -> it.names().contains(Column.plain(heading))).findFirst();
                if (column.isEmpty())
                    unknown.add(heading.isEmpty() ? "(the one without a name, at place " + (place + 1) + ")" : shortened(heading));
                else if (places.containsValue(column.get()))
                    faults.add(first.line(), column.get(), "column-twice", "Two columns mean “" + column.get().name() + "”, the second is “"
                            + heading + "”. Leave one of them out.");
                else
                    places.put(place, column.get());
            }
            known.stream().filter(column -> column.needed() && !places.containsValue(column))
                    .forEach(column -> faults.add(first.line(), column, "column-missing", "No column is called “" + column.name()
                            + "”, and every row needs it. The first line names the columns; the template has all of them."));
            return new Heading(first.line(), places, List.copyOf(unknown), first.cells().size());
        }
    }

    private static Line line(Cells record, Heading heading, List<Column> known, Faults faults) {
        int width = record.cells().size();
        if (width > heading.width() && !record.cells().subList(heading.width(), width).stream().allMatch(String::isBlank))
            faults.add(record.line(), "", "too-many-cells", "This row has " + width + " cells, and the first line names " + heading.width()
                    + " columns. Put quotation marks around a cell in which the separator stands.");
        var cells = new LinkedHashMap<Column, String>();
        heading.places().forEach((place, column) -> {
            var raw = place < width ? record.cells().get(place) : "";
            wrong(raw, column).ifPresent(sentence -> faults.add(record.line(), column, isRun(raw) ? "formula" : "bad-cell", sentence));
            if (!raw.isBlank())
                cells.put(column, raw.strip());
        });
        known.stream().filter(column -> column.needed() && !cells.containsKey(column)).forEach(
                column -> faults.add(record.line(), column, "needed", "Every row needs “" + column.name() + "”, and here it is blank."));
        return new Line(record.line(), cells);
    }

    private static Optional<String> wrong(String raw, Column column) {
        var cell = raw.strip();
        if (cell.isEmpty())
            return Optional.empty();
        if (isRun(raw))
            return Optional.of(
                    "“" + shortened(cell) + "” begins as a formula does, and a spreadsheet would run it. Begin with a letter or a digit.");
        if (Shape.controlCharacter(cell) >= 0)
            return Optional.of("In this cell stands a sign that nobody can see, at place " + (Shape.controlCharacter(cell) + 1)
                    + ". Type the cell anew.");
        if (cell.length() > column.longest())
            return Optional.of("This has " + cell.length() + " characters, and at most " + column.longest() + " are kept. Shorten it.");
        return column.wrong().apply(cell);
    }

    /// A plus or minus before a digit or a bracket is a number's. A carriage return comes as a line break.
    private static boolean isRun(String raw) {
        var cell = raw.strip();
        if (cell.isEmpty())
            return false;
        char first = cell.charAt(0);
        boolean isSigned = (first == '+' || first == '-') && !cell.matches("(?s).[0-9 (].*");
        return isSigned || RUN_BY_SPREADSHEETS.indexOf(first) >= 0 || raw.charAt(0) == '\t' || raw.charAt(0) == '\n';
    }

    private static String shortened(String text) {
        return text.codePoints().limit(40).mapToObj(Character::toString).collect(Collectors.joining()) + (text.length() > 40 ? "…" : "");
    }
}
