package dev.kept.invoicing.domain;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.InvoicingEvent;
import dev.kept.invoicing.domain.InvoiceCommand.Approve;
import dev.kept.invoicing.domain.InvoiceCommand.CheckPayment;
import dev.kept.invoicing.domain.InvoiceCommand.Draft;
import dev.kept.invoicing.domain.InvoiceCommand.HandOver;
import dev.kept.invoicing.domain.InvoiceCommand.Pay;
import dev.kept.invoicing.domain.InvoiceCommand.Send;
import java.util.Optional;

/// Who may see an invoice and ask what of it. A customer does not even learn of a draft.
public final class InvoiceAccess {

    /// Whether the invoice is there for this caller.
    public boolean sees(Invoice state, Caller caller) {
        if (caller.is(Role.OFFICE) || caller.is(Role.ACCOUNTANT) || caller.is(Role.SERVICE))
            return true;
        return handedOver(state).filter(bill -> caller.is(Role.LINK) || caller.actsFor(bill.customerId())).isPresent();
    }

    Optional<Decision<InvoicingEvent>> refusal(InvoiceCommand command, Invoice state, Caller caller) {
        if (!sees(state, caller))
            return Optional.of(Decision.notFound());
        return switch (command) {
            case Draft _,HandOver _ -> caller.is(Role.SERVICE)
                    ? Optional.empty()
                    : Optional.of(Decision.forbidden("Invoices are drafted by Kept itself, from completed work."));
            case Approve _,Send _ -> caller.is(Role.ACCOUNTANT) || caller.is(Role.OFFICE)
                    ? Optional.empty()
                    : Optional.of(Decision.forbidden("The accountant or the office approves and sends invoices."));
            case CheckPayment _,Pay _ -> caller.is(Role.CUSTOMER) || caller.is(Role.LINK)
                    ? Optional.empty()
                    : Optional.of(Decision.forbidden("The customer pays, signed in or with the link in the mail."));
        };
    }

    private static Optional<Invoice.Bill> handedOver(Invoice state) {
        return switch (state) {
            case Invoice.Sent sent -> Optional.of(sent.bill());
            case Invoice.Paid paid -> Optional.of(paid.bill());
            case Invoice.None _,Invoice.Drafted _,Invoice.Approved _,Invoice.Issued _ -> Optional.empty();
        };
    }
}
