package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Money;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lists behind choices: customers, sites, people, kinds of work, stock. Whole and bounded, for an installation of moderate size.
@Singleton
public class PlainLists {
    private static final int MOST = 1_000;
    private static final String UNMERGED = " and id not in (select m.customerId from ListedMerge m where m.tenant = :tenant)";

    /// @param wishes what they like and dislike; empty where nobody wrote it down, and for the customer; so is `preferredTechnicianId`
    /// @param version for If-Match, of whoever changes it; so with the next two
    public record Customer(String id, String name, String primaryContactId, String billingAddress, String wishes,
            @Nullable String preferredTechnicianId, long version) {}

    public record Site(String id, String customerId, String address, String accessNotes, String zone,
            @Nullable Double latitude, @Nullable Double longitude,
            long version) {}

    /// What stands at a site and is worked on.
    ///
    /// @param warrantyUntil the last day on which its maker stands for it
    public record Asset(String id, String siteId, String name, String model, String serial, @Nullable LocalDate installedOn,
            @Nullable LocalDate warrantyUntil, long version) {}

    public record Person(String id, String name, String email, String phone, @Nullable String customerId, List<String> roles,
            String language, long version) {}

    /// One of those who may come.
    public record Technician(String id, String name) {}

    /// @param keywords words and phrases by which customers name it
    /// @param version for If-Match, of whoever changes it
    public record ServiceType(String code, String name, long expectedMinutes, List<String> skills, List<String> keywords,
            long version) {}

    public record StockItem(String partId, String number, String name, String location, BigDecimal onHand, String unit, boolean low,
            @Nullable Money unitCost) {}

    public record SiteName(String id, String address, String customerName) {}

    public record Organisation(String id, String name, String zone, String currency, String email, String phone) {}

    /// The office and the accountant see all, a customer's people their own. Of those that were written down twice, the one that stays.
    ///
    /// @param id of one, also of one that was merged into it; empty: all
    public Uni<Page<Customer>> customers(Caller caller, String id) {
        var own = ownCustomer(caller, "id");
        return Panache.withSession(() -> ids(caller, id).map(ids -> own.and("id", ids)).chain(those -> ListedCustomer
                .<ListedCustomer>find("tenant = :tenant" + those.condition() + UNMERGED + " order by name, id", those.parameters())
                .range(0, MOST - 1).list()))
                .map(all -> Page.all(all.stream().map(it -> customer(it, caller)).toList()));
    }

    /// What is written about a customer is for those who serve them.
    static Customer customer(ListedCustomer it, Caller caller) {
        return new Customer(it.id, it.name, it.primaryContactId, it.billingAddress, caller.is(Role.CUSTOMER) ? "" : it.wishes,
                caller.is(Role.CUSTOMER) ? null : it.preferredTechnicianId, it.version);
    }

    /// How to get in is for the office and for those whose place it is; a technician who comes reads it with the job.
    ///
    /// @param customer whose places; empty: all
    public Uni<Page<Site>> sites(Caller caller, String customer) {
        var own = ownCustomer(caller, "customerId");
        return Panache.withSession(() -> ids(caller, customer).map(ids -> own.and("customerId", ids)).chain(those -> ListedSite
                .<ListedSite>find("tenant = :tenant" + those.condition() + " order by address, id", those.parameters())
                .range(0, MOST - 1).list()))
                .map(all -> Page.all(all.stream()
                        .map(it -> new Site(it.id, it.customerId, it.address, knowsTheWayIn(caller, it) ? it.accessNotes : "", it.zone,
                                it.latitude, it.longitude, it.version))
                        .toList()));
    }

    /// Addresses alone, with whose they are: a technician who opens an order says where.
    public Uni<Page<SiteName>> siteNames(Caller caller) {
        if (!caller.is(Role.TECHNICIAN) && !caller.is(Role.OFFICE))
            throw NotDone.forbidden("Technicians and the office open orders for others. Your own places are in the list of sites.");
        return Panache.withSession(() -> Panache.getSession().chain(session -> session.createSelectionQuery(
                "select s.id, s.address, c.name from ListedSite s" + ListedMerge.JOIN.formatted("s")
                        + " where s.tenant = :tenant order by c.name, s.address, s.id",
                Object[].class).setParameter("tenant", caller.tenant()).setMaxResults(MOST).getResultList()))
                .map(rows -> Page.all(rows.stream()
                        .map(row -> new SiteName((String) row[0], (String) row[1], row[2] == null ? "" : (String) row[2])).toList()));
    }

