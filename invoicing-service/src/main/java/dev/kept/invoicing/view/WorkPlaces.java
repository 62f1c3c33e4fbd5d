package dev.kept.invoicing.view;

import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the work was done.
@Singleton
public class WorkPlaces extends RowView<WorkPlaces.Row> {
    public record Row(String siteId, String tenant, String address) {}

    @Inject
    WorkPlaces(Codec codec) {
        super("work_place", Row.class, codec.mapper());
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
        return fact.event() instanceof SiteRegistered it ? new Row(key, fact.tenant(), it.address().text()) : row;
    }
}
