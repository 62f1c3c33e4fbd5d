package dev.kept.scheduling.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A technician as read from the view [Technicians]; [TechnicianJson] makes one of it.
@Entity
@Immutable
@Table(name = "technician")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class TechnicianEntry extends PanacheEntityBase {
    /// More than a search or a board can use.
    public static final int MOST = 500;

    @Id
    public String technicianId;
    public String tenant;
    @Formula("cast(profile as text)")
    public String profile;
    @Formula("cast(absences as text)")
    public String absences;
    @Formula("cast(feed as text)")
    public @Nullable String feed;

    /// Everybody of a tenant, at most [#MOST].
    public static Uni<List<TechnicianEntry>> all(String tenant) {
        return find("tenant = ?1 order by technicianId", tenant).page(Page.ofSize(MOST)).list();
    }
}
