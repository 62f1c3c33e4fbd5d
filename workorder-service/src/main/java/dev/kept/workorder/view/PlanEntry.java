package dev.kept.workorder.view;

import dev.kept.workorder.plan.Plan;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A plan as read from the view [Plans].
@Entity
@Immutable
@Table(name = "known_plan")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class PlanEntry extends PanacheEntityBase {
    private static final int MOST = 500;

    @Id
    public String planId;
    public String tenant;
    public String customerId;
    public String siteId;
    public String serviceType;
    public String description;
    @Enumerated(EnumType.STRING)
    public Plan.Stage stage;
    public @Nullable LocalDate nextOn;
    public LocalDate endsOn;

    /// At most 500, those that come next first.
    public static Uni<List<PlanEntry>> all(String tenant) {
        return Panache.withSession(() -> find("tenant = ?1 order by nextOn nulls last, planId", tenant).page(Page.ofSize(MOST)).list());
    }
}
