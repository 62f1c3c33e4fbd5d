package dev.kept.runtime.sheet;

import dev.kept.runtime.log.EventLog.Standing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the rows come to beside what is there: what is new, what is there already, and what is there in other words, which no file
/// overwrites.
///
/// @param good the rows that can be imported
/// @param added what they bring, in the order in which it is recorded; also what this very import has brought before
/// @param there what they name and is there
public record Judgement<C>(List<Row<C>> good, Map<String, Entry<C>> added, Map<String, Entry<C>> there) {

    /// @param begunBy the causation of what the same import has brought before; null for one that comes for the first time
    public static <C, S> Judgement<C> of(SheetKind<C, S> kind, List<Row<C>> rows, Map<String, Standing<S>> standing,
            @Nullable String begunBy, Faults faults) {
        Map<String, Boolean> isAdded = new HashMap<>();
        rows.stream().flatMap(row -> row.entries().stream())
                .forEach(entry -> isAdded.computeIfAbsent(entry.id(), id -> isAdded(kind, entry, standing.get(id), begunBy, faults)));
        var broken = rows.stream().map(Row::line).filter(faults::has).collect(Collectors.toSet());
        rows.forEach(row -> blameTheFirst(row, broken, faults));
        var good = rows.stream().filter(row -> !faults.has(row.line())).toList();
        var added = new LinkedHashMap<String, Entry<C>>();
        var there = new LinkedHashMap<String, Entry<C>>();
        good.stream().flatMap(row -> row.entries().stream())
                .forEach(entry -> (Boolean.TRUE.equals(isAdded.get(entry.id())) ? added : there).putIfAbsent(entry.id(), entry));
        return new Judgement<>(good, added, there);
    }

    public boolean brings(Row<C> row) {
        return row.entries().stream().anyMatch(entry -> added.containsKey(entry.id()));
    }

    private static <C, S> boolean isAdded(SheetKind<C, S> kind, Entry<C> entry, @Nullable Standing<S> standing, @Nullable String begunBy,
            Faults faults) {
        if (standing == null && begunBy != null)
            faults.add(entry.line(), "", "not-imported-then",
                    "This row was not imported when the file came first. Import it once more, under a new key.");
        if (standing == null || standing.begunBy().equals(begunBy))
            return true;
        var otherwise = kind.otherwise(entry.command(), standing.state());
        if (!otherwise.isEmpty())
            faults.add(entry.line(), otherwise.getFirst(), "there-otherwise", "This is there already, and differs in "
                    + String.join(" and ", otherwise) + ". Change it on " + kind.changedOn() + ", or leave this row out.");
        return false;
    }

    /// A further row needs what the first one brings.
    private static <C> void blameTheFirst(Row<C> row, Set<Integer> broken, Faults faults) {
        if (!faults.has(row.line()))
            row.entries().stream().map(Entry::line).filter(broken::contains).findFirst().ifPresent(first -> faults.add(row.line(), "",
                    "with-another-row", "This row needs what line " + first + " brings, and there something is wrong."));
    }
}
