package dev.kept.local.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kept.events.Actor;
import dev.kept.events.Catalogue;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.events.Envelope.EventType;
import dev.kept.events.Envelope.StreamRef;
import dev.kept.events.Topic;
import dev.kept.events.Why;
import dev.kept.runtime.codec.CloudEventHeaders;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// AsyncAPI 3.0 of the topics.
final class AsyncApi {
    private final ObjectMapper json = new ObjectMapper();
    private final EventSources sources;

    AsyncApi(EventSources sources) {
        this.sources = sources;
    }

    ObjectNode document() {
        var api = json.createObjectNode().put("asyncapi", "3.0.0");
        api.putObject("info").put("title", "Kept: what happens").put("version", "1.0.0").put("description",
                "Facts as CloudEvents 1.0 in Kafka's binary mode. The record's key is the stream's id: facts of one stream come in order. "
                        + "Delivery is at least once: drop a repeated ce_id. Topics keep everything: read from zero.");
        var channels = api.putObject("channels");
        var operations = api.putObject("operations");
        var components = api.putObject("components");
        var messages = components.putObject("messages");
        components.putObject("schemas").set("headers", headers());
        for (var topic : Topic.values()) {
            var channel = channels.putObject(topic.family()).put("address", "kept." + topic.family());
            var ofChannel = channel.putObject("messages");
            Catalogue.entries().stream().filter(entry -> entry.topic() == topic).forEach(entry -> {
                ofChannel.putObject(entry.name()).put("$ref", "#/components/messages/" + entry.name());
                messages.set(entry.name(), message(entry));
            });
            operations.putObject("subscribe-" + topic.family()).put("action", "receive").putObject("channel").put("$ref",
                    "#/channels/" + topic.family());
        }
        return api;
    }

    private ObjectNode message(Catalogue.Entry entry) {
        var message = json.createObjectNode().put("name", entry.name()).put("contentType", "application/json");
        if (!sources.sentence(entry).isEmpty())
            message.put("summary", sources.sentence(entry));
        message.putObject("headers").put("$ref", "#/components/schemas/headers");
        message.putObject("payload").put("$ref", "schemas/" + EventSchemas.fileName(entry));
        return message;
    }

    /// What the relay writes: with everything that may be absent, and without.
    private ObjectNode headers() {
        var always = names(envelope(null, null, null));
        var all = names(
                envelope("person:7", new Why("policy@1", "rule", "because"), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        var schema = json.createObjectNode().put("type", "object");
        var required = schema.putArray("required");
        always.forEach(required::add);
        var properties = schema.putObject("properties");
        all.forEach(name -> properties.putObject(name).put("type", "string"));
        return schema;
    }

    private static Set<String> names(Envelope envelope) {
        return Stream.of(CloudEventHeaders.of(envelope).toArray()).map(Header::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Envelope envelope(@Nullable String onBehalfOf, @Nullable Why why, @Nullable String traceparent) {
        var now = Instant.EPOCH;
        return new Envelope("tenant", new StreamRef("workorder", "id", 0), 1, "id", new EventType("workorder.opened", 1), now, now,
                Actor.service("workorder"), onBehalfOf, Channel.API, why, "cause", "first-cause", 0, traceparent);
    }
}
