package dev.kept.gateway.view;

import dev.kept.events.Actor;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Orders that were asked for through a public request form, by the words.
@Singleton
public class FormRequests extends RowView<FormRequests.Row> {
    public record Row(String orderId, String tenant, String formId, String number, String wordsSha256, Instant askedAt) {}

    @Inject
    FormRequests(Codec codec) {
        super("form_request_row", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof WorkOrderOpened && fact.envelope().actor().kind() == Actor.Kind.FORM
                ? Set.of(fact.streamId())
                : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof WorkOrderOpened it
                ? new Row(key, fact.tenant(), fact.envelope().actor().id(), it.number(), fingerprint(it.description().text()),
                        fact.envelope().recordedAt())
                : row;
    }

    /// The same for words that differ in spaces and capitals alone.
    static String fingerprint(String words) {
        try {
            var plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
