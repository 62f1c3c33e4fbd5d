package dev.kept.workorder.sheet;

import dev.kept.workorder.domain.DirectoryCommand;

/// Something that the directory is to know: one row makes several, and several rows may need the same one.
///
/// @param id of its stream
/// @param line on which it stands first
public record Entry(String id, What what, DirectoryCommand command, int line) {
    /// @param column of the fault that is left when each cell for itself is right
    public enum What {
        CONTACT("contacts", SheetKind.EMAIL), CUSTOMER("customers", SheetKind.NAME), PLACE("places", SheetKind.LATITUDE), EQUIPMENT(
                "equipment", SheetKind.WARRANTY);

        private final String plural;
        private final Column column;

        What(String plural, Column column) {
            this.plural = plural;
            this.column = column;
        }

        public String plural() {
            return plural;
        }

        Column column() {
            return column;
        }
    }
}
