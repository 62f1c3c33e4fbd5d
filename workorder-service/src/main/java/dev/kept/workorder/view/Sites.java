package dev.kept.workorder.view;

import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where work is done.
@Singleton
public class Sites extends RowView<Sites.Row> {
    public record Row(String siteId, String tenant, String customerId, String address, String accessNotes, String zone,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    @Inject
    Sites(Codec codec) {
        super("known_site", Row.class, codec.mapper());
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
        return fact.event() instanceof SiteRegistered it
                ? new Row(key, fact.tenant(), it.customerId(), it.address().text(), it.accessNotes().text(), it.zone(), it.latitude(),
                        it.longitude())
                : row;
    }
}
