package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An invoice, for queries.
@Entity
@Immutable
@Table(name = "invoice_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedInvoice extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    @Column(name = "order_id")
    public String orderId;
    @Column(name = "order_number")
    public String orderNumber;
    @Column(name = "customer_id")
    public String customerId;
    public @Nullable String number;
    public String state;
    @Column(name = "net_minor")
    public long netMinor;
    @Column(name = "vat_minor")
    public long vatMinor;
    @Column(name = "gross_minor")
    public long grossMinor;
    @Column(name = "paid_minor")
    public long paidMinor;
    public String currency;
    @Column(name = "drafted_at")
    public Instant draftedAt;
    @Column(name = "issued_on")
    public @Nullable String issuedOn;
    @Column(name = "due_on")
    public @Nullable String dueOn;
    public @Nullable String sha256;
    public long version;
}
