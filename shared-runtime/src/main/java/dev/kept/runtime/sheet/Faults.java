package dev.kept.runtime.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All that is wrong with a file. A row with one fault is not imported.
public final class Faults {
    private final List<Fault> all = new ArrayList<>();
    private final List<Fault> notes = new ArrayList<>();
    private final Set<Integer> lines = new HashSet<>();

    public void add(int line, String column, String code, String sentence) {
        all.add(new Fault(line, column, code, sentence));
        lines.add(line);
    }

    public void add(int line, Column column, String code, String sentence) {
        add(line, column.name(), code, sentence);
    }

    /// Worth a look, and no reason to leave the row out.
    public void note(int line, Column column, String code, String sentence) {
        notes.add(new Fault(line, column.name(), code, sentence));
    }

    public boolean has(int line) {
        return lines.contains(line);
    }

    public int count() {
        return all.size();
    }

    /// In the order of the lines.
    public List<Fault> first(int most) {
        return first(all, most);
    }

    List<Fault> notes(int most) {
        return first(notes, most);
    }

    private static List<Fault> first(List<Fault> faults, int most) {
        return faults.stream().sorted(Comparator.comparingInt(Fault::line)).limit(most).toList();
    }
}
