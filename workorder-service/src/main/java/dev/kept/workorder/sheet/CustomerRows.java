package dev.kept.workorder.sheet;

import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Entry;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Row;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.runtime.sheet.Sheet.Line;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
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
    private static final List<Column> OF_THE_CUSTOMER = List.of(Columns.NAME, Columns.CONTACT, Columns.EMAIL, Columns.PHONE,
            Columns.BILLING, Columns.WISHES);
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

    public static List<Row<DirectoryCommand>> of(Sheet sheet, String tenant, @Nullable String zone, Faults faults) {
        var reading = new CustomerRows(tenant, zone, faults);
        var rows = new ArrayList<Row<DirectoryCommand>>();
        for (var line : sheet.lines())
            if (!faults.has(line.number()))
                reading.row(line).filter(row -> Rules.hold(row, faults)).ifPresent(row -> {
                    rows.add(row);
                    reading.remember(row, line);
                });
        return rows;
    }

    /// @param first the line on which they stand first
    private record Customer(Entry<DirectoryCommand> contact, Entry<DirectoryCommand> customer, Line first) {}

    private Optional<Row<DirectoryCommand>> row(Line line) {
        var id = customerId(line);
        var before = customers.get(id);
        if (before == null)
            requireMail(line);
        else
            requireTheSame(before.first(), line);
        var site = site(id, line);
        var again = places.get(site.id());
        if (again != null)
            faults.add(line.number(), Columns.PLACE, "twice",
                    "Line " + again + " is about the same place of the same customer. Leave one of the two out.");
        if (faults.has(line.number()))
            return Optional.empty();
        var customer = before == null ? customer(id, line) : before;
        return Optional.of(new Row<>(line.number(), List.of(customer.contact(), customer.customer(), site)));
    }

    private void remember(Row<DirectoryCommand> row, Line line) {
        var customer = row.entries().get(1);
        customers.putIfAbsent(customer.id(), new Customer(row.entries().getFirst(), customer, line));
        places.put(row.entries().getLast().id(), line.number());
    }

    private String customerId(Line line) {
        var key = line.cell(Columns.KEY);
        return key.isEmpty()
                ? Names.customerByName(tenant, line.cell(Columns.NAME), line.cell(Columns.CONTACT))
                : Names.customerByKey(tenant, key);
    }

    private void requireMail(Line line) {
        if (line.cell(Columns.EMAIL).isEmpty())
            faults.add(line.number(), Columns.EMAIL, "needed",
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
        var billing = line.cell(Columns.BILLING);
        var wishes = line.cell(Columns.WISHES);
        var contact = new RegisterPerson(contactId, line.cell(Columns.CONTACT), line.cell(Columns.EMAIL),
                line.cell(Columns.PHONE), id, ROLES, LANGUAGE);
        var customer = new RegisterCustomer(line.cell(Columns.NAME), contactId, billing.isEmpty() ? line.cell(Columns.PLACE) : billing,
                wishes.isEmpty() ? null : wishes, null);
        return new Customer(new Entry<>(contactId, "contacts", contact, line.number()),
                new Entry<>(id, "customers", customer, line.number()), line);
    }

    private Entry<DirectoryCommand> site(String customerId, Line line) {
        var named = line.cell(Columns.ZONE);
        if (named.isEmpty() && zone == null)
            faults.add(line.number(), Columns.ZONE, "needed",
                    "Write a time zone such as Europe/Dublin: the one of your own firm is not written down yet.");
        var place = line.cell(Columns.PLACE);
        var site = new RegisterSite(customerId, place, line.cell(Columns.ACCESS), !named.isEmpty() || zone == null ? named : zone,
                degrees(line.cell(Columns.LATITUDE)), degrees(line.cell(Columns.LONGITUDE)));
        return new Entry<>(Names.id(tenant, "place", customerId, Names.plain(place)), "places", site, line.number());
    }

    private static @Nullable Double degrees(String cell) {
        return cell.isEmpty() ? null : Double.valueOf(cell);
    }
}
