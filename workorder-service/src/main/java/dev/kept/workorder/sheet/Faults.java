package dev.kept.workorder.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All that is wrong with a file. A row with one fault is not imported.
public final class Faults {
    private final List<Fault> all = new ArrayList<>();
    private final Set<Integer> lines = new HashSet<>();

    public void add(int line, String column, String code, String sentence) {
        all.add(new Fault(line, column, code, sentence));
        lines.add(line);
    }

    void add(int line, Column column, String code, String sentence) {
        add(line, column.name(), code, sentence);
    }

    public boolean has(int line) {
        return lines.contains(line);
    }

    public int count() {
        return all.size();
    }

    /// In the order of the lines.
    public List<Fault> first(int most) {
        return all.stream().sorted(Comparator.comparingInt(Fault::line)).limit(most).toList();
    }
}
