package dev.kept.scheduling.view;

import dev.kept.scheduling.domain.Place;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/// A site's point on the map, as read from the view [Sites].
@Entity
@Immutable
@Table(name = "site_place")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class SiteEntry extends PanacheEntityBase {
    @Id
    public String siteId;
    public String tenant;
    public String zone;
    public double latitude;
    public double longitude;

    /// The places of those sites that are known.
    public static Uni<Map<String, Place>> places(String tenant, Set<String> siteIds) {
        Uni<List<SiteEntry>> found = list("tenant = ?1 and siteId in ?2", tenant, siteIds);
        return found.map(
                sites -> sites.stream().collect(Collectors.toMap(site -> site.siteId, site -> new Place(site.latitude, site.longitude))));
    }
}
