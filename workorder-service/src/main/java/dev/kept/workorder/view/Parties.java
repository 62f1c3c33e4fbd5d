package dev.kept.workorder.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.workorder.domain.Known;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks up what the rules of a new order need to know of the directory.
@Singleton
public class Parties {
    private static final String APPROVER = "APPROVER";
    private static final String ADMIN = "ADMIN";
    private static final String TECHNICIAN = "TECHNICIAN";

    /// @param requesterId whom the caller named; null for none
    /// @param now who is away then does not answer
    public Uni<Known> of(Caller caller, String siteId, String serviceType, @Nullable String requesterId, Instant now) {
        return Panache.withSession(() -> SiteEntry.of(caller.tenant(), siteId)
                .chain(found -> known(found).chain(site -> serviceType(caller.tenant(), serviceType)
                        .chain(kind -> requester(caller, site, requesterId).chain(Parties::known)
                                .chain(requester -> asOf(requester, site, found)
                                        .chain(today -> circles(caller.tenant(), today, now)
                                                .map(circles -> new Known(today, known(kind), requester, circles))))))));
    }

    /// Their customers may have been merged between the one question and the other: then the place is looked at again.
    private static Uni<Known.@Nullable Site> asOf(Known.@Nullable Person requester, Known.@Nullable Site site, @Nullable SiteEntry found) {
        return site == null || requester == null || site.isOf(requester.customerId()) ? Uni.createFrom().item(site) : known(found);
    }

    /// Null where there is no such place in this tenant.
    public Uni<Known.@Nullable Site> site(String tenant, String siteId) {
        return Panache.withSession(() -> SiteEntry.of(tenant, siteId).chain(Parties::known));
    }

    /// What the directory knows of what is named; what it does not know is left out.
    public Uni<Known.Equipment> equipment(String tenant, @Nullable List<String> assetIds) {
        return assetIds == null || assetIds.isEmpty()
                ? Uni.createFrom().item(Known.Equipment.NONE)
                : Panache.withSession(() -> AssetEntry.those(tenant, assetIds)).map(found -> new Known.Equipment(assetIds,
                        found.stream().map(it -> new Known.Asset(it.assetId, it.siteId, it.name, it.warrantyUntil)).toList()));
    }

    /// Null where there is no such kind of work in this tenant.
    public Uni<Known.@Nullable ServiceType> kind(String tenant, String code) {
        return Panache.withSession(() -> serviceType(tenant, code)).map(Parties::known);
    }

    /// Null where the directory does not know them.
    public Uni<Known.@Nullable Person> person(String tenant, @Nullable String personId) {
        return personId == null
                ? Uni.createFrom().nullItem()
                : Panache.withSession(() -> PersonEntry.one(tenant, personId).chain(Parties::known));
    }

    /// Whom an id of a customer means today.
    public Uni<Known.Customer> customer(String tenant, String id) {
        return Panache.withSession(() -> MergedEntry.customer(tenant, id));
    }

    /// Those who act for a customer, by their ids.
    public Uni<List<PersonEntry>> ofCustomer(String tenant, String customerId) {
        return Panache.withSession(() -> MergedEntry.customer(tenant, customerId).chain(customer -> PersonEntry.of(tenant, customer)));
    }

    /// Who answers in this person's place; null where nothing was ever said.
    public Uni<@Nullable DelegationEntry> delegation(String tenant, String personId) {
        return Panache.withSession(() -> DelegationEntry.of(tenant, personId));
    }

    /// Whether the directory has a technician with this id.
    public Uni<Boolean> isTechnician(String tenant, String personId) {
        return Panache.withSession(() -> PersonEntry.one(tenant, personId))
                .map(person -> person != null && person.roles.contains(TECHNICIAN));
    }

    /// What these people are called, by their ids; who is not known is left out.
    public Uni<List<String>> names(String tenant, List<String> personIds) {
        return people(tenant, personIds).map(people -> people.stream().map(person -> person.name).toList());
    }

    /// Those of these ids who are known, by id.
    public Uni<List<PersonEntry>> people(String tenant, List<String> personIds) {
        return personIds.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Panache.withSession(() -> PersonEntry.those(tenant, personIds));
    }

    private static Uni<@Nullable ServiceTypeEntry> serviceType(String tenant, String code) {
        return ServiceTypeEntry.of(tenant, tenant + ":" + code);
    }

    private static Uni<@Nullable PersonEntry> requester(Caller caller, Known.@Nullable Site site, @Nullable String named) {
        if (named != null)
            return PersonEntry.one(caller.tenant(), named);
        if (caller.is(Role.CUSTOMER) || site == null)
            return PersonEntry.one(caller.tenant(), caller.id());
        return CustomerEntry.of(caller.tenant(), site.customerId()).chain(customer -> PersonEntry.one(caller.tenant(),
                customer == null ? caller.id() : customer.primaryContactId));
    }

    private static Uni<Known.Circles> circles(String tenant, Known.@Nullable Site site, Instant now) {
        if (site == null)
            return Uni.createFrom().item(Known.Circles.NOBODY);
        return PersonEntry.of(tenant, site.customer()).chain(people -> DelegationEntry.deputies(tenant, ids(people.stream()), now).map(
                deputies -> new Known.Circles(those(people, APPROVER), ids(people.stream()), those(people, ADMIN), deputies)));
    }

    private static List<String> those(List<PersonEntry> people, String role) {
        return ids(people.stream().filter(person -> person.roles.contains(role)));
    }

    private static List<String> ids(Stream<PersonEntry> people) {
        return people.map(person -> person.personId).toList();
    }

    /// As of today, also where a place is still on its way to the customer that stays.
    private static Uni<Known.@Nullable Site> known(@Nullable SiteEntry site) {
        return site == null
                ? Uni.createFrom().nullItem()
                : MergedEntry.customer(site.tenant, site.customerId).map(customer -> new Known.Site(site.siteId, customer, site.zone));
    }

    private static Known.@Nullable ServiceType known(@Nullable ServiceTypeEntry kind) {
        return kind == null ? null : new Known.ServiceType(kind.code, kind.skills, Duration.ofMinutes(kind.durationMinutes));
    }

    private static Uni<Known.@Nullable Person> known(@Nullable PersonEntry person) {
        if (person == null)
            return Uni.createFrom().nullItem();
        return person.customerId.isEmpty()
                ? Uni.createFrom().item(new Known.Person(person.personId, null))
                : MergedEntry.customer(person.tenant, person.customerId)
                        .map(customer -> new Known.Person(person.personId, customer.id()));
    }
}
