package dev.kept.workorder.sheet;

import dev.kept.workorder.domain.DirectoryCommand;

/// Something that the directory is to know: one row makes several, and several rows may need the same one.
///
/// @param id of its stream
/// @param line on which it stands first
public record Entry(String id, What what, DirectoryCommand command, int line) {
    public enum What {
        CUSTOMER("customers"), CONTACT("contacts"), PLACE("places"), EQUIPMENT("equipment");

        private final String plural;

        What(String plural) {
            this.plural = plural;
        }

        public String plural() {
            return plural;
        }

        /// Of the fault that is left when each cell for itself is right.
        Column column() {
            return switch (this) {
                case CONTACT -> SheetKind.EMAIL;
                case CUSTOMER -> SheetKind.NAME;
                case PLACE -> SheetKind.LATITUDE;
                case EQUIPMENT -> SheetKind.WARRANTY;
            };
        }
    }
}
