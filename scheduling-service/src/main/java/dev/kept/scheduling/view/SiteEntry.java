package dev.kept.scheduling.view;

import dev.kept.scheduling.domain.Place;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

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
    public @Nullable Double latitude;
    public @Nullable Double longitude;

    /// The places of those sites of which the coordinates are known.
    public static Uni<Map<String, Place>> places(String tenant, Set<String> siteIds) {
        Uni<List<SiteEntry>> found = list("tenant = ?1 and siteId in ?2", tenant, siteIds);
        return found.map(sites -> {
            var places = new HashMap<String, Place>();
            for (var site : sites)
                if (site.latitude != null && site.longitude != null)
                    places.put(site.siteId, new Place(site.latitude, site.longitude));
            return Map.copyOf(places);
        });
    }
}
