package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// What was before, for queries.
@Entity
@Immutable
@Table(name = "record_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedRecord extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    @Column(name = "order_id")
    public String orderId;
    @Column(name = "happened_at")
    public Instant happenedAt;
    public String kind;
    public String words;
    @Column(name = "by_id")
    public @Nullable String byId;
    @Column(name = "part_id")
    public @Nullable String partId;
    public @Nullable String sha256;
}
