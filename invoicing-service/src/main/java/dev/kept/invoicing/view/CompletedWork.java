package dev.kept.invoicing.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.PartLine;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Completions as they were told, until an invoice asks for them.
@Singleton
public class CompletedWork extends RowView<CompletedWork.Row> {
    private final ObjectMapper json;

    /// @param completionId `<order>/<sequence of the completion>`
    /// @param parts lines of material, JSON
    /// @param billedSeconds what is asked for in place of what was worked; null: nobody judged it
    public record Row(String completionId, String tenant, String orderId, int cycle, String customerId, String siteId, String serviceType,
            long workedSeconds, int trips, String parts, String summary, int photos, @Nullable Long billedSeconds) {}

    @Inject
    CompletedWork(Codec codec) {
        super("completed_work", Row.class, codec.mapper());
        this.json = codec.mapper();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    static String key(String orderId, long sequence) {
        return orderId + "/" + sequence;
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof WorkCompleted ? Set.of(key(fact.streamId(), fact.envelope().stream().sequence())) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof WorkCompleted it
                ? new Row(key, fact.tenant(), fact.streamId(), it.cycle(), it.customerId(), it.siteId(), it.serviceType(),
                        it.worked().toSeconds(), it.trips(), written(it.parts()), it.summary().text(), it.photos().size(),
                        it.billed() == null ? null : it.billed().toSeconds())
                : row;
    }

    private String written(List<PartLine> parts) {
        try {
            return json.writeValueAsString(parts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
