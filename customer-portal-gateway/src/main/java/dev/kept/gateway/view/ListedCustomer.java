package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A customer, for queries.
@Entity
@Immutable
@Table(name = "customer_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedCustomer extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    public String name;
    @Column(name = "primary_contact_id")
    public String primaryContactId;
    @Column(name = "billing_address")
    public String billingAddress;
    public String wishes;
    @Column(name = "preferred_technician_id")
    public @Nullable String preferredTechnicianId;
    public long version;
}
