package dev.kept.invoicing.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision.Missing;
import dev.kept.invoicing.Streams;
import dev.kept.invoicing.domain.Invoice;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Answer.Allowed;
import dev.kept.runtime.http.Answer.NotAllowed;
import dev.kept.runtime.http.Standing;
import jakarta.inject.Singleton;
import java.util.List;

/// How an invoice stands.
@Singleton
public class InvoiceStanding implements Standing<Invoice> {

    @Override
    public String streamType() {
        return Streams.INVOICES.name();
    }

    @Override
    public String status(Invoice state) {
        return switch (state) {
            case Invoice.None _ -> "NONE";
            case Invoice.Drafted _ -> "DRAFT";
            case Invoice.Approved _ -> "APPROVED";
            case Invoice.Issued _ -> "ISSUED";
            case Invoice.Sent sent when sent.paidMinor() > 0 -> "PART_PAID";
            case Invoice.Sent _ -> "SENT";
            case Invoice.Paid _ -> "PAID";
        };
    }

    @Override
    public List<Allowed> allowed(String id, Invoice state, Asked asked) {
        return switch (state) {
            case Invoice.Drafted _ when bills(asked.by()) -> List.of(command(id, "approve", "Approve the invoice"));
            case Invoice.Approved _ when bills(asked.by()) -> List.of(command(id, "send", "Send the invoice"));
            case Invoice.Sent _ when pays(asked.by()) -> List.of(command(id, "pay", "Pay", "method", "card"));
            case Invoice.None _,Invoice.Drafted _,Invoice.Approved _,Invoice.Issued _,Invoice.Sent _,Invoice.Paid _ -> List.of();
        };
    }

    @Override
    public List<NotAllowed> notAllowed(String id, Invoice state, Asked asked) {
        return state instanceof Invoice.Drafted && bills(asked.by())
                ? List.of(new NotAllowed("send", "Send the invoice", "not-approved-yet", "Somebody has to approve it first.",
                        List.of(new Missing("approval", "The approval of the invoice", "approve"))))
                : List.of();
    }

    private static Allowed command(String id, String command, String label, String... fields) {
        return Answer.Allowed.post("/invoices/" + id, command, label, fields);
    }

    private static boolean bills(Caller caller) {
        return caller.is(Role.ACCOUNTANT) || caller.is(Role.OFFICE);
    }

    private static boolean pays(Caller caller) {
        return caller.is(Role.CUSTOMER) || caller.is(Role.LINK);
    }
}
