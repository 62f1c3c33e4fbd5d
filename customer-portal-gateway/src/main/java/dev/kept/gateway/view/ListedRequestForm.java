package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A public request form, for queries.
@Entity
@Immutable
@Table(name = "request_form_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedRequestForm extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    @Column(name = "site_id")
    public String siteId;
    @Column(name = "asset_id")
    public @Nullable String assetId;
    @Column(name = "opened_at")
    public Instant openedAt;
    public boolean open;
}
