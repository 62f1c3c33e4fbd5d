package dev.kept.workorder.http;

import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Imports;
import dev.kept.runtime.sheet.Row;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.sheet.Columns;
import dev.kept.workorder.sheet.DirectorySheet;
import dev.kept.workorder.sheet.EquipmentRows;
import dev.kept.workorder.view.DirectoryLookup;
import java.util.List;

/// Equipment at places that the directory knows.
record EquipmentSheet(DirectoryLookup directory) implements DirectorySheet {
    @Override
    public List<Column> columns() {
        return Columns.EQUIPMENT;
    }

    @Override
    public List<String> things() {
        return List.of("equipment");
    }

    @Override
    public List<Row<DirectoryCommand>> rows(Sheet sheet, String tenant, boolean isFirst, Faults faults) {
        return EquipmentRows.of(sheet, tenant, Imports.await(directory.places(tenant, EquipmentRows.sought(sheet, tenant))), faults);
    }
}
