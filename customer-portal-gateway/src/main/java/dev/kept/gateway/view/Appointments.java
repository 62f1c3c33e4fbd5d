package dev.kept.gateway.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Appointment;
import dev.kept.runtime.codec.Codec;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Reads the appointments that rows hold as JSON.
@Singleton
class Appointments {
    private final ObjectMapper json;

    @Inject
    Appointments(Codec codec) {
        this.json = codec.mapper();
    }

    @Nullable
    Appointment read(@Nullable String written) {
        try {
            return written == null ? null : json.readValue(written, Appointment.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An appointment in a row cannot be read", broken);
        }
    }
}
