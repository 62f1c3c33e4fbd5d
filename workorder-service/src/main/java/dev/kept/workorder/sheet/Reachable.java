package dev.kept.workorder.sheet;

import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Row;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How the customers of a file are reached. One mail address or telephone with two customers is more likely one customer twice.
public final class Reachable {
    private final List<Contact> contacts = new ArrayList<>();

    /// @param email in small letters
    /// @param phone digits alone; empty for none
    private record Contact(String customerId, String customerName, String email, String phone, int line) {}

    public Reachable(List<Row<DirectoryCommand>> rows) {
        var seen = new HashSet<String>();
        for (var row : rows)
            if (row.entries().get(0).command() instanceof RegisterPerson person
                    && row.entries().get(1).command() instanceof RegisterCustomer customer && seen.add(person.personId()))
                contacts.add(new Contact(Objects.requireNonNull(person.customerId()), customer.name(), Names.plain(person.email()),
                        Names.digits(person.phone()), row.entries().get(0).line()));
    }

    public Set<String> emails() {
        return all(Contact::email);
    }

    public Set<String> phones() {
        return all(Contact::phone);
    }

    private Set<String> all(Function<Contact, String> value) {
        return contacts.stream().map(value).filter(each -> !each.isEmpty()).collect(Collectors.toSet());
    }

    /// @param known whom the directory already reaches so
    public void check(List<KnownContact> known, Faults faults) {
        check(Columns.EMAIL, "mail address", Contact::email, by(known, KnownContact::email), faults);
        check(Columns.PHONE, "telephone number", Contact::phone, by(known, KnownContact::phone), faults);
    }

    private static Map<String, List<KnownContact>> by(List<KnownContact> known, Function<KnownContact, String> value) {
        return known.stream().collect(Collectors.groupingBy(value));
    }

    private void check(Column column, String what, Function<Contact, String> value, Map<String, List<KnownContact>> known, Faults faults) {
        var before = new HashMap<String, Contact>();
        for (var contact : contacts) {
            if (value.apply(contact).isEmpty())
                continue;
            var other = before.putIfAbsent(value.apply(contact), contact);
            if (other != null)
                faults.add(contact.line(), column, "duplicate-contact", "Line " + other.line() + " has the same " + what + " for "
                        + other.customerName() + ". Where the two are one customer, write the name and the contact alike in both lines.");
            known.getOrDefault(value.apply(contact), List.of()).stream().filter(each -> !each.customerId().equals(contact.customerId()))
                    .findFirst().ifPresent(each -> faults.add(contact.line(), column, "duplicate-contact", each.customerName()
                            + ", whom you have already, has the same " + what
                            + ". Look at their page, and leave this row out or correct it."));
        }
    }
}
