package dev.kept.scheduling.view;

import dev.kept.scheduling.domain.KnownOrder;
import dev.kept.scheduling.view.OfferedWork.State;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// Offered work as read from the view [OfferedWork].
@Entity
@Immutable
@Table(name = "offered_work")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class OfferedWorkEntry extends PanacheEntityBase {
    @Id
    public String orderId;
    public String tenant;
    public String personId;
    public String state;
    public boolean ended;

    /// Who is asked, or has it; null where nobody is and has.
    public static Uni<KnownOrder.@Nullable Vendor> of(String tenant, String orderId) {
        return OfferedWorkEntry.<OfferedWorkEntry>find("tenant = ?1 and orderId = ?2", tenant, orderId).firstResult()
                .map(OfferedWorkEntry::vendor);
    }

    private static KnownOrder.@Nullable Vendor vendor(@Nullable OfferedWorkEntry entry) {
        if (entry == null || entry.state.equals(State.OVER.name()))
            return null;
        return new KnownOrder.Vendor(entry.personId, entry.state.equals(State.ACCEPTED.name()));
    }
}
