package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/// What lies at one place, for queries.
@Entity
@Immutable
@Table(name = "stock_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedStock extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    @Column(name = "part_id")
    public String partId;
    public String location;
    @Column(name = "on_hand")
    public BigDecimal onHand;
    public String unit;
    public boolean low;
    public long version;
}
