package dev.kept.workorder.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.Personal;
import dev.kept.runtime.log.EventLog.Standing;
import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Judgement;
import dev.kept.runtime.sheet.Row;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.RegisterAsset;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.domain.DirectoryEntry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Rows as entries of the directory.
class RowsTest {
    private static final String HEAD = "customer key,name,contact,email,phone,billing address,wishes,place,zone,latitude,longitude\n";
    private static final String BRENNAN = "17,Brennan,Maeve Brennan,maeve@brennan.example,+353 1 555 0100,,,14 Orchard Terrace,,,\n";
    private final Faults faults = new Faults();

    @Test
    void a_row_is_a_contact_a_customer_and_a_place_of_theirs() {
        var row = rows(BRENNAN).getFirst().entries();
        var customer = row.get(1).id();
        assertEquals(new RegisterPerson(row.get(0).id(), "Maeve Brennan", "maeve@brennan.example", "+353 1 555 0100", customer,
                List.of("CUSTOMER"), "en-IE"), row.get(0).command());
        assertEquals(new RegisterCustomer("Brennan", row.get(0).id(), "14 Orchard Terrace", null, null), row.get(1).command());
        assertEquals(new RegisterSite(customer, "14 Orchard Terrace", "", "Europe/Dublin", null, null), row.get(2).command());
    }

    @Test
    void the_same_row_is_the_same_thing_in_every_file_and_another_in_another_firm() {
        var first = rows(BRENNAN).getFirst().entries();
        assertEquals(first, rows(BRENNAN.replace("17,Brennan", "\" 17 \",Brennan")).getFirst().entries());
        var elsewhere = CustomerRows.of(read(HEAD + BRENNAN), "birch", "Europe/Dublin", faults).getFirst().entries();
        for (int i = 0; i < 3; i++)
            assertNotEquals(first.get(i).id(), elsewhere.get(i).id());
    }

    @Test
    void the_same_customer_again_brings_another_place_and_need_not_say_all_again() {
        var rows = rows(BRENNAN + "17,BRENNAN,maeve  brennan,,,,,3 Mill Lane,,,\n");
        assertEquals(List.of(), faults.first(10));
        assertEquals(rows.get(0).entries().subList(0, 2), rows.get(1).entries().subList(0, 2));
        assertNotEquals(rows.get(0).entries().get(2).id(), rows.get(1).entries().get(2).id());
    }

    @Test
    void the_same_customer_in_other_words_is_told_by_both_lines() {
        rows(BRENNAN + "17,Brennan,Maeve Brennan,other@brennan.example,,,,3 Mill Lane,,,\n");
        told(3, "email", "other-than-before", "Line 2 has the same customer with another email.");
    }

    @Test
    void the_same_place_twice_is_told() {
        rows(BRENNAN + BRENNAN);
        told(3, "place", "twice", "Line 2 is about the same place of the same customer.");
    }

    @Test
    void who_cannot_be_written_to_is_asked_for_a_mail_address() {
        rows("17,Brennan,Maeve Brennan,,+353 1 555 0100,,,14 Orchard Terrace,,,\n");
        told(2, "email", "needed", "Ask for a mail address");
    }

    @Test
    void half_a_coordinate_is_told_and_so_is_one_beyond_the_pole() {
        rows(BRENNAN.replace("Terrace,,,", "Terrace,,53.3,") + BRENNAN.replace("Terrace,,,", "Terrace,,153.3,6.2"));
        told(2, "latitude", "bad-cell", "Give both latitude and longitude, or neither.");
        told(3, "latitude", "bad-cell", "Latitude is -90 to 90 degrees");
    }

    @Test
    void without_a_zone_of_the_firm_every_place_names_its_own() {
        CustomerRows.of(read(HEAD + BRENNAN), "alder", null, faults);
        told(2, "zone", "needed", "Write a time zone such as Europe/Dublin");
    }

    @Test
    void two_customers_with_one_mail_address_or_telephone_are_told() {
        var rows = rows(BRENNAN + "18,Daly,Fionn Daly,MAEVE@brennan.example,00353 1 5550100,,,3 Mill Lane,,,\n");
        new Reachable(rows).check(List.of(), faults);
        told(3, "email", "duplicate-contact", "Line 2 has the same mail address for Brennan.");
        told(3, "phone", "duplicate-contact", "Line 2 has the same telephone number for Brennan.");
    }

    @Test
    void who_is_reached_so_already_is_named_unless_it_is_the_same_customer() {
        var rows = rows(BRENNAN);
        var reachable = new Reachable(rows);
        reachable.check(List.of(new KnownContact(rows.getFirst().entries().get(1).id(), "Brennan", "maeve@brennan.example", "35315550100")),
                faults);
        assertEquals(List.of(), faults.first(10));
        reachable.check(List.of(new KnownContact("another", "Old Brennan", "maeve@brennan.example", "1")), faults);
        told(2, "email", "duplicate-contact", "Old Brennan, whom you have already, has the same mail address.");
    }

