package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A part, for queries.
@Entity
@Immutable
@Table(name = "part_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedPart extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    public String number;
    public String name;
    public String unit;
    @Column(name = "unit_cost_minor")
    public long unitCostMinor;
    public String currency;
}
