package dev.kept.workorder.sheet;

import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.sheet.Entry.What;
import dev.kept.workorder.sheet.Sheet.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows with a customer, their contact and a place each. The same customer again brings another place.
public final class CustomerRows {
    private static final List<String> ROLES = List.of("CUSTOMER");
    private static final String LANGUAGE = "en-IE";
    private static final List<Column> OF_THE_CUSTOMER = List.of(SheetKind.NAME, SheetKind.CONTACT, SheetKind.EMAIL, SheetKind.PHONE,
            SheetKind.BILLING, SheetKind.WISHES);
    private final String tenant;
    private final @Nullable String zone;
    private final Faults faults;
    private final Map<String, Customer> customers = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    /// @param zone of the tenant, for places that name none; null where nobody wrote it down
    private CustomerRows(String tenant, @Nullable String zone, Faults faults) {
        this.tenant = tenant;
        this.zone = zone;
        this.faults = faults;
    }

    public static List<Row> of(Sheet sheet, String tenant, @Nullable String zone, Faults faults) {
        var reading = new CustomerRows(tenant, zone, faults);
        var rows = new ArrayList<Row>();
        for (var line : sheet.lines())
            if (!faults.has(line.number()))
                reading.row(line).filter(row -> row.isRight(faults)).ifPresent(row -> {
                    rows.add(row);
                    reading.remember(row, line);
                });
        return rows;
    }

    /// @param first the line on which they stand first
    private record Customer(Entry contact, Entry customer, Line first) {}

    private Optional<Row> row(Line line) {
        var id = customerId(line);
        var before = customers.get(id);
        if (before == null)
            requireMail(line);
        else
            requireTheSame(before.first(), line);
        var site = site(id, line);
        var again = places.get(site.id());
        if (again != null)
            faults.add(line.number(), SheetKind.PLACE, "twice",
                    "Line " + again + " is about the same place of the same customer. Leave one of the two out.");
        if (faults.has(line.number()))
            return Optional.empty();
        var customer = before == null ? customer(id, line) : before;
        return Optional.of(new Row(line.number(), List.of(customer.contact(), customer.customer(), site)));
    }

    private void remember(Row row, Line line) {
        var customer = row.entries().get(1);
        customers.putIfAbsent(customer.id(), new Customer(row.entries().getFirst(), customer, line));
        places.put(row.entries().getLast().id(), line.number());
    }

    private String customerId(Line line) {
        var key = line.cell(SheetKind.KEY);
        return key.isEmpty()
                ? Names.customerByName(tenant, line.cell(SheetKind.NAME), line.cell(SheetKind.CONTACT))
                : Names.customerByKey(tenant, key);
    }

    private void requireMail(Line line) {
        if (line.cell(SheetKind.EMAIL).isEmpty())
            faults.add(line.number(), SheetKind.EMAIL, "needed",
                    "Ask for a mail address: the appointment and the bill go there.");
    }

    /// What a further row leaves blank was said before.
    private void requireTheSame(Line first, Line line) {
        for (var column : OF_THE_CUSTOMER) {
            var cell = line.cell(column);
            if (!cell.isEmpty() && !Names.plain(cell).equals(Names.plain(first.cell(column))))
                faults.add(line.number(), column, "other-than-before", "Line " + first.number() + " has the same customer with another "
                        + column.name() + ". Write the same in both lines, or give each customer a key of their own.");
        }
    }

    private Customer customer(String id, Line line) {
        var contactId = Names.id(tenant, "contact", id);
        var billing = line.cell(SheetKind.BILLING);
        var wishes = line.cell(SheetKind.WISHES);
        var contact = new RegisterPerson(contactId, line.cell(SheetKind.CONTACT), line.cell(SheetKind.EMAIL),
                line.cell(SheetKind.PHONE), id, ROLES, LANGUAGE);
        var customer = new RegisterCustomer(line.cell(SheetKind.NAME), contactId, billing.isEmpty() ? line.cell(SheetKind.PLACE) : billing,
                wishes.isEmpty() ? null : wishes, null);
        return new Customer(new Entry(contactId, What.CONTACT, contact, line.number()),
                new Entry(id, What.CUSTOMER, customer, line.number()), line);
    }

    private Entry site(String customerId, Line line) {
        var named = line.cell(SheetKind.ZONE);
        if (named.isEmpty() && zone == null)
            faults.add(line.number(), SheetKind.ZONE, "needed",
                    "Write a time zone such as Europe/Dublin: the one of your own firm is not written down yet.");
        var place = line.cell(SheetKind.PLACE);
        var site = new RegisterSite(customerId, place, line.cell(SheetKind.ACCESS), !named.isEmpty() || zone == null ? named : zone,
                degrees(line.cell(SheetKind.LATITUDE)), degrees(line.cell(SheetKind.LONGITUDE)));
        return new Entry(Names.id(tenant, "place", customerId, Names.plain(place)), What.PLACE, site, line.number());
    }

    private static @Nullable Double degrees(String cell) {
        return cell.isEmpty() ? null : Double.valueOf(cell);
    }
}
