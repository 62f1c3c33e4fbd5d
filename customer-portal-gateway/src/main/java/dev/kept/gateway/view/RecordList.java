package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was before: of a customer, of a place, or of the place of an order that is to be done. Newest first.
@Singleton
public class RecordList {
    private static final String FROM = "select r, o, p.name, m.name from ListedRecord r join ListedOrder o on o.id = r.orderId"
            + " left join ListedPerson p on p.id = r.byId left join ListedPart m on m.id = r.partId where ";
    private static final String BEFORE_ORDER = "o.tenant = :tenant and o.siteId = :site and o.id <> :order";
    private static final String COMES = "select count(o) from ListedOrder o where o.tenant = :tenant and o.id = :order and (o.assigneeId = :me"
            + " or exists (select 1 from ListedVisit mine where mine.orderId = o.id and mine.technicianId = :me))";
    private final OrderList orders;

    @Inject
    RecordList(OrderList orders) {
        this.orders = orders;
    }

    /// @param kind REQUEST, NOTE, REPLY, PART, WARRANTY, RECOMMENDATION, DONE, ENDED, REOPENED, DOCUMENT, MESSAGE, INVOICE or PAYMENT
    /// @param words what was said; of a MESSAGE the row of the message plan (`M10`), of money the invoice's number, of a PART how many
    /// @param byId who did it; of a message or an invoice who got it
    /// @param sha256 of the document
    public record Entry(String id, String orderId, String orderNumber, String kind, Instant at, String words, @Nullable String byId,
            @Nullable String byName, @Nullable String partName, @Nullable String sha256) {}

    /// One of the first three.
    ///
    /// @param order the id of an order: what was before at its place, in other orders
    /// @param kinds separated by commas; all by default
    /// @param search part of the words
    public record Question(@Nullable String customer, @Nullable String site, @Nullable String order, @Nullable String kinds,
            @Nullable String search, @Nullable Integer limit, @Nullable String cursor) {
        public Question {
            if (Stream.of(customer, site, order).filter(it -> it != null && !it.isEmpty()).count() != 1)
                throw NotDone.badRequest("bad-record", "Ask for the record of one 'customer', one 'site', or of the place of one 'order'.");
        }
    }

    public Uni<Page<Entry>> page(Caller caller, Question question) {
        int limit = Page.limit(question.limit());
        return sight(caller, question).chain(sight -> {
            var parameters = new HashMap<>(sight.parameters());
            var where = new StringBuilder(sight.condition());
            narrow(caller, question, where, parameters);
            return Panache.withSession(() -> Panache.getSession().chain(session -> {
                var query = session.createSelectionQuery(FROM + where + " order by r.happenedAt desc, r.id desc", Object[].class)
                        .setMaxResults(limit + 1);
                parameters.forEach(query::setParameter);
                return query.getResultList();
            }));
        }).map(rows -> Page.of(rows.stream().map(RecordList::entry).toList(), limit, entry -> entry.at() + "|" + entry.id()));
    }

    /// Who is to do an order may read what was before at its place, although they never had those orders.
    private Uni<Sight> sight(Caller caller, Question question) {
        if (question.order() == null || question.order().isEmpty()) {
            var sight = Sight.of(caller);
            var customer = question.customer();
            return customer == null || customer.isEmpty()
                    ? Uni.createFrom().item(with(sight.condition() + " and o.siteId = :of", sight.parameters(), "of",
                            String.valueOf(question.site())))
                    : Panache.withSession(() -> ListedMerge.ids(caller.tenant(), customer))
                            .map(ids -> with(sight.condition() + " and o.customerId in :of", sight.parameters(), "of", ids));
        }
        return orders.one(caller, question.order()).chain(found -> {
            var order = found.orElseThrow(NotDone::notFound);
            if (caller.is(Role.CUSTOMER))
                return Uni.createFrom().item(with(Sight.of(caller).condition() + " and o.siteId = :site", Sight.of(caller).parameters(),
                        "site", order.siteId()));
            var before = new Sight(BEFORE_ORDER, Map.of("tenant", caller.tenant(), "site", order.siteId(), "order", order.id()));
            return isOnlyTechnician(caller)
                    ? comes(caller, order.id()).map(comes -> comes ? before : new Sight("1 = 0", Map.of()))
                    : Uni.createFrom().item(before);
        });
    }

    /// Whether it is, or was, theirs to do. Who is only asked whether they would, or may take it, reads nothing of the house yet.
    private static Uni<Boolean> comes(Caller caller, String order) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> session.createSelectionQuery(COMES, Long.class)
                .setParameter("tenant", caller.tenant()).setParameter("order", order).setParameter("me", caller.id()).getSingleResult()))
                .map(found -> found > 0);
    }

    private static Sight with(String condition, Map<String, Object> parameters, String name, Object value) {
        var more = new HashMap<>(parameters);
        more.put(name, value);
        return new Sight(condition, more);
    }

    private static void narrow(Caller caller, Question question, StringBuilder where, Map<String, Object> parameters) {
        where.append(" and r.kind in :kinds");
        parameters.put("kinds", kinds(question.kinds(), !isOnlyTechnician(caller)));
        if (question.search() != null && !question.search().isBlank()) {
            where.append(" and (lower(r.words) like :search escape '!' or lower(m.name) like :search escape '!')");
            parameters.put("search", OrderList.pattern(question.search()));
        }
        var after = Page.position(question.cursor());
        if (after != null) {
            where.append(" and (r.happenedAt < :at or (r.happenedAt = :at and r.id < :afterId))");
            parameters.put("at", OrderList.at(after));
            parameters.put("afterId", after.substring(after.indexOf('|') + 1));
        }
    }

    private static boolean isOnlyTechnician(Caller caller) {
        return caller.is(Role.TECHNICIAN) && !caller.is(Role.OFFICE) && !caller.is(Role.ACCOUNTANT);
    }

    private static List<String> kinds(@Nullable String asked, boolean withMoney) {
        var all = Arrays.stream(Records.Kind.values()).filter(kind -> withMoney || !kind.isMoney()).map(Enum::name).toList();
        if (asked == null || asked.isEmpty())
            return all;
        var wanted = Arrays.asList(asked.split(","));
        for (var kind : wanted)
            if (Arrays.stream(Records.Kind.values()).noneMatch(known -> known.name().equals(kind)))
                throw NotDone.badRequest("bad-kind", "A kind is one of " + String.join(", ", all) + ".");
        return wanted.stream().filter(all::contains).toList();
    }

    private static Entry entry(Object[] row) {
        var entry = (ListedRecord) row[0];
        var order = (ListedOrder) row[1];
        return new Entry(entry.id, order.id, order.number, entry.kind, entry.happenedAt, entry.words, entry.byId, (String) row[2],
                (String) row[3], entry.sha256);
    }
}
