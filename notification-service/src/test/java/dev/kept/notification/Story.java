package dev.kept.notification;

import dev.kept.events.Actor;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import java.time.Instant;
import dev.kept.events.Appointment;
import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.OrganisationRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.DomainEvent;
import dev.kept.events.FileRef;
import dev.kept.events.InvoicingEvent.InvoiceIssued;
import dev.kept.events.InvoicingEvent.InvoiceSent;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.People;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/// One order of its own, with people of its own, told as the other services would tell it.
final class Story {
    static final Money AMOUNT = new Money(19_068, "EUR");
    private static final Personal NOTHING = new Personal("nobody", "");
    private final Elsewhere elsewhere;
    final String mark = UUID.randomUUID().toString().substring(0, 8);
    final String order = UUID.randomUUID().toString();
    final String number = "WO-2026-" + mark;
    final String visit = UUID.randomUUID().toString();
    final String invoice = UUID.randomUUID().toString();
    final String maeve = "maeve-" + mark;
    final String declan = "declan-" + mark;
    final String zofia = "zofia-" + mark;
    private final String customer = "customer-" + mark;
    private final String site = "site-" + mark;
    private final String zone;

    Story(Elsewhere elsewhere) {
        this(elsewhere, "Europe/Dublin");
    }

    Story(Elsewhere elsewhere, String zone) {
        this.elsewhere = elsewhere;
        this.zone = zone;
    }

    static String address(String person) {
        return person + "@example.com";
    }

    String phone() {
        return "+353 85 " + mark.replaceAll("[a-f]", "5");
    }

    String texts() {
        return phone().replace(" ", "") + "@sms.localhost";
    }

    Story withPeople() {
        elsewhere.happens("organisation", People.TENANT,
                new OrganisationRegistered("Alder & Sons", "Europe/Dublin", "EUR", "office@alder.example", "01 555 0142"));
        person(maeve, "Maeve Brennan", address(maeve));
        person(declan, "Declan Brennan", address(declan));
        person(zofia, "Zofia Zielińska", address(zofia));
        elsewhere.happens("customer", customer, new CustomerRegistered(new Personal(maeve, "Maeve Brennan"), maeve, NOTHING, null, null));
        elsewhere.happens("site", site, new SiteRegistered(customer, new Personal(maeve, "14 Orchard Terrace, Rathmines"),
                new Personal(maeve, "Gate code 4812"), zone, 53.3219, -6.2652));
        return this;
    }

    void person(String id, String name, String email) {
        person(id, name, email, "CUSTOMER");
    }

    void person(String id, String name, String email, String role) {
        person(id, name, email, role, "en-IE");
    }

    /// The directory says in which language they read.
    Story reads(String id, String name, String language) {
        person(id, name, address(id), "CUSTOMER", language);
        return this;
    }

    private void person(String id, String name, String email, String role, String language) {
        elsewhere.happens("person", id, new PersonRegistered(new Personal(id, name), new Personal(id, email), new Personal(id, phone()),
                customer, List.of(role), language));
    }

    /// A time that somebody is to confirm.
    Story proposed(Confirmation confirm, LocalDateTime start) {
        return happens(new VisitProposed(visit, 1, site(), at(start), zofia, List.of("In the customer's hours", "Near"),
                confirm));
    }

    /// Was written down twice; answers with the fact's reference.
    String mergedInto(Story stays) {
        return elsewhere.happens("customer", customer, new CustomerMerged(stays.customer));
    }

    Story opened() {
        return opened("Boiler <loses> pressure & radiators are cold");
    }

    Story opened(String description) {
        return happens(new WorkOrderOpened(number, "home-service@1", Source.PORTAL, customer, site, zone, maeve, maeve,
                new Personal(maeve, description), "boiler-repair", Priority.URGENT, false, List.of(), List.of(), List.of(), null, null));
    }

    Story approvalAsked(String... approvers) {
        return happens(new ApprovalRequested("approval-" + mark, ApprovalKind.INITIAL, AMOUNT, List.of(approvers), 3));
    }

    Story scheduled(Appointment appointment) {
        return happens(new VisitScheduled(visit, site, appointment, List.of(zofia)));
    }

    Story movedTo(LocalDateTime start, LocalDateTime before) {
        return happens(new VisitRescheduled(visit, site, at(start), at(before), List.of(zofia)));
    }

    Story withVisit(LocalDateTime start) {
        return scheduled(at(start));
    }

    Story dispatched() {
        return happens(new TechnicianAssigned(visit, zofia, VisitRole.LEAD, null)).happens(new VisitDispatched(visit, zofia));
    }

    Story document(DocumentKind kind, FileRef file) {
        return happens(new DocumentIssued(UUID.randomUUID().toString(), kind, 1, 3, file));
    }

    Story completed() {
        return happens(new WorkCompleted(1, customer, site, "boiler-repair", Duration.ofMinutes(95), List.of(), 1,
                new Personal(zofia, "Recharged the expansion vessel."), List.of(), null, null, null));
    }

    Story invoiceSent(FileRef file) {
        elsewhere.happens("invoice", invoice,
                new InvoiceIssued(order, "INV-2026-00007", AMOUNT, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 15)));
        return invoiced(new InvoiceSent(order, "INV-2026-00007", maeve, AMOUNT, file, "/pay"));
    }

    Story invoiced(DomainEvent event) {
        elsewhere.happens("invoice", invoice, event);
        return this;
    }

    /// Done by this person.
    Story does(String person, DomainEvent event) {
        elsewhere.happens(Actor.person(person), "workorder", order, event);
        return this;
    }

    Story agreedTo() {
        return does(declan, new ApprovalGranted("approval-" + mark, ApprovalKind.INITIAL, AMOUNT, 3));
    }

    Story waits(HoldReason reason, String note) {
        return happens(new HoldPlaced(reason, new Personal(zofia, note), HeldVisits.KEPT, null, Instant.now()));
    }

    Story happens(DomainEvent event) {
        elsewhere.happens("workorder", order, event);
        return this;
    }

    String site() {
        return site;
    }

    /// An hour and a half of work, arrival within two hours.
    Appointment at(LocalDateTime start) {
        return new Appointment(zone, start, start.plusMinutes(90), start, start.plusHours(2));
    }
}
