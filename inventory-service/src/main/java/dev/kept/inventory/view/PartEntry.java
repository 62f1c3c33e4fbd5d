package dev.kept.inventory.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;

/// A part as read from the view [Parts].
@Entity
@Immutable
@Table(name = "part")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class PartEntry extends PanacheEntityBase {
    @Id
    public String partId;
    public String tenant;
    public String number;
    public String name;
    public String unit;
    public long unitCostMinor;
    public String currency;

    /// In the order of their ids.
    public static Uni<List<PartEntry>> after(String tenant, String partId, int limit) {
        return find("tenant = ?1 and partId > ?2 order by partId", tenant, partId).page(Page.ofSize(limit)).list();
    }
}
