package dev.kept.workorder.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A site as read from the view [Sites].
@Entity
@Immutable
@Table(name = "known_site")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class SiteEntry extends PanacheEntityBase {
    @Id
    public String siteId;
    public String tenant;
    public String customerId;
    public String address;
    public String accessNotes;
    public String zone;
    public @Nullable Double latitude;
    public @Nullable Double longitude;

    /// Null where it is not known, or it is another tenant's.
    public static Uni<@Nullable SiteEntry> of(String tenant, String siteId) {
        return find("tenant = ?1 and siteId = ?2", tenant, siteId).firstResult();
    }
}
