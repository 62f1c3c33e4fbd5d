package dev.kept.notification.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.events.NotificationEvent.Medium;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that is to be sent: one per order, fact, rule, recipient and medium.
///
/// @param fact the fact's public reference, `workorder/<id>@17`: it is written from views that have seen it
/// @param event the fact's content
/// @param subjectId the fact's stream: an order or an invoice
/// @param visitId the visit that it speaks of
/// @param timer the reminder's row (`T2`); null where no timer asked for it
/// @param promised the arrival that a reminder was set for
/// @param usefulUntil after this it is skipped
/// @param hops of the fact that asked for it, plus one
public record Intent(String tenant, String orderId, String eventId, String fact, String rule, Medium medium, String recipientId,
        String eventType,
        JsonNode event, String subjectId, @Nullable String visitId, @Nullable String timer, @Nullable String promised, Instant usefulUntil,
        String correlationId, int hops) {

    /// Whether a view follows the stream of this reference. None follows plans: what is said of them is about an order that was there long
    /// before.
    public static boolean isFollowed(String fact) {
        return !fact.startsWith("plan/");
    }

    /// The same for the same message, however often it is made.
    public String id() {
        var name = String.join("/", orderId, eventId, rule, recipientId, medium.name());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// The mail's Message-ID, the same at every attempt.
    public static String messageId(String intentId) {
        return "<" + intentId + "@kept>";
    }
}
