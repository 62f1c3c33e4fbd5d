package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.events.Appointment;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists of orders, newest first, each caller's own.
@Singleton
public class OrderList {
    private static final int LONGEST_SEARCH = 100;
    private static final int LONGEST_WORDS = 4_000;
    private static final int MOST_SIMILAR = 5;
    /// Share of trigrams, at which people begin to see a likeness.
    private static final float ALIKE = 0.12f;
    private static final String LIKENESS = "function('similarity', :words, lower(o.description))";
    private static final Set<String> STATUSES = Set.of("DRAFT", "SUBMITTED", "DENIED", "APPROVED", "READY", "OFFERED", "ACCEPTED",
            "SCHEDULED",
            "DISPATCHED", "EN_ROUTE", "ARRIVED", "IN_PROGRESS", "ON_HOLD", "COMPLETED", "CLOSED");
    private static final String FROM = "from ListedOrder o" + ListedMerge.JOIN.formatted("o")
            + " left join ListedSite s on s.id = o.siteId left join ListedPerson t on t.id = o.technicianId where ";
    private final Appointments appointments;
    private final Patience patience;

    @Inject
    OrderList(Appointments appointments, Patience patience) {
        this.appointments = appointments;
        this.patience = patience;
    }

    /// @param policyId of the policy that says what its status is called
    /// @param hold what an order on hold waits for: WAITING_PARTS
    /// @param outcome of a closed order
    /// @param free whether a technician may take it: nobody has it or is to come
    /// @param proposed a time that waits for its confirmation
    public record Item(String id, String number, String policyId, String status, @Nullable String hold, @Nullable String billing,
            @Nullable String outcome,
            String priority,
            String description, String serviceType, String customerId, String customerName, String siteId, String siteAddress,
            @Nullable String technicianId, @Nullable String technicianName, @Nullable Appointment appointment, @Nullable String visitId,
            Instant openedAt, int revision, long version, boolean free, @Nullable Appointment proposed) {}

    /// @param mine only what the caller asked for or is to do
    /// @param free only what whoever is first may take
    /// @param proposed only those of which a time waits for its confirmation
    /// @param statuses separated by commas
    /// @param site id of the place where the work is
    /// @param asset id of what stands there and it is about
    /// @param customer id of whose it is
    /// @param search part of the number, the description, the customer's name or the address
    public record Question(@Nullable String statuses, boolean mine, boolean free, boolean proposed, @Nullable String site,
            @Nullable String asset, @Nullable String customer, @Nullable String search,
            @Nullable Integer limit, @Nullable String cursor) {}

    /// One page of the orders that the caller may see.
    public Uni<Page<Item>> page(Caller caller, Question question) {
        int limit = Page.limit(question.limit());
        var sight = Sight.of(caller);
        var parameters = new HashMap<>(sight.parameters());
        var where = new StringBuilder(sight.condition());
        narrow(question, caller, where, parameters);
        return ofCustomer(caller, question.customer(), where, parameters)
                .chain(() -> query(where + " order by o.openedAt desc, o.id desc", parameters, limit + 1))
                .map(items -> Page.of(items, limit, item -> item.openedAt() + "|" + item.id()));
    }

    /// One order, if the caller may see it.
    public Uni<Optional<Item>> one(Caller caller, String id) {
        var sight = Sight.of(caller);
        var parameters = new HashMap<>(sight.parameters());
        parameters.put("id", id);
        return query(sight.condition() + " and o.id = :id", parameters, 1).map(items -> items.stream().findFirst());
    }

    /// Those of a customer that read like what is typed, the most alike first.
    public Uni<List<Item>> similar(Caller caller, @Nullable String customer, @Nullable String words) {
        if (customer == null || customer.isEmpty() || words == null || words.isBlank())
            throw NotDone.badRequest("bad-words", "Say of which 'customer', and which 'words' the orders are to be like.");
        if (words.length() > LONGEST_WORDS)
            throw NotDone.badRequest("bad-words", "Give at most " + LONGEST_WORDS + " characters.");
        var sight = Sight.of(caller);
        var parameters = new HashMap<>(sight.parameters());
        parameters.put("words", words.strip().toLowerCase(Locale.ROOT));
        parameters.put("alike", ALIKE);
        var where = new StringBuilder(sight.condition());
        return ofCustomer(caller, customer, where, parameters).chain(() -> query(where + " and " + LIKENESS + " >= :alike order by "
                + LIKENESS + " desc, o.openedAt desc, o.id desc", parameters, MOST_SIMILAR));
    }

