package dev.kept.workorder.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A customer as read from the view [Customers].
@Entity
@Immutable
@Table(name = "known_customer")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class CustomerEntry extends PanacheEntityBase {
    @Id
    public String customerId;
    public String tenant;
    public String name;
    public String primaryContactId;
    public String billingAddress;

    /// Null where it is not known, or it is another tenant's.
    public static Uni<@Nullable CustomerEntry> of(String tenant, String customerId) {
        return find("tenant = ?1 and customerId = ?2", tenant, customerId).firstResult();
    }
}
