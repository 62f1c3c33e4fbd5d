package dev.kept.invoicing.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kept.events.FileRef;
import dev.kept.events.InvoicingEvent.InvoiceLine;
import dev.kept.events.InvoicingEvent.Totals;
import dev.kept.events.Money;
import dev.kept.invoicing.domain.Invoice;
import dev.kept.runtime.http.Answer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The common answer, and the invoice.
///
/// @param number absent until it is issued, and so are the dates
/// @param open what is still to be paid
/// @param file the PDF, once it is there
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownInvoice(@JsonUnwrapped Answer answer, String orderId, String orderNumber, int cycle, String customerId,
        String recipientId, @Nullable String number, @Nullable LocalDate issuedOn, @Nullable LocalDate dueOn, List<InvoiceLine> lines,
        Totals totals, Money open, @Nullable FileRef file) {

    static ShownInvoice of(Answer answer, Invoice.Bill bill, Invoice.@Nullable Issue issue, Money open, @Nullable FileRef file) {
        return new ShownInvoice(answer, bill.orderId(), bill.orderNumber(), bill.cycle(), bill.customerId(), bill.recipientId(),
                issue == null ? null : issue.number(), issue == null ? null : issue.issuedOn(), issue == null ? null : issue.dueOn(),
                bill.lines(), bill.totals(), open, file);
    }
}
