package dev.kept.runtime.log;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.LegacyResources;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/// Rows of the log as Axon's messages. The payload stays bytes: the codec reads it where it is used.
final class StoredEvents {
    private StoredEvents() {}

    static EventMessage message(Row row) {
        var metadata = strings(row.getJsonObject("metadata"));
        var tenant = row.getString("tenant");
        if (!tenant.isEmpty())
            metadata.put(Metadata.TENANT, tenant);
        return new GenericEventMessage(row.getString("event_id"), new MessageType(row.getString("type"), version(row)),
                row.getBuffer("payload").getBytes(), metadata, row.getOffsetDateTime("occurred_at").toInstant());
    }

    static Context context(Row row) {
        return Context.with(LegacyResources.AGGREGATE_IDENTIFIER_KEY, row.getString("stream_id"))
                .withResource(LegacyResources.AGGREGATE_SEQUENCE_NUMBER_KEY, row.getLong("sequence"))
                .withResource(LegacyResources.AGGREGATE_TYPE_KEY, row.getString("stream_type"));
    }

    static Map<String, String> strings(JsonObject metadata) {
        var strings = new HashMap<String, String>();
        metadata.forEach(entry -> strings.put(entry.getKey(), String.valueOf(entry.getValue())));
        return strings;
    }

    private static String version(Row row) {
        return String.valueOf(row.getInteger("version"));
    }
}
