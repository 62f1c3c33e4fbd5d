package dev.kept.gateway.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/// A customer that was merged, for queries: what names it is the other one's.
@Entity
@Immutable
@Table(name = "merged_customer")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
public class ListedMerge extends PanacheEntityBase {
    /// More than one customer takes up.
    private static final int MOST = 100;
    /// Joined to what names a customer, under the alias `m`: the one that it means today.
    static final String STAYS = "coalesce(m.staysId, %s.customerId)";
    static final String JOIN = " left join ListedMerge m on m.customerId = %1$s.customerId left join ListedCustomer c on c.id = "
            + "coalesce(m.staysId, %1$s.customerId)";

    @Id
    @Column(name = "customer_id")
    public String customerId;
    public String tenant;
    @Column(name = "stays_id")
    public String staysId;

    /// All ids of a customer, the one that stays first; an id that nobody merged is alone. Within a session.
    static Uni<List<String>> ids(String tenant, String id) {
        return ListedMerge.<ListedMerge>find("tenant = ?1 and (staysId = ?2 or staysId = (select k.staysId from ListedMerge k"
                + " where k.tenant = ?1 and k.customerId = ?2)) order by customerId", tenant, id).page(Page.ofSize(MOST)).list()
                .map(found -> found.isEmpty()
                        ? List.of(id)
                        : Stream.concat(Stream.of(found.getFirst().staysId), found.stream().map(it -> it.customerId)).toList());
    }
}
