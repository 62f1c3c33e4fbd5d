package dev.kept.workorder.view;

import dev.kept.workorder.domain.Known;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/// A customer that was merged into another, as the log says: no view, the append's own transaction wrote it.
@Entity
@Immutable
@Table(name = "merged_customer")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class MergedEntry extends PanacheEntityBase {
    private static final String ITS_END = "select m.staysId from MergedEntry m where m.tenant = ?1 and m.customerId = ?2";

    @Id
    public String customerId;
    public String tenant;
    public String intoId;
    public String staysId;

    /// Whom an id means today; within the caller's session. Of one that nobody merged, itself.
    public static Uni<Known.Customer> customer(String tenant, String id) {
        return MergedEntry.<MergedEntry>find("tenant = ?1 and (staysId = ?2 or staysId = (" + ITS_END + "))", tenant, id)
                .page(Page.ofSize(Known.Customer.MOST_MERGED)).list().map(found -> customer(id, found));
    }

    private static Known.Customer customer(String id, List<MergedEntry> found) {
        return new Known.Customer(found.isEmpty() ? id : found.getFirst().staysId,
                found.stream().map(it -> it.customerId).collect(Collectors.toSet()));
    }
}
