package dev.kept.scheduling.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// Whom a customer would have come, as read from the view [Customers].
@Entity
@Immutable
@Table(name = "customer_preference")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class CustomerEntry extends PanacheEntityBase {
    private static final String STAYS = "select m.staysId from MergedEntry m where m.customerId = ?2";

    @Id
    public String customerId;
    public String tenant;
    public @Nullable String technicianId;

    /// Null: anybody, or the customer is not known (yet).
    public static Uni<@Nullable String> preferredTechnician(String tenant, @Nullable String customerId) {
        return CustomerEntry.<CustomerEntry>find("tenant = ?1 and customerId = coalesce((" + STAYS + "), ?2)", tenant,
                String.valueOf(customerId)).firstResult()
                .map(found -> found == null ? null : found.technicianId);
    }
}
