package dev.kept.workorder.sheet;

import dev.kept.runtime.sheet.Column;
import dev.kept.workorder.domain.DirectoryShape;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// The columns by which a file tells what the directory is to know.
public final class Columns {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 500;
    static final Column KEY = Column.optional("customer key", LONGEST_NAME, "key", "customer number", "customer no", "customer id",
            "number",
            "id");
    static final Column NAME = Column.needed("name", LONGEST_NAME, "customer", "customer name", "company");
    static final Column CONTACT = Column.needed("contact", LONGEST_NAME, "contact name", "contact person", "primary contact", "person");
    static final Column EMAIL = Column.optional("email", 254, "mail", "mail address", "email address").checked(DirectoryShape::email);
    static final Column PHONE = Column.optional("phone", 40, "telephone", "tel", "mobile", "phone number").checked(DirectoryShape::phone);
    static final Column BILLING = Column.optional("billing address", LONGEST_LINE, "billed at", "bill to", "invoice address");
    static final Column WISHES = Column.optional("wishes", 4000, "preferences", "remarks");
    static final Column PLACE = Column.needed("place", LONGEST_LINE, "address", "site", "site address", "place address", "service address");
    static final Column ACCESS = Column.optional("access notes", 1000, "access", "how to get in");
    static final Column ZONE = Column.optional("zone", 100, "time zone", "tz").checked(DirectoryShape::zone);
    static final Column LATITUDE = Column.optional("latitude", 40, "lat").checked(Columns::degrees);
    static final Column LONGITUDE = Column.optional("longitude", 40, "lon", "lng", "long").checked(Columns::degrees);

    static final Column OWNER = Column.optional("customer", LONGEST_NAME, "customer key", "customer name", "customer number", "owner");
    static final Column STANDS_AT = Column.optional("place", LONGEST_LINE, "place key", "address", "site", "site address", "place address");
    static final Column THING = Column.needed("name", LONGEST_NAME, "equipment", "asset", "thing", "what");
    static final Column MODEL = Column.optional("model", LONGEST_NAME, "type", "make and model", "maker and type");
    static final Column SERIAL = Column.optional("serial", LONGEST_NAME, "serial number", "serial no", "sn");
    static final Column INSTALLED = Column.optional("installed on", 40, "installed", "installation date").checked(Columns::day);
    static final Column WARRANTY = Column.optional("warranty until", 40, "warranty", "under warranty until", "warranty ends")
            .checked(Columns::day);

    /// In the order of the template.
    public static final List<Column> CUSTOMERS = List.of(KEY, NAME, CONTACT, EMAIL, PHONE, BILLING, WISHES, PLACE, ACCESS, ZONE, LATITUDE,
            LONGITUDE);
    public static final List<Column> EQUIPMENT = List.of(OWNER, STANDS_AT, THING, MODEL, SERIAL, INSTALLED, WARRANTY);

    private Columns() {}

    private static Optional<String> degrees(String cell) {
        return cell.matches("[+-]?\\d{1,3}(\\.\\d{1,20})?")
                ? Optional.empty()
                : Optional.of("'" + cell + "' is no number of degrees. Write it like 53.3498, with a point.");
    }

    private static Optional<String> day(String cell) {
        try {
            LocalDate.parse(cell);
            return Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.of("'" + cell + "' is no day. Write the year, the month and the day, like 2026-03-05.");
        }
    }
}
