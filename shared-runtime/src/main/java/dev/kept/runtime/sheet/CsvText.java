package dev.kept.runtime.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The cells of a file, as the spreadsheet meant them.
final class CsvText {
    static final int MOST_ROWS = 5_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final byte[] WORKBOOK = {'P', 'K', 3, 4};
    private static final String END = "the end of the file";
    private static final Pattern LINE = Pattern.compile("line (\\d{1,9})");
    private static final String SAVE_AS = "In your spreadsheet, choose “Save as” and there “CSV UTF-8”.";

    private CsvText() {}

    /// Cells as they stand there, and the line on which they begin.
    record Cells(int line, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }

        boolean isEnd() {
            return cells.equals(List.of(END));
        }
    }

    /// The first line, and at most 5,000 more that say something; nothing of a file that cannot be read.
    static List<Cells> of(byte[] file, List<Column> columns, Faults faults) {
        try {
            var text = text(file);
            if (text.isBlank())
                throw new Unreadable(1, "This file is empty. Fill in the template, or choose another file.");
            return records(text, separator(text, columns));
        } catch (Unreadable unreadable) {
            faults.add(unreadable.line, "", "not-readable", unreadable.sentence);
            return List.of();
        }
    }

    private static String text(byte[] file) {
        if (file.length >= WORKBOOK.length && Arrays.equals(WORKBOOK, 0, 4, file, 0, 4))
            throw new Unreadable(1, "This is a workbook, not a CSV file. " + SAVE_AS);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return oneLineBreak(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            throw new Unreadable(firstStrange(file),
                    "This file is not written in UTF-8: letters such as é would come out wrong. " + SAVE_AS);
        }
    }

    /// FastCSV 4.1.0 loses the cells before a carriage return that stands alone within quotation marks.
    private static String oneLineBreak(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// The line on which the first letter stands that is none in UTF-8.
    private static int firstStrange(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(file.length + 1), true);
        int line = 1;
        for (int i = 0; i < bytes.position(); i++)
            if (file[i] == '\n')
                line++;
        return line;
    }

    /// That by which the first line falls into most columns that are known.
    private static char separator(String text, List<Column> columns) {
        return Stream.of(',', ';', '\t').max(Comparator.comparingLong(separator -> known(text, separator, columns))).orElseThrow();
    }

    private static long known(String text, char separator, List<Column> columns) {
        try (var reader = reader(text, separator).stream()) {
            var first = reader.findFirst().map(CsvRecord::getFields).orElse(List.of());
            return first.stream().filter(heading -> columns.stream().anyMatch(it -> it.names().contains(Column.plain(heading))))
                    .count();
        } catch (CsvParseException _) {
            return 0;
        }
    }

    private static CsvReader<CsvRecord> reader(String text, char separator) {
        return CsvReader.builder().fieldSeparator(separator).allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text);
    }

    /// A line of our own comes last: where it is not found again, it stands inside quotation marks that nobody has closed.
    private static List<Cells> records(String text, char separator) {
        var records = new ArrayList<Cells>();
        try {
            for (var record : reader(text + "\n" + END, separator)) {
                var cells = new Cells((int) record.getStartingLineNumber(), record.getFields());
                if (records.size() > MOST_ROWS && !cells.isBlank() && !cells.isEnd())
                    throw new Unreadable(cells.line(),
                            "This file has more than 5,000 rows. Split it, and import one part after the other.");
                if (!cells.isBlank())
                    records.add(cells);
            }
        } catch (CsvParseException broken) {
            throw new Unreadable(lineOf(broken),
                    "In this row a quotation mark ends before its cell does. Write it twice where you mean it as"
                            + " a sign: \"Flat \"\"B\"\"\".");
        }
        var last = records.removeLast();
        if (!last.isEnd())
            throw new Unreadable(last.line(), "From this row on a quotation mark is open and never closed. Close it, or leave it out.");
        return records;
    }

    private static int lineOf(CsvParseException broken) {
        var said = LINE.matcher(String.valueOf(broken.getMessage()));
        return said.find() ? Integer.parseInt(said.group(1)) : 1;
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;
        private final String sentence;

        Unreadable(int line, String sentence) {
            super(sentence, null, false, false);
            this.line = line;
            this.sentence = sentence;
        }
    }
}
