package dev.kept.scheduling.view;

import dev.kept.scheduling.domain.KnownOrder;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An order as read from the view [Orders].
@Entity
@Immutable
@Table(name = "schedulable_order")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class OrderEntry extends PanacheEntityBase {
    @Id
    public String orderId;
    public String tenant;
    public String number;
    public boolean released;
    public boolean ended;
    public boolean urgent;
    public String availability;
    public List<String> skills;
    public long durationMinutes;
    public String serviceType;
    public String siteId;
    public String zone;
    public List<String> pickers;
    public @Nullable String customerId;

    /// Null where no fact of this order has come, or it is another tenant's.
    public static Uni<@Nullable OrderEntry> of(String tenant, String orderId) {
        return find("tenant = ?1 and orderId = ?2", tenant, orderId).firstResult();
    }

    /// Who may find a time for the order of this visit.
    public static Uni<Set<String>> pickersOf(String tenant, String visitId) {
        return OrderEntry
                .<OrderEntry>find("tenant = ?1 and orderId in (select orderId from BookingEntry where tenant = ?1 and visitId = ?2)",
                        tenant, visitId)
                .firstResult().map(OrderEntry::pickers);
    }

    private static Set<String> pickers(@Nullable OrderEntry entry) {
        if (entry == null)
            return Set.of();
        return Set.copyOf(entry.pickers);
    }

    /// The same as the decider sees it. Without a conditional expression: Quarkus rewrites entities on Maven's own Java, which may be 17
    /// and then cannot load our types to find what they have in common.
    public static KnownOrder known(@Nullable OrderEntry entry, KnownOrder.@Nullable Vendor vendor) {
        if (entry == null || !entry.released)
            return new KnownOrder.NotReleased();
        if (entry.ended)
            return new KnownOrder.Ended();
        return new KnownOrder.Released(entry.siteId, vendor, Set.copyOf(entry.pickers));
    }
}