    /// Those that name the customer by any of its ids.
    private static Uni<Void> ofCustomer(Caller caller, @Nullable String customer, StringBuilder where, Map<String, Object> parameters) {
        if (customer == null || customer.isEmpty())
            return Uni.createFrom().voidItem();
        where.append(" and o.customerId in :of");
        return Panache.withSession(() -> ListedMerge.ids(caller.tenant(), customer)).invoke(ids -> parameters.put("of", ids))
                .replaceWithVoid();
    }

    private static void narrow(Question question, Caller caller, StringBuilder where, Map<String, Object> parameters) {
        if (question.statuses() != null && !question.statuses().isEmpty()) {
            where.append(" and o.status in :statuses");
            parameters.put("statuses", statuses(question.statuses()));
        }
        if (question.mine()) {
            where.append(" and (o.requesterId = :self or o.technicianId = :self)");
            parameters.put("self", caller.id());
        }
        if (question.free())
            where.append(" and o.free = true");
        if (question.proposed())
            where.append(" and o.proposed is not null");
        if (question.site() != null && !question.site().isEmpty()) {
            where.append(" and o.siteId = :site");
            parameters.put("site", question.site());
        }
        if (question.asset() != null && !question.asset().isEmpty()) {
            where.append(" and array_position(o.assetIds, :asset) > 0");
            parameters.put("asset", question.asset());
        }
        if (question.search() != null && !question.search().isBlank()) {
            where.append(" and (lower(o.number) like :search escape '!' or lower(o.description) like :search escape '!'"
                    + " or lower(c.name) like :search escape '!' or lower(s.address) like :search escape '!')");
            parameters.put("search", pattern(question.search()));
        }
        var after = Page.position(question.cursor());
        if (after != null) {
            where.append(" and (o.openedAt < :at or (o.openedAt = :at and o.id < :afterId))");
            parameters.put("at", at(after));
            parameters.put("afterId", after.substring(after.indexOf('|') + 1));
        }
    }

    static Instant at(String position) {
        try {
            return Instant.parse(position.substring(0, Math.max(0, position.indexOf('|'))));
        } catch (DateTimeParseException _) {
            throw NotDone.badRequest("bad-cursor", "The cursor is the 'next' of the page before, unchanged.");
        }
    }

    private static List<String> statuses(String asked) {
        var named = Arrays.stream(asked.split(",")).map(status -> status.strip().toUpperCase(Locale.ROOT)).toList();
        for (var status : named)
            if (!STATUSES.contains(status))
                throw NotDone.badRequest("bad-status",
                        "A status is one of " + String.join(", ", STATUSES.stream().sorted().toList()) + ".");
        return named;
    }

    static String pattern(String search) {
        if (search.length() > LONGEST_SEARCH)
            throw NotDone.badRequest("bad-search", "Search for at most " + LONGEST_SEARCH + " characters.");
        return "%" + search.strip().toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private Uni<List<Item>> query(String where, Map<String, Object> parameters, int limit) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
            var query = session
                    .createSelectionQuery("select o, " + ListedMerge.STAYS.formatted("o") + ", c.name, s.address, t.name " + FROM + where,
                            Object[].class)
                    .setMaxResults(limit);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        })).map(rows -> rows.stream().map(this::item).toList());
    }

    private Item item(Object[] row) {
        var order = (ListedOrder) row[0];
        return new Item(order.id, order.number, order.policyId, order.status, order.hold, order.billing, order.outcome, order.priority,
                order.description,
                order.serviceType, text(row[1]), text(row[2]), order.siteId, text(row[3]), order.technicianId, (String) row[4],
                appointments.read(order.appointment), order.visitId, order.openedAt, order.revision, order.version, order.free,
                appointments.read(order.proposed));
    }

    /// A name that has not arrived yet is shown as nothing.
    private static String text(@Nullable Object value) {
        return value == null ? "" : (String) value;
    }

    /// What the holder of an approval's link is shown.
    public record Asked(ListedOrder order, String customerName, String siteAddress) {}

    /// An order for the holder of a link to it, whoever that is; empty where it, or what it asks, is not (yet) known. Asked for with
    /// [Patience]: the mail may have been quicker.
    public Uni<Optional<Asked>> forLink(String tenant, String id) {
        return patience.untilThere(() -> asked(tenant, id).map(found -> found.filter(it -> it.order().approvalId != null)));
    }

    private Uni<Optional<Asked>> asked(String tenant, String id) {
        return query("o.tenant = :tenant and o.id = :id", Map.of("tenant", tenant, "id", id), 1)
                .chain(items -> items.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : Panache.withSession(() -> ListedOrder.<ListedOrder>findById(id))
                                .map(order -> Optional
                                        .of(new Asked(order, items.getFirst().customerName(), items.getFirst().siteAddress()))));
    }
}
