package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// The tenant itself, for queries.
@Entity
@Immutable
@Table(name = "organisation_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedOrganisation extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    public String name;
    public String zone;
    public String currency;
    public String email;
    public String phone;
}
