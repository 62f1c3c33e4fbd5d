package dev.kept.scheduling.http;

import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Imports;
import dev.kept.runtime.sheet.Row;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.runtime.sheet.SheetKind;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.Technician.Working;
import dev.kept.scheduling.domain.TechnicianCommand;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import dev.kept.scheduling.sheet.Columns;
import dev.kept.scheduling.sheet.Differing;
import dev.kept.scheduling.sheet.TechnicianRows;
import dev.kept.scheduling.view.TechnicianEntry;
import dev.kept.scheduling.view.TechnicianLookup;
import java.util.List;

/// Technicians of the directory, with how they work.
record TechnicianSheet(TechnicianLookup lookup) implements SheetKind<TechnicianCommand, Technician> {
    @Override
    public List<Column> columns() {
        return Columns.ALL;
    }

    @Override
    public List<String> things() {
        return List.of(TechnicianRows.WHAT);
    }

    @Override
    public String changedOn() {
        return "the technicians’ page";
    }

    @Override
    public List<Row<TechnicianCommand>> rows(Sheet sheet, String tenant, boolean isFirst, Faults faults) {
        var known = Imports.await(lookup.known(tenant, TechnicianRows.emails(sheet)));
        var rows = TechnicianRows.of(sheet, known, faults);
        if (isFirst)
            rows.stream().filter(row -> !known.planned().contains(row.entries().getFirst().id()))
                    .skip(Math.max(0, TechnicianEntry.MOST - known.planned().size()))
                    .forEach(row -> faults.add(row.line(), "", "too-many", "With this row there would be more than " + TechnicianEntry.MOST
                            + " technicians, and no search looks at more."));
        return rows;
    }

    @Override
    public List<String> otherwise(TechnicianCommand wanted, Technician there) {
        return wanted instanceof Add(var said) && there instanceof Working(var known, _, _)
                ? Differing.columns(said, known)
                : List.of("kind of entry");
    }
}
