package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A site, for queries.
@Entity
@Immutable
@Table(name = "site_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedSite extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    @Column(name = "customer_id")
    public String customerId;
    public String address;
    @Column(name = "access_notes")
    public String accessNotes;
    public String zone;
    public @Nullable Double latitude;
    public @Nullable Double longitude;
    public long version;
}
