package dev.kept.scheduling.view;

import dev.kept.scheduling.domain.Technician;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

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
    public String zone;
    public List<String> days;
    public LocalTime fromTime;
    public LocalTime toTime;

    /// Everybody of a tenant, at most [#MOST].
    public static Uni<List<TechnicianEntry>> all(String tenant) {
        return find("tenant = ?1 order by technicianId", tenant).page(Page.ofSize(MOST)).list();
    }

    public Technician.Working hours() {
        return new Technician.Working(skills, zone, days.stream().map(DayOfWeek::valueOf).collect(Collectors.toUnmodifiableSet()), fromTime,
                toTime);
    }
}
