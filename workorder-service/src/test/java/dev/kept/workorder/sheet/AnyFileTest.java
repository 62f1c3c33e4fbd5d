package dev.kept.workorder.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files made at random: whatever stands in the cells comes out as it was written.
class AnyFileTest {
    private static final List<String> PIECES = List.of("a", "Z", "7", " ", "é", "ß", "名", "🔧", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n",
            "'",
            "=", "-", "ﬁ", "\u00A0", "end of the file");
    private static final int ROWS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void what_was_written_is_read(long seed) {
        var random = new Random(seed);
        var separator = List.of(",", ";", "\t").get(random.nextInt(3));
        var end = random.nextBoolean() ? "\n" : "\r\n";
        var mark = random.nextBoolean() ? "\uFEFF" : "";
        var rows = IntStream.range(0, ROWS).mapToObj(_ -> IntStream.range(0, 4).mapToObj(_ -> cell(random)).toList()).toList();
        var file = mark + String.join(separator, "name", "contact", "wishes", "place") + end
                + rows.stream()
                        .map(row -> row.stream().map(cell -> written(cell, separator, random)).collect(Collectors.joining(separator)))
                        .collect(Collectors.joining(end))
                + (random.nextBoolean() ? end : "");
        var faults = new Faults();
        var sheet = Sheet.read(file.getBytes(StandardCharsets.UTF_8), Columns.CUSTOMERS, faults);
        assertEquals(List.of(), faults.first(10), () -> "seed " + seed + "\n" + file);
        var read = new ArrayList<List<String>>();
        sheet.lines().forEach(line -> read.add(sheet.columns().stream().map(line::cell).toList()));
        assertEquals(rows.stream().map(row -> row.stream().map(AnyFileTest::plain).toList()).toList(), read, () -> "seed " + seed);
    }

    /// Of anything, behind a letter: what is blank, or begins as a formula does, is looked at elsewhere.
    private static String cell(Random random) {
        return "x" + random.ints(random.nextInt(12), 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.joining());
    }

    /// All line breaks come as one kind, and the spaces around a cell say nothing.
    private static String plain(String cell) {
        return cell.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private static String written(String cell, String separator, Random random) {
        boolean isToBeQuoted = cell.contains("\"") || cell.contains(separator) || cell.contains("\n") || cell.contains("\r");
        return isToBeQuoted || random.nextInt(4) == 0 ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
