package dev.kept.events;

import java.util.Locale;
/// One topic per family of facts. The topic's full name is the installation's prefix (`kept.`) and [#family()].
public enum Topic {
    WORKORDER(WorkOrderEvent.class), DIRECTORY(DirectoryEvent.class), SCHEDULING(SchedulingEvent.class), NOTIFICATION(
            NotificationEvent.class), INVOICING(InvoicingEvent.class), INVENTORY(InventoryEvent.class), PLAN(PlanEvent.class);

    private final Class<? extends DomainEvent> events;

    Topic(Class<? extends DomainEvent> events) {
        this.events = events;
    }

    /// The sealed interface whose records are published on this topic.
    public Class<? extends DomainEvent> events() {
        return events;
    }

    /// The last part of the topic's name: `workorder`.
    public String family() {
        return name().toLowerCase(Locale.ROOT);
    }
}