    @Test
    void what_is_there_in_other_words_is_left_as_it_is_and_so_are_the_rows_that_need_it() {
        var rows = rows(BRENNAN.replace(",,,14", ",,Shoes off.,14") + "17,Brennan,Maeve Brennan,,,,,3 Mill Lane,,,\n");
        var customer = rows.getFirst().entries().get(1).id();
        var same = judged(rows, customer, "Shoes off.", null);
        assertEquals(List.of(2, 3), same.good().stream().map(Row::line).toList());
        assertEquals(List.of(customer), List.copyOf(same.there().keySet()));
        assertEquals(3, same.added().size(), "the contact and two places");

        assertEquals(4, judged(rows, customer, "Never before ten.", "this import").added().size(), "what it has brought itself is its own");
        var other = judged(rows, customer, "Never before ten.", null);
        assertEquals(List.of(), other.good());
        told(2, "wishes", "there-otherwise", "This is there already, and differs in wishes. Change it on the customer’s page");
        told(3, "", "with-another-row", "This row needs what line 2 brings");
    }

    /// Rows that were read already.
    private record Read(List<Row<DirectoryCommand>> rows) implements DirectorySheet {
        @Override
        public List<Column> columns() {
            return Columns.CUSTOMERS;
        }

        @Override
        public List<String> things() {
            return List.of();
        }

        @Override
        public List<Row<DirectoryCommand>> rows(Sheet sheet, String tenant, boolean isFirst, Faults all) {
            return rows;
        }
    }

    private Judgement<DirectoryCommand> judged(List<Row<DirectoryCommand>> rows, String customer, String wishes, @Nullable String begunBy) {
        var contact = rows.getFirst().entries().getFirst().id();
        var as = new CustomerRegistered(new Personal(contact, "Brennan"), contact, new Personal(contact, "14 Orchard Terrace"),
                new Personal(contact, wishes), "tomasz");
        var standing = new HashMap<String, Standing<DirectoryEntry>>();
        standing.put(customer, new Standing<>(new DirectoryEntry.Registered(as), "this import"));
        if (begunBy != null)
            rows.stream().flatMap(row -> row.entries().stream()).filter(entry -> !entry.id().equals(customer))
                    .forEach(entry -> standing.put(entry.id(), new Standing<>(new DirectoryEntry.Unknown(), begunBy)));
        return Judgement.of(new Read(rows), rows, standing, begunBy, faults);
    }

    @Test
    void equipment_finds_its_place_by_the_customer_or_by_the_address() {
        var orchard = new KnownPlace("c1", "Brennan", "s1", "14 Orchard Terrace");
        var mill = new KnownPlace("c1", "Brennan", "s2", "3 Mill Lane");
        var quay = new KnownPlace(Names.customerByKey("alder", "18"), "Daly", "s3", "1 Quay");
        var rows = equipment(List.of(orchard, mill, quay), """
                brennan,14 orchard terrace,Boiler,ecoTEC,21A,2024-02-01,2031-05-01
                18,,Boiler,,,,
                ,3 Mill Lane,Pump,,,,
                """);
        assertEquals(List.of(), faults.first(10));
        assertEquals(List.of("s1", "s3", "s2"),
                rows.stream().map(row -> row.entries().getFirst().command() instanceof RegisterAsset it ? it.siteId() : "").toList());
    }

    @Test
    void equipment_without_a_place_or_with_several_is_told() {
        var places = List.of(new KnownPlace("c1", "Brennan", "s1", "14 Orchard Terrace"),
                new KnownPlace("c1", "Brennan", "s2", "3 Mill Lane"),
                new KnownPlace("c2", "Daly", "s3", "3 Mill Lane"));
        equipment(places, """
                Quigley,,Boiler,,,,
                Brennan,,Boiler,,,,
                Daly,14 Orchard Terrace,Boiler,,,,
                ,,Boiler,,,,
                Daly,,Boiler,,A1,,
                Daly,,Kettle,,a1,,
                Daly,,Fan,,,01/02/2024,
                Daly,,Fan,,,2024-02-01,2023-02-01
                """);
        told(2, "customer", "no-such-place", "No customer of yours with a place is called so");
        told(3, "place", "no-such-place", "2 places fit: “14 Orchard Terrace”, “3 Mill Lane”.");
        told(4, "place", "no-such-place", "This customer has no such place.");
        told(5, "customer", "no-such-place", "Write the customer or the place");
        told(7, "name", "twice", "Line 6 is about the same piece at the same place.");
        told(8, "installed on", "bad-cell", "'01/02/2024' is no day. Write the year, the month and the day, like 2026-03-05.");
        told(9, "warranty until", "bad-cell", "A warranty does not end before the thing is installed.");
    }

    private List<Row<DirectoryCommand>> equipment(List<KnownPlace> places, String rows) {
        var file = ("Customer,Place,Name,Model,Serial,Installed on,Warranty until\n" + rows).getBytes(StandardCharsets.UTF_8);
        return EquipmentRows.of(Sheet.read(file, Columns.EQUIPMENT, faults), "alder", places, faults);
    }

    private List<Row<DirectoryCommand>> rows(String rows) {
        return CustomerRows.of(read(HEAD + rows), "alder", "Europe/Dublin", faults);
    }

    private Sheet read(String file) {
        return SheetTest.read(file, faults);
    }

    private void told(int line, String column, String code, String sentence) {
        var told = faults.first(50).stream()
                .filter(fault -> fault.line() == line && fault.column().equals(column) && fault.code().equals(code)
                        && fault.sentence().contains(sentence))
                .count();
        assertNotEquals(0, told, () -> faults.first(50).toString());
    }
}
