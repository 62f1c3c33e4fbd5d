package dev.kept.invoicing;

import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.OrganisationRegistered;
import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.PartLine;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.People;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Work for a customer of its own, told as the other services would tell it: 95 minutes, two vessels, one trip.
final class CompletedOrder {
    private final Elsewhere elsewhere;
    final String order = UUID.randomUUID().toString();
    final String number = "WO-2026-" + order.substring(0, 6);
    final String customer = "customer-" + order;
    private final String site = "site-" + order;
    private final String part = "part-" + order;

    CompletedOrder(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    CompletedOrder tellAll() {
        tellDirectory();
        tellPart();
        tellOrder();
        tellReadyToBill();
        return this;
    }

    void tellDirectory() {
        elsewhere.happens("organisation", People.TENANT, new OrganisationRegistered("Alder Home Services", "Europe/Dublin", "EUR",
                "office@alder.example", "01 555 0142"));
        elsewhere.happens("service-type", People.TENANT + ":boiler-repair",
                new ServiceTypeDefined("boiler-repair", "Boiler repair", Duration.ofHours(2), List.of("boiler"), List.of()));
        elsewhere.happens("customer", customer, new CustomerRegistered(new Personal("maeve", "Maeve Brennan"), "maeve",
                new Personal("maeve", "14 Orchard Terrace, Rathmines, Dublin 6"), null, null));
        elsewhere.happens("site", site, new SiteRegistered(customer, new Personal("maeve", "14 Orchard Terrace, Rathmines"),
                new Personal("maeve", "Gate code 4812"), "Europe/Dublin", 53.3219, -6.2652));
    }

    void tellPart() {
        elsewhere.happens("part", part, new PartRegistered("EV-8L", "Expansion vessel, 8 l", "pcs", new Money(4_200, "EUR")));
    }

    /// The completion is number 1 of the order's stream.
    void tellOrder() {
        tellOrder(null);
    }

    void tellOrder(@Nullable Duration billed) {
        elsewhere.happens("workorder", order, new WorkOrderOpened(number, "home-service@1", Source.PORTAL, customer, site, "Europe/Dublin",
                "maeve", "maeve", new Personal("maeve", "Boiler pressure keeps dropping."), "boiler-repair", Priority.URGENT, false,
                List.of(),
                List.of(), List.of(), null, null));
        elsewhere.happens("workorder", order, new WorkCompleted(1, customer, site, "boiler-repair", Duration.ofMinutes(95),
                List.of(new PartLine("line-1", part, new Quantity(BigDecimal.valueOf(2), "pcs"))), 1,
                new Personal("tomasz", "Recharged the expansion vessel."), List.of(), null, billed, null));
    }

    void tellReadyToBill() {
        elsewhere.happens("workorder", order, new ReadyToBill(1, 1));
    }
}
