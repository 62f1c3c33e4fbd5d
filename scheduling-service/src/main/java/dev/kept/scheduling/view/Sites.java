package dev.kept.scheduling.view;

import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where sites lie: no address, only the point on the map that ways are reckoned from.
@Singleton
public class Sites extends RowView<Sites.Row> {
    public record Row(String siteId, String tenant, String zone, @Nullable Double latitude, @Nullable Double longitude) {}

    @Inject
    Sites(Codec codec) {
        super("site_place", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof SiteRegistered ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof SiteRegistered site
                ? new Row(key, fact.tenant(), site.zone(), site.latitude(), site.longitude())
                : row;
    }
}
