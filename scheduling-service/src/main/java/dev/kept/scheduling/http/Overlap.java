package dev.kept.scheduling.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kept.decision.Decision;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.ConstraintRefusal;
import dev.kept.scheduling.domain.Words;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What somebody reads who books a time that is taken. The database's trigger writes the other visit into the detail.
@Singleton
public class Overlap implements ConstraintRefusal {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private final Codec codec;

    @Inject
    Overlap(Codec codec) {
        this.codec = codec;
    }

    /// The visit that has the time.
    record Other(String visit, String order, String resource, OffsetDateTime from, OffsetDateTime until, String zone, boolean proposed) {}

    @Override
    public String constraint() {
        return "nobody_is_booked_twice";
    }

    @Override
    public Decision.Refused<?> refused(String detail) {
        return new Decision.Refused<>(Decision.Kind.CONFLICT, "overlap", sentence(detail), List.of());
    }

    private String sentence(String detail) {
        try {
            var other = codec.mapper().readValue(detail, Other.class);
            return (other.proposed()
                    ? "The technician's time is held for a proposal from "
                    : "The technician is booked already from ")
                    + Words.moment(other.from().atZoneSameInstant(ZoneId.of(other.zone())).toLocalDateTime())
                    + " to "
                    + TIME.format(other.until().atZoneSameInstant(ZoneId.of(other.zone()))) + " (visit " + other.visit()
                    + "). " + (other.proposed() ? "Confirm that one or end it first, or pick another slot." : "Pick another slot.");
        } catch (JsonProcessingException _) {
            return "The technician is booked already at that time. Pick another slot.";
        }
    }
}
