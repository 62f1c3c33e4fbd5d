package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An order, for queries.
@Entity
@Immutable
@Table(name = "order_row")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedOrder extends PanacheEntityBase {
    @Id
    public String id;
    public String tenant;
    public String number;
    public String status;
    public @Nullable String billing;
    public String priority;
    public String description;
    @Column(name = "service_type")
    public String serviceType;
    @Column(name = "customer_id")
    public String customerId;
    @Column(name = "site_id")
    public String siteId;
    @Column(name = "requester_id")
    public String requesterId;
    @Column(name = "policy_id")
    public String policyId;
    public boolean released;
    @Column(name = "technician_id")
    public @Nullable String technicianId;
    @Column(name = "visit_id")
    public @Nullable String visitId;
    public @Nullable String appointment;
    public @Nullable String hold;
    @Column(name = "vendor_id")
    public @Nullable String vendorId;
    @Column(name = "opened_at")
    public Instant openedAt;
    public @Nullable String outcome;
    @Column(name = "approval_id")
    public @Nullable String approvalId;
    @Column(name = "approval_state")
    public @Nullable String approvalState;
    @Column(name = "amount_minor")
    public @Nullable Long amountMinor;
    public @Nullable String currency;
    public int revision;
    public long version;
    @Column(name = "assignee_id")
    public @Nullable String assigneeId;
    public boolean free;
    @Column(name = "asset_ids")
    public List<String> assetIds;
    public @Nullable String proposed;
}
