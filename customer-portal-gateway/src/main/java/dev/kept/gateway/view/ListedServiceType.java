package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;

/// A kind of work, for queries.
@Entity
@Immutable
@Table(name = "service_type_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedServiceType extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    public String code;
    public String name;
    @Column(name = "expected_minutes")
    public long expectedMinutes;
    public List<String> skills;
    public List<String> keywords;
    public long version;
}
