package dev.kept.scheduling.view;

import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By which mail address the directory knows its technicians: no name, and nobody else's.
@Singleton
public class TechnicianMails extends RowView<TechnicianMails.Row> {
    /// @param email in small letters
    public record Row(String personId, String tenant, String email) {}

    @Inject
    TechnicianMails(Codec codec) {
        super("technician_mail", Row.class, codec.mapper());
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
        if (!(fact.event() instanceof PersonRegistered it))
            return row;
        return it.customerId() == null && it.roles().contains("TECHNICIAN")
                ? new Row(key, fact.tenant(), it.email().text().toLowerCase(Locale.ROOT))
                : null;
    }
}
