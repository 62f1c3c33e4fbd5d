package dev.kept.events;

/// Anything that happened and was recorded. Who did it, when and why stands in the [Envelope], never in the event.
public sealed interface DomainEvent
        permits WorkOrderEvent, DirectoryEvent, SchedulingEvent, NotificationEvent, InvoicingEvent, InventoryEvent, PlanEvent {}
