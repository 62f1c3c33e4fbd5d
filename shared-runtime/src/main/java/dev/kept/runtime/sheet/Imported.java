package dev.kept.runtime.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.runtime.sheet.Sheet.Line;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a file comes to, or came to.
///
/// @param recorded false: nobody asked for more than to look at it
/// @param replayed true: the key was known, and nothing was added
/// @param rows of the file
/// @param good those that can be imported, or were
/// @param counts of each kind of thing that they name
/// @param columns of the file that are known, in its order
/// @param unknownColumns headings that mean nothing here: what stands below them is not taken
/// @param first the first 20 rows as they were understood
/// @param problems at most 200, in the order of the lines
/// @param moreProblems how many there are beside those
/// @param notes what is worth a look and leaves no row out, at most 200
/// @param reference of the last fact, for `Kept-After` and `?after=`; absent where there is none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Imported(boolean recorded, boolean replayed, int rows, int good, List<Count> counts, List<String> columns,
        List<String> unknownColumns, List<Understood> first, List<Fault> problems, int moreProblems, List<Fault> notes,
        @Nullable String reference) {
    static final int MOST_PROBLEMS = 200;
    private static final int FIRST = 20;

    /// @param what one of the things that rows of this kind bring, in the plural: `customers`
    /// @param added that come, or came
    /// @param there that are there already in the same words
    public record Count(String what, int added, int there) {}

    /// @param line of the file
    /// @param cells in the order of the columns
    public record Understood(int line, Outcome outcome, List<String> cells) {}

    /// What becomes of a row: it brings something, all of it is there, or something is wrong with it.
    public enum Outcome {
        NEW, THERE, WRONG
    }

    static <C> Imported of(Sheet sheet, List<String> things, Judgement<C> judgement, Faults faults) {
        var counts = things.stream()
                .map(what -> new Count(what, count(judgement.added().values(), what), count(judgement.there().values(), what)))
                .filter(count -> count.added() + count.there() > 0).toList();
        var good = judgement.good().stream().collect(Collectors.toMap(Row::line, row -> row));
        var problems = faults.first(MOST_PROBLEMS);
        return new Imported(false, false, sheet.lines().size(), judgement.good().size(), counts,
                sheet.columns().stream().map(Column::name).toList(), sheet.unknown(),
                sheet.lines().stream().limit(FIRST).map(line -> understood(line, sheet.columns(), good, judgement)).toList(), problems,
                faults.count() - problems.size(), faults.notes(MOST_PROBLEMS), null);
    }

    private static <C> int count(Collection<Entry<C>> entries, String what) {
        return (int) entries.stream().filter(entry -> entry.what().equals(what)).count();
    }

    private static <C> Understood understood(Line line, List<Column> columns, Map<Integer, Row<C>> good, Judgement<C> judgement) {
        var row = good.get(line.number());
        var outcome = row == null ? Outcome.WRONG : judgement.brings(row) ? Outcome.NEW : Outcome.THERE;
        return new Understood(line.number(), outcome, columns.stream().map(line::cell).toList());
    }

    Imported recorded(boolean replayed, @Nullable String reference) {
        return new Imported(true, replayed, rows, good, counts, columns, unknownColumns, first, problems, moreProblems, notes,
                reference);
    }
}
