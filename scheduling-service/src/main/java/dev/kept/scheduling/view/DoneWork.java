package dev.kept.scheduling.view;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How long work really took: the first time that an order was done, where one visit was enough.
@Singleton
public class DoneWork extends RowView<DoneWork.Row> {
    public record Row(String orderId, String tenant, String serviceType, long minutes, Instant doneAt) {}

    @Inject
    DoneWork(Codec codec) {
        super("done_work", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof WorkCompleted it && it.cycle() == 1 && it.trips() <= 1 && it.worked().toMinutes() > 0
                ? Set.of(fact.streamId())
                : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof WorkCompleted it
                ? new Row(key, fact.tenant(), it.serviceType(), it.worked().toMinutes(), fact.envelope().recordedAt())
                : row;
    }
}
