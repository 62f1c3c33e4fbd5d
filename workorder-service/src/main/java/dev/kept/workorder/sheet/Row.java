package dev.kept.workorder.sheet;

import dev.kept.workorder.domain.DirectoryShape;
import java.util.List;

/// A row that is right in itself.
///
/// @param entries all that has to be there when it is imported, the customer before the place
public record Row(int line, List<Entry> entries) {

    /// The rules of the commands hold for a row as well.
    boolean isRight(Faults faults) {
        for (var entry : entries)
            DirectoryShape.wrong(entry.command()).ifPresent(sentence -> faults.add(line, entry.what().column(), "bad-cell", sentence));
        return !faults.has(line);
    }
}
