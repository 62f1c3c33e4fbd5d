package dev.kept.invoicing.http;

import static dev.kept.invoicing.Streams.INVOICES;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Money;
import dev.kept.invoicing.domain.Invoice;
import dev.kept.invoicing.domain.InvoiceCommand.Approve;
import dev.kept.invoicing.domain.InvoiceCommand.Send;
import dev.kept.invoicing.domain.InvoiceDecider;
import dev.kept.invoicing.domain.PriceBook;
import dev.kept.invoicing.view.InvoiceEntry;
import dev.kept.invoicing.view.TenantDay;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.FromTheLog;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.runtime.http.Standings;
import dev.kept.runtime.log.EventLog;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Invoices: one per order and cycle.
@Path("/invoices")
public class InvoiceResource {
    private final Commands commands;
    private final Callers callers;
    private final EventLog log;
    private final Standings standings;
    private final PriceBook prices;
    private final TenantDay days;
    private final Payments payments;

    @Inject
    InvoiceResource(Commands commands, Callers callers, EventLog log, Standings standings, PriceBook prices, TenantDay days,
            Payments payments) {
        this.commands = commands;
        this.callers = callers;
        this.log = log;
        this.standings = standings;
        this.prices = prices;
        this.days = days;
        this.payments = payments;
    }

    /// A command without a word.
    public record Nothing() {}

    /// @param number empty until it is issued; `dueOn` (a date) too
    public record InvoiceItem(String id, String orderId, String orderNumber, String customerId, String status, String number, Money gross,
            Money paid, String dueOn, long version) {
        static InvoiceItem of(InvoiceEntry it) {
            return new InvoiceItem(it.invoiceId, it.orderId, it.orderNumber, it.customerId, it.status, it.number,
                    new Money(it.gross, it.currency), new Money(it.paid, it.currency), it.dueOn, it.version);
        }
    }

    /// In the order of their ids, which says nothing; `order` and `status` narrow it. A customer gets what was sent to them.
    @GET
    @WithSession
    public Uni<Page<InvoiceItem>> invoices(@RestQuery @Nullable String order, @RestQuery @Nullable String status,
            @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var caller = commands.asked().by();
        int size = Page.limit(limit);
        var wanted = new InvoiceEntry.Wanted(order, status, restrictedTo(caller));
        return InvoiceEntry.after(caller.tenant(), wanted, Objects.requireNonNullElse(Page.position(cursor), ""), size + 1)
                .map(found -> Page.of(found.stream().map(InvoiceItem::of).toList(), size, InvoiceItem::id));
    }

    private static @Nullable Set<String> restrictedTo(Caller caller) {
        if (caller.is(Role.OFFICE) || caller.is(Role.ACCOUNTANT) || caller.is(Role.SERVICE))
            return null;
        if (caller.is(Role.CUSTOMER) && caller.customerId() != null)
            return caller.customers();
        throw NotDone.forbidden("The list of invoices is for the office, the accountant and the customer themselves.");
    }

    @GET
    @Path("/{id}")
    @FromTheLog("invoice")
    public Uni<RestResponse<ShownInvoice>> invoice(@RestPath String id) {
        callers.requireLinkFits(id, "pay");
        var asked = commands.asked();
        return log.load(INVOICES, asked.by().tenant(), id).map(loaded -> {
            if (!loaded.exists() || !InvoiceDecider.isVisible(loaded.state(), asked.by()))
                throw NotDone.notFound();
            var shown = shown(standings.answer(INVOICES.name(), id, loaded, asked), loaded.state());
            return RestResponse.ResponseBuilder.ok(shown).header("ETag", Commands.tag(loaded.version())).build();
        });
    }

    private static ShownInvoice shown(Answer answer, Invoice state) {
        return switch (state) {
            case Invoice.None _ -> throw NotDone.notFound();
            case Invoice.Drafted it -> ShownInvoice.of(answer, it.bill(), null, it.bill().totals().gross(), null);
            case Invoice.Approved it -> ShownInvoice.of(answer, it.bill(), null, it.bill().totals().gross(), null);
            case Invoice.Issued it -> ShownInvoice.of(answer, it.bill(), it.issue(), it.bill().totals().gross(), null);
            case Invoice.Sent it -> ShownInvoice.of(answer, it.bill(), it.issue(), it.open(), it.file());
            case Invoice.Paid it -> ShownInvoice.of(answer, it.bill(), it.issue(),
                    new Money(0, it.bill().totals().gross().currency()), it.file());
        };
    }

    /// Accountant or office: it is right.
    @POST
    @Path("/{id}/approve")
    public Uni<RestResponse<Answer>> approve(@RestPath String id, Nothing body) {
        return commands.answer(INVOICES, id, new Approve());
    }

    /// Gives it its number; the document and the mail follow by themselves. 409 `not-approved-yet`.
    @POST
    @Path("/{id}/send")
    public Uni<RestResponse<Answer>> send(@RestPath String id, Nothing body) {
        return days.today(commands.asked().by().tenant())
                .chain(today -> commands.answer(INVOICES, id, new Send(today, prices.paymentDays())));
    }

    /// Pays all that is open. 409 `payment-declined`: nothing was taken.
    @POST
    @Path("/{id}/pay")
    public Uni<RestResponse<Answer>> pay(@RestPath String id, Payments.Card body) {
        return payments.pay(id, body);
    }
}
