package dev.kept.notification.react;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.notification.send.Intent;
import dev.kept.notification.send.Intents;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.timer.Timer;
import dev.kept.runtime.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// The hour of a reminder has come: whoever is to be reminded gets a message. Whether the visit still stands is looked at when it is sent.
@Singleton
public class VisitReminder implements TimerHandler {
    static final String KIND = "visit-reminder";
    private final MessagePlan plan;
    private final Recipients recipients;
    private final Intents intents;
    private final ObjectMapper json;

    @Inject
    VisitReminder(MessagePlan plan, Recipients recipients, Intents intents, Codec codec) {
        this.plan = plan;
        this.recipients = recipients;
        this.intents = intents;
        this.json = codec.mapper();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(SqlConnection transaction, Timer timer) {
        var it = read(timer.payload());
        var row = plan.row(it.rule(), it.medium());
        return recipients.of(transaction, timer.tenant(), it.orderId(), it.event()).chain(parties -> {
            var people = parties.of(row.to());
            return recipients.book(transaction, timer.tenant(), people).chain(book -> intents.write(transaction,
                    book.oncePerAddress(people, it.medium()).stream().map(person -> intent(timer, it, row, person)).toList()));
        });
    }

    private static Intent intent(Timer timer, Reminder it, MessagePlan.Row row, String person) {
        return new Intent(timer.tenant(), it.orderId(), timer.reference(), it.fact(), it.rule(), it.medium(), person, it.eventType(),
                it.event(),
                it.orderId(), it.visitId(), it.timer(), it.promised(), timer.dueAt().plus(row.usefulFor()), it.correlationId(), it.hops());
    }

    private Reminder read(String payload) {
        try {
            return json.readValue(payload, Reminder.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept reminder cannot be read", broken);
        }
    }
}
