package dev.kept.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Money;
import dev.kept.gateway.account.Sessions;
import dev.kept.gateway.forward.Owner;
import dev.kept.gateway.forward.Owners;
import dev.kept.gateway.view.InvoiceList;
import dev.kept.gateway.view.OrderList;
import dev.kept.gateway.view.PlainLists;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.http.RequestFacts;
import dev.kept.runtime.link.Links;
import dev.kept.runtime.link.Links.Link;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What the holder of a link from a mail may do without an account. Looking decides nothing; the owner decides by the link's own facts.
@Path("/api/links/{token}")
@PermitAll
public class LinkResource {
    private static final List<String> AS_THEY_CAME = List.of("If-Match", "Kept-After", "Kept-Occurred-At");
    private final Links links;
    private final Sessions sessions;
    private final Owners owners;
    private final OrderList orders;
    private final InvoiceList invoices;
    private final PlainLists lists;
    private final RequestFacts request;
    private final ObjectMapper json;

    @Inject
    LinkResource(Links links, Sessions sessions, Owners owners, OrderList orders, InvoiceList invoices, PlainLists lists,
            RequestFacts request,
            ObjectMapper json) {
        this.links = links;
        this.sessions = sessions;
        this.owners = owners;
        this.orders = orders;
        this.invoices = invoices;
        this.lists = lists;
        this.request = request;
        this.json = json;
    }

    /// @param revision the content revision that the mail showed
    /// @param stale true: the order has changed since the mail was written
    /// @param answered true: nothing is asked any more
    /// @param answer GRANTED, DENIED or PAID where it was answered, LAPSED where the order ended before anybody answered
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record About(String purpose, Instant expiresAt, int revision, boolean stale, boolean answered, @Nullable String answer,
            @Nullable Money amount, PlainLists.@Nullable Organisation organisation, @Nullable OrderSummary order,
            InvoiceList.@Nullable Item invoice) {}

    public record OrderSummary(String id, String number, String status, String description, String priority, String customerName,
            String siteAddress) {}

    public record Approval() {}

    public record Denial(@Nullable @Size(max = 1_000) String reason) {}

    /// @param card a test card's number: ending in 0002 it is declined
    public record Payment(@Nullable @Size(max = 20) String method, @Size(max = 30) String card) {}

    /// What the link is about. 404 `link-ended` for one that is not ours or has expired.
    @GET
    public Uni<About> about(String token) {
        var link = open(token);
        return switch (link.purpose()) {
            case "approve" -> lists.organisation(link.tenant()).chain(organisation -> approval(link, organisation));
            case "pay" -> lists.organisation(link.tenant()).chain(organisation -> payment(link, organisation));
            default -> throw ended();
        };
    }

    @POST
    @Path("/approve")
    public Uni<RestResponse<byte[]>> approve(String token, @Nullable Approval body) {
        var link = require(token, "approve");
        return command(link, Owner.WORKORDER, "/work-orders/" + link.subject() + "/approve", Map.of("revision", link.revision()));
    }

    @POST
    @Path("/deny")
    public Uni<RestResponse<byte[]>> deny(String token, Denial body) {
        var link = require(token, "approve");
        var reason = body.reason() == null || body.reason().isBlank() ? "No reason given." : body.reason();
        return command(link, Owner.WORKORDER, "/work-orders/" + link.subject() + "/deny",
                Map.of("revision", link.revision(), "reason", reason));
    }

    @POST
    @Path("/pay")
    public Uni<RestResponse<byte[]>> pay(String token, Payment body) {
        var link = require(token, "pay");
        return command(link, Owner.INVOICING, "/invoices/" + link.subject() + "/pay",
                Map.of("method", body.method() == null ? "CARD" : body.method(), "card", body.card()));
    }

    private Uni<About> approval(Link link, PlainLists.@Nullable Organisation organisation) {
        return orders.forLink(link.tenant(), link.subject()).map(found -> {
            var asked = found.orElseThrow(LinkResource::notYet);
            var order = asked.order();
            boolean same = link.item().equals(order.approvalId);
            boolean answered = !same || !"REQUESTED".equals(order.approvalState);
            var amount = order.amountMinor == null || order.currency == null ? null : new Money(order.amountMinor, order.currency);
            return new About(link.purpose(), link.expiresAt(), link.revision(), order.revision != link.revision(), answered,
                    answered && same ? order.approvalState : null, amount, organisation,
                    new OrderSummary(order.id, order.number, order.status,
                            order.description, order.priority, asked.customerName(), asked.siteAddress()),
                    null);
        });
    }

    private Uni<About> payment(Link link, PlainLists.@Nullable Organisation organisation) {
        return invoices.forLink(link.tenant(), link.subject()).map(found -> {
            var invoice = found.orElseThrow(LinkResource::notYet);
            boolean paid = invoice.state().equals("PAID");
            return new About(link.purpose(), link.expiresAt(), link.revision(), false, paid, paid ? "PAID" : null, invoice.gross(),
                    organisation,
                    null, invoice);
        });
    }

    /// The same bytes every time: a repetition has the same key and the same hash.
    private Uni<RestResponse<byte[]>> command(Link link, Owner owner, String path, Map<String, Object> body) {
        try {
            var headers = new HashMap<>(Map.of("Authorization", "Bearer " + sessions.forLink(link), "Idempotency-Key",
                    request.idempotencyKey(), "Content-Type", "application/json", "Accept", "application/json, application/problem+json"));
            for (var name : AS_THEY_CAME) {
                var value = request.header(name);
                if (value != null)
                    headers.put(name, value);
            }
            return owners.ask(owner, "POST", path, headers, json.writeValueAsBytes(new TreeMap<>(body))).map(Owners.Reply::asItIs);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Link require(String token, String purpose) {
        var link = open(token);
        if (!link.purpose().equals(purpose))
            throw NotDone.forbidden("This link is for something else.");
        return link;
    }

    private Link open(String token) {
        return links.open(token).orElseThrow(LinkResource::ended);
    }

    private static NotDone ended() {
        return new NotDone(
                Problem.of(404, "link-ended", "This link has ended or is not complete. Open it from the mail again, or sign in."));
    }

    private static NotDone notYet() {
        return new NotDone(
                Problem.of(503, "not-yet-known", "What this link is about has not arrived here yet. Try again in a few seconds."), 2);
    }
}
