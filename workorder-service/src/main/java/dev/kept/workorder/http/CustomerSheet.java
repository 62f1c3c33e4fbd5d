package dev.kept.workorder.http;

import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Imports;
import dev.kept.runtime.sheet.Row;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.sheet.Columns;
import dev.kept.workorder.sheet.CustomerRows;
import dev.kept.workorder.sheet.DirectorySheet;
import dev.kept.workorder.sheet.Reachable;
import dev.kept.workorder.view.DirectoryLookup;
import java.util.List;

/// Customers with their contacts and places, none of whom is known already under another name.
record CustomerSheet(DirectoryLookup directory) implements DirectorySheet {
    @Override
    public List<Column> columns() {
        return Columns.CUSTOMERS;
    }

    @Override
    public List<String> things() {
        return List.of("customers", "contacts", "places");
    }

    @Override
    public List<Row<DirectoryCommand>> rows(Sheet sheet, String tenant, boolean isFirst, Faults faults) {
        var rows = CustomerRows.of(sheet, tenant, Imports.await(directory.zone(tenant)), faults);
        var reachable = new Reachable(rows);
        reachable.check(isFirst ? Imports.await(directory.contacts(tenant, reachable.emails(), reachable.phones())) : List.of(), faults);
        return rows;
    }
}
