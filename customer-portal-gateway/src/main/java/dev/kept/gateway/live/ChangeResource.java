package dev.kept.gateway.live;

import dev.kept.decision.Caller;
import dev.kept.gateway.account.Sessions;
import dev.kept.runtime.access.Callers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Tells open pages what has changed, as far as they may see it; they ask for the rest.
@Path("/api/changes")
public class ChangeResource {
    private static final Duration TICK = Duration.ofMillis(150);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /// Then the browser comes again, and with it the check of who it is.
    private static final Duration LONGEST = Sessions.TOKEN_LASTS;
    private final Callers callers;
    private final Changes changes;
    private final Head head;

    @Inject
    ChangeResource(Callers callers, Changes changes, Head head) {
        this.callers = callers;
        this.changes = changes;
        this.head = head;
    }

    /// Events `change` with data `{family, id, version}` and the change's number as id; `reset` when the page was away for too long to
    /// resume (or knows numbers that a restored database does not). A comment every 15 seconds. 429 for one person's 21st at once.
    @GET
    @Extension(name = "x-kept-problems", value = "429")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> changes(@Context Sse sse, @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @RestQuery @Nullable Long from) {
        var caller = callers.current();
        var asked = lastEventId != null && lastEventId.matches("\\d{1,18}") ? Long.valueOf(lastEventId) : from;
        var person = caller.tenant() + "/" + caller.id();
        return head.listen(person).onItem().transformToMulti(now -> new Stream(sse, caller, asked, now).events())
                .onTermination().invoke(() -> head.leave(person));
    }

    /// One open page.
    private final class Stream {
        private final Sse sse;
        private final Caller caller;
        private long last;
        private boolean reset;
        private long toldAt = System.nanoTime();

        Stream(Sse sse, Caller caller, @Nullable Long asked, long now) {
            this.sse = sse;
            this.caller = caller;
            this.last = asked == null ? now : Math.min(asked, now);
            this.reset = asked != null && (asked > now || (asked < now && asked + 1 < head.first()));
        }

        Multi<OutboundSseEvent> events() {
            var hello = sse.newEventBuilder().comment("hello").reconnectDelay(2_000).data("{}").name("hello").id(String.valueOf(last))
                    .build();
            return Multi.createBy().concatenating().streams(Multi.createFrom().item(hello),
                    Multi.createFrom().ticks().every(TICK).onOverflow().drop().select().first(LONGEST).onItem()
                            .transformToUniAndConcatenate(_ -> next()).onItem().transformToIterable(events -> events));
        }

        private Uni<List<OutboundSseEvent>> next() {
            long upTo = head.number();
            if (reset) {
                reset = false;
                last = Math.max(last, upTo);
                return told(List.of(sse.newEventBuilder().name("reset").id(String.valueOf(last)).data("{}").build()));
            }
            if (upTo <= last)
                return heartbeat();
            return changes.seenBy(caller, last, upTo).chain(seen -> {
                if (seen.isEmpty() || seen.size() < Changes.AT_ONCE)
                    last = upTo;
                else
                    last = seen.getLast().number();
                return seen.isEmpty() ? heartbeat() : told(seen.stream().map(this::event).toList());
            }).onFailure().recoverWithUni(this::heartbeat); // looked at again with the next tick
        }

        private OutboundSseEvent event(Changes.Change change) {
            return sse.newEventBuilder().name("change").id(String.valueOf(change.number())).mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(Map.of("family", change.family(), "id", change.id(), "version", change.version())).build();
        }

        private Uni<List<OutboundSseEvent>> heartbeat() {
            return System.nanoTime() - toldAt < HEARTBEAT.toNanos()
                    ? Uni.createFrom().item(List.of())
                    : told(List.of(sse.newEventBuilder().comment("still here").build()));
        }

        private Uni<List<OutboundSseEvent>> told(List<OutboundSseEvent> events) {
            toldAt = System.nanoTime();
            return Uni.createFrom().item(events);
        }
    }
}
