package dev.kept.notification.react;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.PlanEvent.OccurrenceSkipped;
import dev.kept.events.Topic;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.notification.send.Intent;
import dev.kept.notification.send.Intents;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.http.KnownFacts;
import dev.kept.runtime.http.KnownFacts.Reference;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A fact that the message plan names leads to one message for each who is to be told. Who that is, the views say: they have to have seen
/// the fact, and with it all that came before it in its stream.
@Singleton
public class WhenSomebodyIsToBeTold implements Reaction {
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(2);
    private final MessagePlan plan;
    private final Recipients recipients;
    private final Intents intents;
    private final KnownFacts facts;
    private final ObjectMapper json;

    @Inject
    WhenSomebodyIsToBeTold(MessagePlan plan, Recipients recipients, Intents intents, KnownFacts facts, Codec codec) {
        this.plan = plan;
        this.recipients = recipients;
        this.intents = intents;
        this.facts = facts;
        this.json = codec.mapper();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER, Topic.INVOICING, Topic.PLAN);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        JsonNode event = json.valueToTree(fact.event());
        var rows = plan.atOnce(fact.envelope().type().name(), fields(fact, event));
        if (rows.isEmpty())
            return Reaction.nothing();
        var order = order(fact, event);
        return seen(fact).chain(() -> recipients.of(transaction, fact.tenant(), order, event)).chain(parties -> {
            var people = rows.stream().flatMap(row -> parties.of(row.to()).stream()).collect(Collectors.toCollection(LinkedHashSet::new));
            return recipients.book(transaction, fact.tenant(), people).chain(book -> intents.write(transaction,
                    rows.stream().flatMap(row -> book.oncePerAddress(parties.of(row.to()), row.medium()).stream()
                            .map(person -> intent(fact, event, order, row, person))).toList()));
        });
    }

    /// A plan's fact is about the order that it names.
    private static String order(Recorded fact, JsonNode event) {
        return fact.event() instanceof OccurrenceSkipped it && it.previousOrderId() != null
                ? it.previousOrderId()
                : event.path("orderId").asText(fact.streamId());
    }

    private Uni<Void> seen(Recorded fact) {
        var reference = fact.envelope().stream().toString();
        if (!Intent.isFollowed(reference))
            return Reaction.nothing();
        return facts.known(Reference.parse(reference), UNTIL_SEEN).invoke(seen -> {
            if (!seen)
                throw new NotYetKnown("The views have not heard of " + reference + " yet.");
        }).replaceWithVoid();
    }

    private static Intent intent(Recorded fact, JsonNode event, String order, MessagePlan.Row row, String person) {
        var envelope = fact.envelope();
        return new Intent(fact.tenant(), order, envelope.eventId(), envelope.stream().toString(), row.rule(), row.medium(), person,
                envelope.type().name(), event,
                fact.streamId(), event.path("visitId").textValue(), null, null, envelope.recordedAt().plus(row.usefulFor()),
                envelope.correlationId(), envelope.hops() + 1);
    }

    static Map<String, String> fields(Recorded fact, JsonNode event) {
        var fields = new HashMap<String, String>();
        fields.put("actor", fact.envelope().actor().kind().name());
        event.properties().stream().filter(field -> field.getValue().isValueNode())
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }
}
