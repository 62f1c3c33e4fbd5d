package dev.kept.notification.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.decision.Caller.Role;
import dev.kept.notification.send.Intent;
import dev.kept.notification.view.MessageEntry;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The ledger of messages: what was told to whom, and what became of it.
@Path("/messages")
public class MessageResource {
    private final Callers callers;

    @Inject
    MessageResource(Callers callers) {
        this.callers = callers;
    }

    /// @param messageId the mail's Message-ID, the same at every attempt
    /// @param state WAITING, CLAIMED, SENT, SKIPPED, FAILED or UNKNOWN
    /// @param at when it was settled, else when it was asked for
    /// @param reason why it was not sent, or is in doubt
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record LedgerItem(String id, String messageId, String orderId, String rule, String medium, String recipientId, String state,
            Instant at, String subject, String reason, int attempts) {
        static LedgerItem of(MessageEntry it) {
            return new LedgerItem(it.intentId, Intent.messageId(it.intentId), it.orderId, it.rule, it.medium, it.recipientId, it.state,
                    Objects.requireNonNullElse(it.settledAt, it.createdAt), it.subject, it.reason, it.attempts);
        }
    }

    /// Of one order, or of all, in the order of their ids, which says nothing. For the tenant's office and operators.
    @GET
    @WithSession
    public Uni<Page<LedgerItem>> messages(@RestQuery @Nullable String order, @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var caller = callers.current();
        if (!caller.is(Role.OFFICE) && !caller.is(Role.OPERATOR) && !caller.is(Role.SERVICE))
            throw NotDone.forbidden("The ledger of messages is for the office and the operators.");
        int size = Page.limit(limit);
        return MessageEntry.after(caller.tenant(), order, Objects.requireNonNullElse(Page.position(cursor), ""), size + 1)
                .map(found -> Page.of(found.stream().map(LedgerItem::of).toList(), size, LedgerItem::id));
    }
}
