package dev.kept.gateway;

import dev.kept.decision.Caller.Role;
import dev.kept.events.Appointment;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.OrganisationRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.DomainEvent;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.People;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One order of a customer of its own, told by facts of the services that own them.
final class Story {
    static final String ZONE = "Europe/Dublin";
    private final Elsewhere elsewhere;
    final String order = UUID.randomUUID().toString();
    final String customer = UUID.randomUUID().toString();
    final String site = UUID.randomUUID().toString();
    final String maeve = "maeve-" + UUID.randomUUID();
    final String tomasz = "tomasz-" + UUID.randomUUID();
    final String visit = UUID.randomUUID().toString();
    final String approval = UUID.randomUUID().toString();
    final String number = "WO-2026-" + order.substring(0, 6);
    final Api portal;
    final Api technician;

    Story(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.portal = new Api(People.customer(maeve, customer));
        this.technician = new Api(People.bearer(tomasz, Role.TECHNICIAN));
    }

    /// The people and places, then the order, SUBMITTED and waiting for approval; returns the last fact's reference.
    String submitted(FileRef... attachments) {
        people();
        return opened(order, attachments);
    }

    void people() {
        elsewhere.happens("organisation", People.TENANT,
                new OrganisationRegistered("Acme Homes", ZONE, "EUR", "office@acme.example", "+353 1 555 0000"));
        elsewhere.happens("service-type", People.TENANT + ":boiler-repair",
                new ServiceTypeDefined("boiler-repair", "Boiler repair", Duration.ofHours(2), List.of("boiler"), List.of()));
        elsewhere.happens("person", maeve, person(maeve, "Maeve Brennan", customer, "CUSTOMER"));
        elsewhere.happens("person", tomasz, person(tomasz, "Tomasz Nowak", null, "TECHNICIAN"));
        elsewhere.happens("customer", customer, new CustomerRegistered(new Personal(maeve, "Maeve Brennan"), maeve,
                new Personal(maeve, "14 Orchard Terrace"), null, null));
        elsewhere.happens("site", site, new SiteRegistered(customer, new Personal(maeve, "14 Orchard Terrace, Rathmines"),
                new Personal(maeve, "Gate code 4812"), ZONE, 53.3219, -6.2652));
    }

    /// Another order of the same customer.
    String opened(String id, FileRef... attachments) {
        elsewhere.happens("workorder", id,
                new WorkOrderOpened(id.equals(order) ? number : "WO-2026-" + id.substring(0, 6), "home-service@1", Source.PORTAL, customer,
                        site, ZONE, maeve, maeve, new Personal(maeve, "Boiler pressure keeps dropping"), "boiler-repair", Priority.URGENT,
                        false, List.of(), List.of(), List.of(attachments), null, null));
        elsewhere.happens("workorder", id, new WorkOrderSubmitted(1, null));
        return elsewhere.happens("workorder", id,
                new ApprovalRequested(approval, ApprovalKind.INITIAL, new Money(24_000, "EUR"), List.of(maeve), 1));
    }

    /// Approved and released.
    String released() {
        elsewhere.happens("workorder", order, new ApprovalGranted(approval, ApprovalKind.INITIAL, new Money(24_000, "EUR"), 1));
        return elsewhere.happens("workorder", order,
                new WorkOrderReleased("boiler-repair", List.of("boiler"), Duration.ofHours(2), site, ZONE, 1, null, null));
    }

    /// Scheduled for tomorrow, assigned and dispatched.
    String dispatched() {
        elsewhere.happens("workorder", order, new VisitScheduled(visit, site, tomorrow(10), List.of(tomasz)));
        elsewhere.happens("workorder", order, new TechnicianAssigned(visit, tomasz, VisitRole.LEAD, null));
        return elsewhere.happens("workorder", order, new VisitDispatched(visit, tomasz));
    }

    /// From ten to two in the afternoon.
    String moved() {
        return elsewhere.happens("workorder", order, new VisitRescheduled(visit, site, tomorrow(14), tomorrow(10), List.of(tomasz)));
    }

    private static Appointment tomorrow(int hour) {
        return at(1, hour);
    }

    /// For two hours, so many days from now.
    static Appointment at(int days, int hour) {
        var day = LocalDate.now(ZoneId.of(ZONE)).plusDays(days);
        return new Appointment(ZONE, day.atTime(hour, 0), day.atTime(hour + 2, 0), day.atTime(hour, 0), day.atTime(hour + 1, 0));
    }

    /// Whatever else happens to the order.
    String then(DomainEvent event) {
        return elsewhere.happens("workorder", order, event);
    }

    private static PersonRegistered person(String id, String name, @Nullable String customer, String role) {
        return new PersonRegistered(new Personal(id, name), new Personal(id, id + "@example.com"), new Personal(id, "+353 85 555 0101"),
                customer, List.of(role), "en-IE");
    }
}
