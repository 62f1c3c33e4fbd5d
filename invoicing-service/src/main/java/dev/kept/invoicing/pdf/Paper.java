package dev.kept.invoicing.pdf;

import dev.kept.events.InvoicingEvent.InvoiceLine;
import dev.kept.invoicing.domain.Invoice;
import dev.kept.invoicing.domain.Words;
import dev.kept.invoicing.view.Letterheads.Letterhead;
import dev.kept.runtime.paper.Print;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Everything that stands on an invoice, in words; what the template prints.
///
/// @param document short id of the document: a file cannot print its own hash
public record Paper(String tenantName, String contact, String number, String orderNumber, String issuedOn, String dueOn, String customer,
        List<String> billTo, List<String> place, String asked, String done, String photos, List<Line> lines, String net, List<Vat> vat,
        String gross, String document) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    public record Line(String text, String quantity, String price, String amount) {}

    /// One row per rate.
    public record Vat(String rate, String amount) {}

    public static Paper of(Invoice.Issued issued, Letterhead head, String documentId) {
        var bill = issued.bill();
        return new Paper(head.tenantName(), head.phone() + " · " + head.email(), issued.issue().number(), bill.orderNumber(),
                day(issued.issue().issuedOn()), day(issued.issue().dueOn()), head.customer(), Print.lines(head.billingAddress()),
                Print.lines(head.place()), head.asked(), head.done(), photos(head.photos()),
                bill.lines().stream().map(Paper::line).toList(),
                bill.totals().net().written(), vat(bill), bill.totals().gross().written(), Print.code(documentId));
    }

    private static Line line(InvoiceLine line) {
        return new Line(line.text(), line.quantity().written(), line.unitPrice().written(), line.net().written());
    }

    private static List<Vat> vat(Invoice.Bill bill) {
        var rates = bill.lines().stream().map(line -> Words.permille(line.vatPermille())).distinct().collect(Collectors.joining(", "));
        return List.of(new Vat(rates, bill.totals().vat().written()));
    }

    private static String photos(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "One photo of the work is kept with the order.";
            default -> count + " photos of the work are kept with the order.";
        };
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }
}
