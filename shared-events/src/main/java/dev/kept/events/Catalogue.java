package dev.kept.events;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every event there is, by its stored name: derived from the sealed families, so that none can be forgotten.
public final class Catalogue {
    private static final Map<String, Entry> BY_NAME = collect();

    private Catalogue() {}

    /// One event type: its class, stored name, newest version and the topic that it is published on.
    public record Entry(Class<? extends DomainEvent> type, String name, int version, Topic topic) {}

    /// All entries, in the order of the families' source.
    public static Collection<Entry> entries() {
        return BY_NAME.values();
    }

    /// The entry of a stored name; null for a name that this version of Kept does not know.
    public static @Nullable Entry named(String name) {
        return BY_NAME.get(name);
    }

    /// The entry of an event's class.
    public static Entry of(DomainEvent event) {
        return entry(event.getClass(), topicOf(event));
    }

    private static Topic topicOf(DomainEvent event) {
        return switch (event) {
            case WorkOrderEvent _ -> Topic.WORKORDER;
            case DirectoryEvent _ -> Topic.DIRECTORY;
            case SchedulingEvent _ -> Topic.SCHEDULING;
            case NotificationEvent _ -> Topic.NOTIFICATION;
            case InvoicingEvent _ -> Topic.INVOICING;
            case InventoryEvent _ -> Topic.INVENTORY;
            case PlanEvent _ -> Topic.PLAN;
        };
    }

    private static Map<String, Entry> collect() {
        var all = new LinkedHashMap<String, Entry>();
        for (var topic : Topic.values())
            Arrays.stream(topic.events().getPermittedSubclasses()).map(type -> entry(type.asSubclass(DomainEvent.class), topic))
                    .forEach(entry -> {
                        if (all.put(entry.name(), entry) != null)
                            throw new IllegalStateException("Two events are stored as " + entry.name());
                    });
        return Collections.unmodifiableMap(all);
    }

    private static Entry entry(Class<? extends DomainEvent> type, Topic topic) {
        var stored = type.getAnnotation(StoredName.class);
        if (stored == null)
            throw new IllegalStateException(type.getSimpleName() + " has no @StoredName");
        return new Entry(type, stored.value(), stored.version(), topic);
    }
}
