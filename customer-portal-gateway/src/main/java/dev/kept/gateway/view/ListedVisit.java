package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A visit, for queries.
@Entity
@Immutable
@Table(name = "visit_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedVisit extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    @Column(name = "order_id")
    public String orderId;
    @Column(name = "technician_id")
    public @Nullable String technicianId;
    public String status;
    public String appointment;
    @Column(name = "starts_at")
    public Instant startsAt;
    @Column(name = "ends_at")
    public Instant endsAt;
}
