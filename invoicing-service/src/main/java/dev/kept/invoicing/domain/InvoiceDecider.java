package dev.kept.invoicing.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.InvoicingEvent;
import dev.kept.events.InvoicingEvent.InvoiceApproved;
import dev.kept.events.InvoicingEvent.InvoiceDocumentIssued;
import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.InvoiceIssued;
import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.InvoiceSent;
import dev.kept.events.InvoicingEvent.PaymentReceived;
import dev.kept.events.Why;
import dev.kept.invoicing.domain.InvoiceCommand.Approve;
import dev.kept.invoicing.domain.InvoiceCommand.CheckPayment;
import dev.kept.invoicing.domain.InvoiceCommand.Draft;
import dev.kept.invoicing.domain.InvoiceCommand.HandOver;
import dev.kept.invoicing.domain.InvoiceCommand.Pay;
import dev.kept.invoicing.domain.InvoiceCommand.Send;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One invoice per order and cycle: drafted by itself, looked at by a person, numbered, handed over, paid.
public final class InvoiceDecider implements Decider<InvoiceCommand, Invoice, InvoicingEvent> {
    private static final int EDITION = 1;
    private final InvoiceAccess access = new InvoiceAccess();

    @Override
    public Invoice initial() {
        return new Invoice.None();
    }

    @Override
    public Decision<InvoicingEvent> decide(InvoiceCommand command, Invoice state, Asked asked) {
        return access.refusal(command, state, asked.by()).orElseGet(() -> switch (command) {
            case Draft draft -> draft(draft, state);
            case Approve _ -> approve(state);
            case Send send -> send(send, state);
            case HandOver document -> handOver(document, state);
            case CheckPayment payment -> refusedPayment(state, payment.paymentId(), payment.amount().minor(), payment.amount().currency())
                    .orElseGet(() -> Decision.accepted(List.of()));
            case Pay payment -> pay(payment, state);
        });
    }

    private static Decision<InvoicingEvent> draft(Draft it, Invoice state) {
        if (!(state instanceof Invoice.None))
            return Decision.accepted(List.of()); // once per order and cycle
        if (it.work().parts().size() > Tally.MOST_LINES - 2)
            return Decision.invalid("too-many-lines", "An invoice has at most " + Tally.MOST_LINES + " lines. Bill this order by hand.");
        if (it.work().parts().stream().anyMatch(part -> !part.unitCost().currency().equals(it.prices().currency())))
            return Decision.invalid("other-currency", "A part was bought in another currency than the price book's "
                    + it.prices().currency() + ". Give the part a cost in that currency.");
        var lines = Tally.lines(it.work(), it.prices());
        var totals = Tally.totals(lines, it.prices().currency());
        var why = new Why(it.prices().id(), "draft on ready-to-bill", it.work().worked().toMinutes() + " minutes worked, "
                + (it.work().billed() == null ? "" : it.work().billed().toMinutes() + " of them billed, ")
                + it.work().parts().size() + " parts, " + it.work().trips() + " trips: " + totals.gross().written() + " with VAT");
        return new Decision.Accepted<>(List.of(new Decision.Fact<>(new InvoiceDrafted(it.orderId(), it.orderNumber(), it.cycle(),
                it.customerId(), it.recipientId(), lines, totals), why)));
    }

    private static Decision<InvoicingEvent> approve(Invoice state) {
        return switch (state) {
            case Invoice.None _ -> Decision.notFound();
            case Invoice.Drafted draft -> Decision.accepted(List.of(new InvoiceApproved(draft.bill().orderId())));
            case Invoice.Approved _ -> Decision.refused("already-approved", "This invoice is approved. It can be sent.");
            case Invoice.Issued _,Invoice.Sent _,Invoice.Paid _ -> alreadySent();
        };
    }

    private static Decision<InvoicingEvent> send(Send it, Invoice state) {
        return switch (state) {
            case Invoice.None _ -> Decision.notFound();
            case Invoice.Drafted _ -> Decision.refused("not-approved-yet", "Somebody has to approve the invoice before it is sent.",
                    new Missing("approval", "The approval of the invoice", "approve"));
            case Invoice.Approved approved -> Decision.accepted(List.of(new InvoiceIssued(approved.bill().orderId(), "",
                    approved.bill().totals().gross(), it.today(), it.today().plusDays(it.paymentDays()))));
            case Invoice.Issued _,Invoice.Sent _,Invoice.Paid _ -> alreadySent();
        };
    }

    private static Decision<InvoicingEvent> alreadySent() {
        return Decision.refused("already-sent", "This invoice has been sent. What was sent is not changed.");
    }

