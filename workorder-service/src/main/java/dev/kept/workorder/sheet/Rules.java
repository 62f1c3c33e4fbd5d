package dev.kept.workorder.sheet;

import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Row;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.domain.DirectoryShape;

/// The rules of the commands hold for a row as well.
final class Rules {
    private Rules() {}

    static boolean hold(Row<DirectoryCommand> row, Faults faults) {
        for (var entry : row.entries())
            DirectoryShape.wrong(entry.command())
                    .ifPresent(sentence -> faults.add(row.line(), column(entry.command()), "bad-cell", sentence));
        return !faults.has(row.line());
    }

    /// Of the fault that is left when each cell for itself is right.
    private static Column column(DirectoryCommand command) {
        return switch (command) {
            case RegisterPerson _ -> Columns.EMAIL;
            case RegisterCustomer _ -> Columns.NAME;
            case RegisterSite _ -> Columns.LATITUDE;
            default -> Columns.WARRANTY;
        };
    }
}
