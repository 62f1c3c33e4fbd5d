package dev.kept.invoicing.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An invoice as read from the view [Invoices].
@Entity
@Immutable
@Table(name = "invoice")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class InvoiceEntry extends PanacheEntityBase {
    @Id
    public String invoiceId;
    public String tenant;
    public long version;
    public String orderId;
    public String orderNumber;
    public String customerId;
    public String recipientId;
    public String status;
    public String number;
    public String currency;
    public long gross;
    public long paid;
    public String dueOn;

    /// What a list is narrowed to; null is "any".
    ///
    /// @param customerIds set: only what was handed over to this customer, under any of its ids
    public record Wanted(@Nullable String orderId, @Nullable String status, @Nullable Set<String> customerIds) {}

    /// In the order of their ids, after one of them.
    public static Uni<List<InvoiceEntry>> after(String tenant, Wanted wanted, String invoiceId, int limit) {
        var query = new StringBuilder("tenant = :tenant and invoiceId > :after");
        var values = new HashMap<String, Object>(Map.of("tenant", tenant, "after", invoiceId));
        if (wanted.orderId() != null) {
            query.append(" and orderId = :order");
            values.put("order", wanted.orderId());
        }
        if (wanted.status() != null) {
            query.append(" and status = :status");
            values.put("status", wanted.status());
        }
        if (wanted.customerIds() != null) {
            query.append(" and customerId in :customers and status in ('SENT', 'PART_PAID', 'PAID')");
            values.put("customers", wanted.customerIds());
        }
        return find(query + " order by invoiceId", values).page(Page.ofSize(limit)).list();
    }
}
