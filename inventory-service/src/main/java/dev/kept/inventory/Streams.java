package dev.kept.inventory;

import dev.kept.events.InventoryEvent;
import dev.kept.events.Topic;
import dev.kept.inventory.domain.Part;
import dev.kept.inventory.domain.PartCommand;
import dev.kept.inventory.domain.PartDecider;
import dev.kept.inventory.domain.StockCommand;
import dev.kept.inventory.domain.StockDecider;
import dev.kept.inventory.domain.StockItem;
import dev.kept.runtime.log.StreamType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What this service keeps facts about.
public final class Streams {
    public static final StreamType<PartCommand, Part, InventoryEvent> PARTS = new StreamType<>("part", Topic.INVENTORY,
            InventoryEvent.class, new PartDecider());
    public static final StreamType<StockCommand, StockItem, InventoryEvent> STOCK = new StreamType<>("stock", Topic.INVENTORY,
            InventoryEvent.class, new StockDecider());

    private Streams() {}

    /// The log finds them here.
    @Singleton
    static class Beans {
        @Produces
        @Singleton
        StreamType<PartCommand, Part, InventoryEvent> parts() {
            return PARTS;
        }

        @Produces
        @Singleton
        StreamType<StockCommand, StockItem, InventoryEvent> stock() {
            return STOCK;
        }
    }
}
