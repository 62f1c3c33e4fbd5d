package dev.kept.workorder.view;

import dev.kept.workorder.domain.Known;
import dev.kept.workorder.domain.Reporting;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A person as read from the view [People].
@Entity
@Immutable
@Table(name = "known_person")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class PersonEntry extends PanacheEntityBase {
    private static final int MOST = 200;

    @Id
    public String personId;
    public String tenant;
    public String name;
    public String email;
    public String phone;
    public String customerId;
    public List<String> roles;

    /// Those who act for a customer, at most 200. Who only asked through a public form acts for nobody.
    public static Uni<List<PersonEntry>> of(String tenant, Known.Customer customer) {
        var ids = Stream.concat(Stream.of(customer.id()), customer.formerly().stream()).toList();
        return find("tenant = ?1 and customerId in ?2 and array_position(roles, ?3) = 0 order by personId", tenant, ids,
                Reporting.OCCUPANT).page(Page.ofSize(MOST)).list();
    }

    /// Those of these ids who are known in the tenant, by id, at most 200.
    public static Uni<List<PersonEntry>> those(String tenant, List<String> personIds) {
        return find("tenant = ?1 and personId in ?2 order by personId", tenant, personIds).page(Page.ofSize(MOST)).list();
    }

    /// Null where they are not known, or are another tenant's.
    public static Uni<@Nullable PersonEntry> one(String tenant, String personId) {
        return find("tenant = ?1 and personId = ?2", tenant, personId).firstResult();
    }
}
