package dev.kept.runtime.sheet;

import java.util.List;

/// What the rows of a file are about: which columns tell it, and what they bring.
public interface SheetKind<C, S> {
    /// In the order of the template.
    List<Column> columns();

    /// All that a row may bring, in the plural and in the order in which it is told: `customers`.
    List<String> things();

    /// The rows that are right in themselves; the faults of the others are added. May look things up, and holds its thread.
    ///
    /// @param isFirst false for a file that came before under the same key: what it brought then is there by now
    List<Row<C>> rows(Sheet sheet, String tenant, boolean isFirst, Faults faults);

    /// The columns in which a row says something else than is there. A blank cell says nothing.
    List<String> otherwise(C wanted, S there);

    /// Where people change what is there: `the customer’s page`.
    String changedOn();
}
