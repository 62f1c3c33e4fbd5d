package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Money;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists of invoices, newest first: all of the tenant for the office, a customer's own once they are sent.
@Singleton
public class InvoiceList {
    private static final Set<String> STATES = Set.of("DRAFT", "APPROVED", "SENT", "PART_PAID", "PAID");
    private final Patience patience;

    @Inject
    InvoiceList(Patience patience) {
        this.patience = patience;
    }

    public record Item(String id, String orderId, String orderNumber, String customerId, String customerName, @Nullable String number,
            String state, Money net, Money vat, Money gross, Money paid, Instant draftedAt, @Nullable String issuedOn,
            @Nullable String dueOn,
            @Nullable String sha256, long version) {}

    /// @param order an order's id
    public record Question(@Nullable String order, @Nullable String state, @Nullable Integer limit, @Nullable String cursor) {}

    public Uni<Page<Item>> page(Caller caller, Question question) {
        int limit = Page.limit(question.limit());
        var parameters = new HashMap<String, Object>();
        var where = new StringBuilder(condition(caller, parameters));
        if (question.order() != null) {
            where.append(" and i.orderId = :order");
            parameters.put("order", question.order());
        }
        if (question.state() != null) {
            if (!STATES.contains(question.state()))
                throw NotDone.badRequest("bad-state", "A state is one of DRAFT, APPROVED, SENT, PART_PAID, PAID.");
            where.append(" and i.state = :state");
            parameters.put("state", question.state());
        }
        var after = Page.position(question.cursor());
        if (after != null) {
            where.append(" and (i.draftedAt < :at or (i.draftedAt = :at and i.id < :afterId))");
            parameters.put("at", OrderList.at(after));
            parameters.put("afterId", after.substring(after.indexOf('|') + 1));
        }
        return query(where + " order by i.draftedAt desc, i.id desc", parameters, limit + 1)
                .map(items -> Page.of(items, limit, item -> item.draftedAt() + "|" + item.id()));
    }

    /// An invoice for the holder of a link to it; empty where it is not (yet) known. Asked for with [Patience].
    public Uni<Optional<Item>> forLink(String tenant, String id) {
        return patience.untilThere(() -> query("i.tenant = :tenant and i.id = :id", Map.of("tenant", tenant, "id", id), 1)
                .map(items -> items.stream().findFirst()));
    }

    private static String condition(Caller caller, Map<String, Object> parameters) {
        parameters.put("tenant", caller.tenant());
        if (caller.is(Role.OFFICE) || caller.is(Role.ACCOUNTANT) || caller.is(Role.SERVICE))
            return "i.tenant = :tenant";
        if (!caller.is(Role.CUSTOMER) || caller.customerId() == null)
            throw NotDone.forbidden("Invoices are for the office, the accountant and the customer.");
        parameters.put("customers", caller.customers());
        return "i.tenant = :tenant and i.customerId in :customers and i.state in ('SENT', 'PART_PAID', 'PAID')";
    }

    private static Uni<List<Item>> query(String where, Map<String, Object> parameters, int limit) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
            var query = session.createSelectionQuery(
                    "select i, " + ListedMerge.STAYS.formatted("i") + ", c.name from ListedInvoice i" + ListedMerge.JOIN.formatted("i")
                            + " where " + where,
                    Object[].class)
                    .setMaxResults(limit);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        })).map(rows -> rows.stream().map(InvoiceList::item).toList());
    }

    private static Item item(Object[] row) {
        var invoice = (ListedInvoice) row[0];
        return new Item(invoice.id, invoice.orderId, invoice.orderNumber, (String) row[1], row[2] == null ? "" : (String) row[2],
                invoice.number, invoice.state, money(invoice, invoice.netMinor), money(invoice, invoice.vatMinor),
                money(invoice, invoice.grossMinor), money(invoice, invoice.paidMinor), invoice.draftedAt, invoice.issuedOn, invoice.dueOn,
                invoice.sha256, invoice.version);
    }

    private static Money money(ListedInvoice invoice, long minor) {
        return new Money(minor, invoice.currency);
    }
}
