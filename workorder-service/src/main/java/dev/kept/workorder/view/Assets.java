package dev.kept.workorder.view;

import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands at the places.
@Singleton
public class Assets extends RowView<Assets.Row> {
    public record Row(String assetId, String tenant, String siteId, String name, String model, String serial,
            @Nullable LocalDate warrantyUntil) {}

    @Inject
    Assets(Codec codec) {
        super("known_asset", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof AssetRegistered ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof AssetRegistered it
                ? new Row(key, fact.tenant(), it.siteId(), it.name(), it.model(), it.serial(), it.warrantyUntil())
                : row;
    }
}
