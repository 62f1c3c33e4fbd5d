package dev.kept.scheduling.view;

import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everybody who can be booked.
@Singleton
public class Technicians extends RowView<Technicians.Row> {
    public record Row(String technicianId, String tenant, List<String> skills, String zone, List<String> days, LocalTime fromTime,
            LocalTime toTime) {}

    @Inject
    Technicians(Codec codec) {
        super("technician", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof TechnicianAdded ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof TechnicianAdded added
                ? new Row(key, fact.tenant(), added.skills(), added.zone(), added.days().stream().sorted().map(Enum::name).toList(),
                        added.from(), added.to())
                : row;
    }
}
