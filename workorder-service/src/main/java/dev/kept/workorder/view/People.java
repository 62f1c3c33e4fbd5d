package dev.kept.workorder.view;

import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everybody whom the directory knows.
@Singleton
public class People extends RowView<People.Row> {
    public record Row(String personId, String tenant, String name, String email, String phone, String customerId, List<String> roles) {}

    @Inject
    People(Codec codec) {
        super("known_person", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof PersonRegistered ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof PersonRegistered it
                ? new Row(key, fact.tenant(), it.name().text(), it.email().text(), it.phone().text(),
                        Objects.requireNonNullElse(it.customerId(), ""), it.roles())
                : row;
    }
}
