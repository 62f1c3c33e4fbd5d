package dev.kept.scheduling.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// Which customer stays, as read from the view [MergedCustomers].
@Entity
@Immutable
@Table(name = "merged_customer")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class MergedEntry extends PanacheEntityBase {
    @Id
    public String customerId;
    public String staysId;
}