    /// What stands at a place: for those who work there and those whose place it is.
    public Uni<Page<Asset>> assets(Caller caller, String site) {
        var own = caller.is(Role.TECHNICIAN)
                ? new Own("", Map.<String, Object>of("tenant", caller.tenant()))
                : ownCustomer(caller, "s.customerId");
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
            var query = session.createSelectionQuery("select a from ListedAsset a join ListedSite s on s.id = a.siteId"
                    + " where s.tenant = :tenant and s.id = :site" + own.condition() + " order by a.name, a.id", ListedAsset.class)
                    .setParameter("site", site).setMaxResults(MOST);
            own.parameters().forEach(query::setParameter);
            return query.getResultList();
        })).map(all -> Page.all(all.stream().map(it -> new Asset(it.id, it.siteId, it.name, it.model, it.serial, it.installedOn,
                it.warrantyUntil, it.version)).toList()));
    }

    private static boolean knowsTheWayIn(Caller caller, ListedSite site) {
        return caller.is(Role.OFFICE) || caller.actsFor(site.customerId);
    }

    /// The office sees everybody, technicians their colleagues, a customer's people one another. Those who asked through a public form come
    /// last, so that many of them push nobody out, and are the office's alone to see.
    ///
    /// @param customer whose people; empty: all
    public Uni<Page<Person>> people(Caller caller, String customer) {
        var own = caller.is(Role.TECHNICIAN) && !caller.is(Role.OFFICE)
                ? new Own(" and customerId is null", Map.<String, Object>of("tenant", caller.tenant()))
                : ownCustomer(caller, "customerId");
        var reporters = caller.is(Role.OFFICE) ? "" : " and roles <> 'OCCUPANT'";
        return Panache.withSession(() -> ids(caller, customer).map(ids -> own.and("customerId", ids)).chain(those -> ListedPerson
                .<ListedPerson>find("tenant = :tenant" + those.condition() + reporters
                        + " order by case when roles = 'OCCUPANT' then 1 else 0 end, name, id", those.parameters())
                .range(0, MOST - 1).list()))
                .map(all -> Page.all(all.stream().map(
                        it -> new Person(it.id, it.name, it.email, it.phone, it.customerId, Arrays.asList(it.roles.split(",")), it.language,
                                it.version))
                        .toList()));
    }

    /// Names alone: a customer who picks a time is told with whom.
    public Uni<Page<Technician>> technicians(Caller caller) {
        return Panache.withSession(() -> ListedPerson.<ListedPerson>find(
                "tenant = ?1 and customerId is null and concat(',', roles, ',') like '%,TECHNICIAN,%' order by name, id", caller.tenant())
                .range(0, MOST - 1).list()).map(all -> Page.all(all.stream().map(it -> new Technician(it.id, it.name)).toList()));
    }

    public Uni<Page<ServiceType>> serviceTypes(String tenant) {
        return Panache.withSession(() -> ListedServiceType.<ListedServiceType>find("tenant = ?1 order by name, id", tenant)
                .range(0, MOST - 1).list())
                .map(all -> Page.all(all.stream()
                        .map(it -> new ServiceType(it.code, it.name, it.expectedMinutes, it.skills, it.keywords, it.version)).toList()));
    }

    public Uni<Page<StockItem>> stock(Caller caller) {
        Sight.require(caller, Role.OFFICE, Role.TECHNICIAN, Role.ACCOUNTANT, Role.SERVICE);
        return Panache.withSession(() -> Panache.getSession().chain(session -> session
                .createSelectionQuery("select s, p from ListedStock s left join ListedPart p on p.id = s.partId where s.tenant = :tenant"
                        + " order by p.name, s.location, s.id", Object[].class)
                .setParameter("tenant", caller.tenant()).setMaxResults(MOST).getResultList()))
                .map(rows -> Page.all(rows.stream().map(PlainLists::stockItem).toList()));
    }

    /// The tenant as its customers know it.
    public Uni<@Nullable Organisation> organisation(String tenant) {
        return Panache.withSession(() -> ListedOrganisation.<ListedOrganisation>findById(tenant))
                .map(it -> it == null ? null : new Organisation(it.id, it.name, it.zone, it.currency, it.email, it.phone));
    }

    private static StockItem stockItem(Object[] row) {
        var stock = (ListedStock) row[0];
        var part = (ListedPart) row[1];
        return new StockItem(stock.partId, part == null ? "" : part.number, part == null ? "" : part.name, stock.location, stock.onHand,
                stock.unit.isEmpty() && part != null ? part.unit : stock.unit, stock.low,
                part == null ? null : new Money(part.unitCostMinor, part.currency));
    }

    private record Own(String condition, Map<String, Object> parameters) {
        /// Those alone in which a column has one of these values; none: any.
        Own and(String column, List<String> values) {
            if (values.isEmpty())
                return this;
            var more = new HashMap<>(parameters);
            more.put("wanted", values);
            return new Own(condition + " and " + column + " in :wanted", more);
        }
    }

    private static Uni<List<String>> ids(Caller caller, String customer) {
        return customer.isEmpty() ? Uni.createFrom().item(List.of()) : ListedMerge.ids(caller.tenant(), customer);
    }

    private static Own ownCustomer(Caller caller, String column) {
        Map<String, Object> parameters = Map.of("tenant", caller.tenant());
        if (caller.is(Role.OFFICE) || caller.is(Role.ACCOUNTANT) || caller.is(Role.SERVICE))
            return new Own("", parameters);
        Sight.require(caller, Role.CUSTOMER);
        return new Own(" and " + column + " in :customers", Map.of("tenant", caller.tenant(), "customers", caller.customers()));
    }
}
