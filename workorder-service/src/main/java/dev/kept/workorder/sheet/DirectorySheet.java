package dev.kept.workorder.sheet;

import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.runtime.sheet.SheetKind;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.RegisterAsset;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.domain.DirectoryEntry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows beside the directory. Of much that it knows no column speaks.
public interface DirectorySheet extends SheetKind<DirectoryCommand, DirectoryEntry> {
    @Override
    default String changedOn() {
        return "the customer’s page";
    }

    @Override
    default List<String> otherwise(DirectoryCommand wanted, DirectoryEntry there) {
        var as = there instanceof DirectoryEntry.Registered(var registered) ? registered : null;
        return switch (wanted) {
            case RegisterPerson it when as instanceof PersonRegistered known -> those(differs("contact", it.name(), known.name().text()),
                    differs("email", it.email(), known.email().text()), differs("phone", it.phone(), known.phone().text()));
            case RegisterCustomer it when as instanceof CustomerRegistered known -> those(differs("name", it.name(), known.name().text()),
                    differs("billing address", it.billingAddress(), known.billingAddress().text()),
                    differs("wishes", it.wishes(), known.wishes() == null ? "" : known.wishes().text()));
            case RegisterSite it when as instanceof SiteRegistered known -> those(differs("place", it.address(), known.address().text()),
                    differs("access notes", it.accessNotes(), known.accessNotes().text()), differs("zone", it.zone(), known.zone()),
                    differs("latitude", it.latitude(), known.latitude()), differs("longitude", it.longitude(), known.longitude()));
            case RegisterAsset it when as instanceof AssetRegistered known -> those(differs("name", it.name(), known.name()),
                    differs("model", it.model(), known.model()), differs("serial", it.serial(), known.serial()),
                    differs("installed on", it.installedOn(), known.installedOn()),
                    differs("warranty until", it.warrantyUntil(), known.warrantyUntil()));
            default -> List.of("kind of entry");
        };
    }

    private static List<String> those(String... differing) {
        return Stream.of(differing).filter(column -> !column.isEmpty()).toList();
    }

    private static String differs(String column, @Nullable Object said, @Nullable Object known) {
        return said == null || said.equals("") || Objects.equals(said, known) ? "" : column;
    }
}
