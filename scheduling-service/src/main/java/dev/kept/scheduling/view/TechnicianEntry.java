package dev.kept.scheduling.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.scheduling.domain.Technician;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A technician as read from the view [Technicians].
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
    public List<String> skills;
    public String profile;
    public String absences;
    public @Nullable String feed;

    /// Everybody of a tenant, at most [#MOST].
    public static Uni<List<TechnicianEntry>> all(String tenant) {
        return find("tenant = ?1 order by technicianId", tenant).page(Page.ofSize(MOST)).list();
    }

    public Technician.Working working(ObjectMapper json) {
        return Technicians.working(json, profile, absences, feed);
    }
}
