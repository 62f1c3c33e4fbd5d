package dev.kept.notification.react;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.events.NotificationEvent.Medium;
import org.jspecify.annotations.Nullable;

/// What a timer knows of a message that is said some time after its fact.
///
/// @param timer its name in the plan; null where it only waited for what would have made it needless
/// @param fact reference of the one that set it
/// @param time how often it will have been said with this one, from 1
record Awaited(String orderId, String rule, Medium medium, @Nullable String timer, String fact, String eventId, String eventType,
        JsonNode event, int time, String correlationId, int hops) {

    Awaited again(int next) {
        return new Awaited(orderId, rule, medium, timer, fact, eventId, eventType, event, next, correlationId, hops);
    }
}
