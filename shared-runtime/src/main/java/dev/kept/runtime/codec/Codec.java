package dev.kept.runtime.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kept.events.Catalogue;
import dev.kept.events.DomainEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/// Events as JSON, the same in the log and on Kafka. Instants, dates and durations are ISO-8601 strings, absent values are left out,
/// unknown fields are ignored. Its mapper is not the HTTP layer's: what is kept for ever follows no setting.
@Singleton
public class Codec {
    private static final int DEEPEST = 40;
    private static final ObjectMapper JSON = JsonMapper
            .builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .addModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL)).build();

    /// The event's content.
    public byte[] write(DomainEvent event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write " + event.getClass().getSimpleName(), impossible);
        }
    }

    /// The event of a stored name and version; empty for a name that this version of Kept does not know. Content that does not fit is an
    /// [Unreadable].
    public Optional<DomainEvent> read(String name, int version, byte[] content) {
        var entry = Catalogue.named(name);
        if (entry == null)
            return Optional.empty();
        try {
            return Optional.of(JSON.readerFor(entry.type()).readValue(Upcasters.toNewest(JSON, entry, version, content)));
        } catch (IOException unreadable) {
            throw new Unreadable(name, version, unreadable);
        }
    }

    /// The mapper that events are written with, for rows that hold parts of events.
    public ObjectMapper mapper() {
        return JSON;
    }

    /// Content that does not fit its name: a fault in the writer, shown to operators.
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String name, int version, IOException cause) {
            super("The content of a " + name + " version " + version + " cannot be read: " + cause.getMessage(), cause);
        }
    }
}
