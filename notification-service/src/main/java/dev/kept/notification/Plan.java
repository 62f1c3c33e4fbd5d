package dev.kept.notification;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kept.events.Catalogue;
import dev.kept.notification.domain.MessagePlan;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.stream.Stream;

/// The message plan that comes with Kept. A row about a fact that does not exist stops the start.
@Singleton
public class Plan {
    @Produces
    @Singleton
    MessagePlan messagePlan() {
        return read();
    }

    private static Stream<String> facts(MessagePlan.Row row) {
        return Stream.concat(row.on().stream(), row.later() == null ? Stream.empty() : row.later().unless().stream());
    }

    public static MessagePlan read() {
        var mapper = JsonMapper.builder().addModule(new JavaTimeModule()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try (var json = Plan.class.getResourceAsStream("/message-plan.json")) {
            if (json == null)
                throw new IOException("it is not there");
            var plan = mapper.readValue(json, MessagePlan.class);
            plan.rows().stream().flatMap(Plan::facts).forEach(name -> {
                if (Catalogue.named(name) == null)
                    throw new IllegalStateException("The message plan is about " + name + ", which is no fact of Kept");
            });
            return plan;
        } catch (IOException unreadable) {
            throw new IllegalStateException("The message plan cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
