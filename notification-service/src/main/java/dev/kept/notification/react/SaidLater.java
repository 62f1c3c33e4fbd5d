package dev.kept.notification.react;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.notification.send.Intent;
import dev.kept.notification.send.Intents;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.timer.Timer;
import dev.kept.runtime.timer.TimerHandler;
import dev.kept.runtime.timer.Timers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// The time of what is said some time after its fact has come, and nothing has made it needless. It may be said again.
@Singleton
public class SaidLater implements TimerHandler {
    private final MessagePlan plan;
    private final Recipients recipients;
    private final Intents intents;
    private final Timers timers;
    private final ObjectMapper json;

    @Inject
    SaidLater(MessagePlan plan, Recipients recipients, Intents intents, Timers timers, Codec codec) {
        this.plan = plan;
        this.recipients = recipients;
        this.intents = intents;
        this.timers = timers;
        this.json = codec.mapper();
    }

    @Override
    public String kind() {
        return "said-later";
    }

    /// Each time has a reference of its own: what was said once is not the next one.
    Timer timer(String key, String tenant, Instant dueAt, Awaited it) {
        try {
            return new Timer(key, kind(), tenant, dueAt, json.writeValueAsString(it),
                    it.time() == 1 ? it.eventId() : reference(it));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String reference(Awaited it) {
        return UUID.nameUUIDFromBytes((it.eventId() + "#" + it.time()).getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public Uni<Void> fire(SqlConnection transaction, Timer timer) {
        var it = read(timer.payload());
        var row = plan.row(it.rule(), it.medium());
        return recipients.of(transaction, timer.tenant(), it.orderId(), it.event()).chain(parties -> {
            var people = parties.of(row.to());
            return recipients.book(transaction, timer.tenant(), people).chain(book -> intents.write(transaction,
                    book.oncePerAddress(people, it.medium()).stream().map(person -> intent(timer, it, row, person)).toList()));
        }).chain(() -> again(transaction, timer, it, Objects.requireNonNull(row.later())));
    }

    private Uni<Void> again(SqlConnection transaction, Timer timer, Awaited it, MessagePlan.Later later) {
        int times = Objects.requireNonNullElse(later.times(), 1);
        if (later.after() == null || it.time() >= times)
            return Uni.createFrom().voidItem();
        return timers.set(transaction, timer(timer.key(), timer.tenant(), timer.dueAt().plus(later.after()), it.again(it.time() + 1)));
    }

    private static Intent intent(Timer timer, Awaited it, MessagePlan.Row row, String person) {
        return new Intent(timer.tenant(), it.orderId(), timer.reference(), it.fact(), it.rule(), it.medium(), person, it.eventType(),
                it.event(), it.orderId(), it.event().path("visitId").textValue(), it.timer(), null, timer.dueAt().plus(row.usefulFor()),
                it.correlationId(), it.hops());
    }

    private Awaited read(String payload) {
        try {
            return json.readValue(payload, Awaited.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What is to be said later cannot be read", broken);
        }
    }
}
