package dev.kept.workorder.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A piece of equipment as read from the view [Assets].
@Entity
@Immutable
@Table(name = "known_asset")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class AssetEntry extends PanacheEntityBase {
    private static final int MOST = 50;

    @Id
    public String assetId;
    public String tenant;
    public String siteId;
    public String name;
    public String model;
    public String serial;
    public @Nullable LocalDate warrantyUntil;

    /// Those of these ids that are known in the tenant, by id, at most 50.
    public static Uni<List<AssetEntry>> those(String tenant, List<String> assetIds) {
        return find("tenant = ?1 and assetId in ?2 order by assetId", tenant, assetIds).page(Page.ofSize(MOST)).list();
    }
}
