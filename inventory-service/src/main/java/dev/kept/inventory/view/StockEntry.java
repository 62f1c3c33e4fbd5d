package dev.kept.inventory.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.annotations.Immutable;

/// One part at one location as read from the view [Stock].
@Entity
@Immutable
@Table(name = "stock")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class StockEntry extends PanacheEntityBase {
    @Id
    public String stockId;
    public String tenant;
    public String partId;
    public String location;
    public BigDecimal onHand;
    public BigDecimal reorderPoint;
    public boolean low;

    /// In the order of their ids.
    public static Uni<List<StockEntry>> after(String tenant, String stockId, int limit) {
        return find("tenant = ?1 and stockId > ?2 order by stockId", tenant, stockId).page(Page.ofSize(limit)).list();
    }
}
