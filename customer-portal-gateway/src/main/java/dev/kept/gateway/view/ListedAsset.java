package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// What stands at a site, for queries.
@Entity
@Immutable
@Table(name = "asset_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedAsset extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    @Column(name = "site_id")
    public String siteId;
    public String name;
    public String model;
    public String serial;
    @Column(name = "installed_on")
    public @Nullable LocalDate installedOn;
    @Column(name = "warranty_until")
    public @Nullable LocalDate warrantyUntil;
    public long version;
}