    private static Decision<InvoicingEvent> handOver(HandOver it, Invoice state) {
        return switch (state) {
            case Invoice.None _,Invoice.Drafted _,Invoice.Approved _ ->
                Decision.refused("not-issued-yet", "An invoice without a number has no document.");
            case Invoice.Issued issued -> {
                var bill = issued.bill();
                yield Decision.accepted(List.of(new InvoiceDocumentIssued(bill.orderId(), it.documentId(), EDITION, it.file()),
                        new InvoiceSent(bill.orderId(), issued.issue().number(), bill.recipientId(), bill.totals().gross(), it.file(),
                                "/pay")));
            }
            case Invoice.Sent _,Invoice.Paid _ -> Decision.accepted(List.of()); // once is enough
        };
    }

    private static Decision<InvoicingEvent> pay(Pay it, Invoice state) {
        var refused = refusedPayment(state, it.paymentId(), it.amount().minor(), it.amount().currency());
        if (refused.isPresent())
            return refused.get();
        if (!(state instanceof Invoice.Sent sent) || sent.payments().contains(it.paymentId()))
            return Decision.accepted(List.of()); // this payment is already counted
        var facts = new ArrayList<InvoicingEvent>();
        facts.add(new PaymentReceived(sent.bill().orderId(), it.paymentId(), it.provider(), it.amount()));
        if (it.amount().equals(sent.open()))
            facts.add(new InvoicePaid(sent.bill().orderId(), sent.issue().number(), sent.bill().totals().gross()));
        return Decision.accepted(facts);
    }

    private static Optional<Decision<InvoicingEvent>> refusedPayment(Invoice state, String paymentId, long minor, String currency) {
        return switch (state) {
            case Invoice.None _ -> Optional.of(Decision.notFound());
            case Invoice.Drafted _,Invoice.Approved _,Invoice.Issued _ ->
                Optional.of(Decision.refused("not-sent-yet", "This invoice has not been sent yet: it cannot be paid."));
            case Invoice.Sent sent when sent.payments().contains(paymentId) -> Optional.empty();
            case Invoice.Paid paid when paid.payments().contains(paymentId) -> Optional.empty();
            case Invoice.Paid _ -> Optional.of(Decision.refused("already-paid", "This invoice is paid. Nothing more is owed."));
            case Invoice.Sent sent when minor <= 0 || !currency.equals(sent.open().currency()) -> Optional.of(Decision.invalid("bad-amount",
                    "A payment is more than nothing, in the invoice's currency " + sent.open().currency() + "."));
            case Invoice.Sent sent when minor > sent.open().minor() -> Optional.of(Decision.refused("more-than-owed",
                    "That is more than the " + sent.open().written() + " that are still owed."));
            case Invoice.Sent _ -> Optional.empty();
        };
    }

    @Override
    public Invoice evolve(Invoice state, InvoicingEvent event) {
        return switch (event) {
            case InvoiceDrafted it -> new Invoice.Drafted(new Invoice.Bill(it.orderId(), it.orderNumber(), it.cycle(), it.customerId(),
                    it.recipientId(), it.lines(), it.totals()));
            case InvoiceApproved _ when state instanceof Invoice.Drafted draft -> new Invoice.Approved(draft.bill());
            case InvoiceIssued it when state instanceof Invoice.Approved approved ->
                new Invoice.Issued(approved.bill(), new Invoice.Issue(it.number(), it.issuedOn(), it.dueOn()));
            case InvoiceSent it when state instanceof Invoice.Issued issued ->
                new Invoice.Sent(issued.bill(), issued.issue(), it.file(), Set.of(), 0);
            case PaymentReceived it when state instanceof Invoice.Sent sent -> received(it, sent);
            case InvoicePaid _ when state instanceof Invoice.Sent sent ->
                new Invoice.Paid(sent.bill(), sent.issue(), sent.file(), sent.payments());
            case InvoiceDocumentIssued _,InvoiceApproved _,InvoiceIssued _,InvoiceSent _,PaymentReceived _,InvoicePaid _ -> state;
        };
    }

    private static Invoice.Sent received(PaymentReceived it, Invoice.Sent sent) {
        var payments = new HashSet<>(sent.payments());
        payments.add(it.paymentId());
        return new Invoice.Sent(sent.bill(), sent.issue(), sent.file(), payments, sent.paidMinor() + it.amount().minor());
    }

    /// Callers that only look are judged by the same rules.
    public static boolean isVisible(Invoice state, Caller caller) {
        return new InvoiceAccess().sees(state, caller) || caller.is(Role.SERVICE);
    }
}
