package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A file of an order, for queries.
@Entity
@Immutable
@Table(name = "file_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedFile extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    @Column(name = "order_id")
    public String orderId;
    public String sha256;
    @Column(name = "content_type")
    public String contentType;
    public String name;
    public long bytes;
}
