package dev.kept.notification.view;

import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where people have to go.
@Singleton
public class ToldSites extends RowView<ToldSites.Row> {
    public record Row(String siteId, String tenant, String address, String accessNotes, @Nullable Double latitude,
            @Nullable Double longitude) {}

    @Inject
    ToldSites(Codec codec) {
        super("told_site", Row.class, codec.mapper());
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
                ? new Row(key, fact.tenant(), it.address().text(), it.accessNotes().text(), it.latitude(), it.longitude())
                : row;
    }
}
