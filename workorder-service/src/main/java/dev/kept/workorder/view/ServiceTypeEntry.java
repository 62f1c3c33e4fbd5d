package dev.kept.workorder.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A kind of work as read from the view [ServiceTypes].
@Entity
@Immutable
@Table(name = "known_service_type")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class ServiceTypeEntry extends PanacheEntityBase {
    @Id
    public String serviceTypeId;
    public String tenant;
    public String code;
    public String name;
    public long durationMinutes;
    public List<String> skills;

    /// Null where it is not known, or it is another tenant's.
    ///
    /// @param serviceTypeId `<tenant>:<code>`
    public static Uni<@Nullable ServiceTypeEntry> of(String tenant, String serviceTypeId) {
        return find("tenant = ?1 and serviceTypeId = ?2", tenant, serviceTypeId).firstResult();
    }
}
