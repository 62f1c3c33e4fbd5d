package dev.kept.notification.react;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.events.NotificationEvent.Medium;

/// What a timer knows of the message that it wakes.
///
/// @param timer its row in the plan: `T2`
/// @param fact reference of the one that set it
/// @param promised the arrival that it was set for
record Reminder(String orderId, String visitId, String rule, Medium medium, String timer, String fact, String eventType, JsonNode event,
        String promised, String correlationId, int hops) {}
