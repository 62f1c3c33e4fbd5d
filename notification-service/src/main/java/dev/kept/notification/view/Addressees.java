package dev.kept.notification.view;

import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names, addresses and languages of people.
@Singleton
public class Addressees extends RowView<Addressees.Row> {
    public record Row(String personId, String tenant, String name, String email, String phone, List<String> roles, String language) {}

    @Inject
    Addressees(Codec codec) {
        super("addressee", Row.class, codec.mapper());
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
                ? new Row(key, fact.tenant(), it.name().text(), it.email().text(), it.phone().text(), it.roles(),
                        it.language())
                : row;
    }
}
