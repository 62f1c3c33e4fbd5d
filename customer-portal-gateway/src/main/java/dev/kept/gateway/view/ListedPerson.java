package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A person, for queries; roles are separated by commas.
@Entity
@Immutable
@Table(name = "person_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedPerson extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    public String name;
    public String email;
    public String phone;
    @Column(name = "customer_id")
    public @Nullable String customerId;
    public String roles;
    public String language;
    public long version;
}
