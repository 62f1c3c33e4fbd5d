package dev.kept.gateway.view;

import dev.kept.events.DirectoryEvent.RequestFormClosed;
import dev.kept.events.DirectoryEvent.RequestFormOpened;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Public request forms. One that was closed stays, so that its link can say so.
@Singleton
public class RequestForms extends RowView<RequestForms.Row> {
    public record Row(String id, String tenant, String siteId, @Nullable String assetId, Instant openedAt, boolean open) {}

    @Inject
    RequestForms(Codec codec) {
        super("request_form_row", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof RequestFormOpened || fact.event() instanceof RequestFormClosed ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        if (fact.event() instanceof RequestFormOpened it)
            return new Row(key, fact.tenant(), it.siteId(), it.assetId(), fact.envelope().recordedAt(), true);
        return row == null ? null : new Row(key, row.tenant(), row.siteId(), row.assetId(), row.openedAt(), false);
    }
}
