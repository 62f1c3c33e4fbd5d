package dev.kept.gateway.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.gateway.account.Sessions;
import dev.kept.gateway.ask.AskResource.Asked;
import dev.kept.gateway.ask.AskResource.HowSoon;
import dev.kept.gateway.ask.AskResource.Request;
import dev.kept.gateway.forward.Owner;
import dev.kept.gateway.forward.Owners;
import dev.kept.gateway.view.FormList;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.link.Links.Link;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The way of a request from a form's page to the owner of orders, as the form's caller.
@Singleton
class Sending {
    /// Whoever says the same so soon has not seen that it was taken, or stands beside somebody who said it already.
    private static final Duration THE_SAME_WITHIN = Duration.ofHours(1);
    private final FormList forms;
    private final AskLimits limits;
    private final Owners owners;
    private final Sessions sessions;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    Sending(FormList forms, AskLimits limits, Owners owners, Sessions sessions, ObjectMapper json, Clock clock) {
        this.forms = forms;
        this.limits = limits;
        this.owners = owners;
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    Uni<RestResponse<byte[]>> send(Link link, String key, String siteId, Request body, String address) {
        return forms.said(link.tenant(), link.item(), body.description(), clock.instant().minus(THE_SAME_WITHIN))
                .chain(said -> said.isPresent()
                        ? Uni.createFrom().item(answer(new Asked(said.get().number(), true)))
                        : sendNew(link, key, siteId, body, address));
    }

    /// What the owner refuses counts for nothing: it has made nothing.
    private Uni<RestResponse<byte[]>> sendNew(Link link, String key, String siteId, Request body, String address) {
        limits.request(link.item(), address);
        return ask("POST", "/work-orders", sessions.forLink(link), key, written(order(siteId, body))).onFailure()
                .invoke(_ -> limits.notSent(link.item(), address)).chain(reply -> {
                    if (reply.status() / 100 == 2)
                        return number(link, id(reply)).map(number -> answer(new Asked(number, false)));
                    limits.notSent(link.item(), address);
                    return Uni.createFrom().item(reply.asItIs());
                });
    }

    /// The same bytes every time: a repetition has the same key and the same hash.
    private static Map<String, Object> order(String siteId, Request body) {
        var reporter = new TreeMap<String, Object>(Map.of("name", body.name()));
        putUnlessAbsent(reporter, "email", body.email());
        putUnlessAbsent(reporter, "phone", body.phone());
        var order = new TreeMap<String, Object>(Map.of("siteId", siteId, "description", body.description(), "serviceType",
                body.serviceType(), "priority", Objects.requireNonNullElse(body.priority(), HowSoon.ROUTINE), "reporter", reporter));
        order.put("availability", Objects.requireNonNullElse(body.availability(), List.of()));
        order.put("attachments", Objects.requireNonNullElse(body.photos(), List.of()));
        return order;
    }

    private static void putUnlessAbsent(Map<String, Object> into, String field, @Nullable String text) {
        if (text != null && !text.isBlank())
            into.put(field, text);
    }

    /// From the log, so that it is there at once. Where this fails, the order is there all the same, and the same request again finds it.
    private Uni<String> number(Link link, String id) {
        return ask("GET", "/work-orders/" + id, sessions.forItself(link.tenant()), null, new byte[0]).map(reply -> {
            var number = read(reply).path("number").asText();
            if (number.isEmpty())
                throw new NotDone(
                        Problem.of(503, "not-yet-known", "Your request has arrived. Send it once more in a few seconds to see its number;"
                                + " it stays one."),
                        2);
            return number;
        });
    }

    private Uni<Owners.Reply> ask(String method, String path, String token, @Nullable String key, byte[] body) {
        var headers = new TreeMap<>(Map.of("Authorization", "Bearer " + token, "Accept", "application/json, application/problem+json"));
        if (key != null) {
            headers.put("Idempotency-Key", key);
            headers.put("Content-Type", "application/json");
        }
        return owners.ask(Owner.WORKORDER, method, path, headers, body);
    }

    private String id(Owners.Reply reply) {
        return read(reply).path("id").asText();
    }

    private JsonNode read(Owners.Reply reply) {
        try {
            return json.readTree(reply.body().getBytes());
        } catch (IOException broken) {
            throw new IllegalStateException("The owner's answer cannot be read", broken);
        }
    }

    private RestResponse<byte[]> answer(Asked asked) {
        return RestResponse.ResponseBuilder.ok(written(asked)).header("Content-Type", "application/json").build();
    }

    private byte[] written(Object content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
