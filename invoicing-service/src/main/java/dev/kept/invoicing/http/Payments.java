package dev.kept.invoicing.http;

import static dev.kept.invoicing.Streams.INVOICES;

import dev.kept.events.Money;
import dev.kept.invoicing.domain.Invoice;
import dev.kept.invoicing.domain.InvoiceCommand.CheckPayment;
import dev.kept.invoicing.domain.InvoiceCommand.Pay;
import dev.kept.invoicing.domain.InvoiceId;
import dev.kept.invoicing.pay.PaymentProvider;
import dev.kept.invoicing.pay.PaymentProvider.Charge;
import dev.kept.invoicing.pay.PaymentProvider.Outcome;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.NotAccepted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/// A payment in three steps: would it be taken, take it, write it down. What was taken and is then refused (somebody else was quicker)
/// is given back.
@RequestScoped
class Payments {
    private static final int LAST_DIGITS = 4;
    /// So often one request is charged anew after its money was given back.
    private static final int MOST_ATTEMPTS = 5;
    private final Commands commands;
    private final EventLog log;
    private final PaymentProvider provider;

    @Inject
    Payments(Commands commands, EventLog log, PaymentProvider provider) {
        this.commands = commands;
        this.log = log;
        this.provider = provider;
    }

    /// @param method `CARD`
    /// @param card 12 to 19 digits, spaces allowed; kept nowhere, also not in the hash by which a repetition is known: that has its last four
    public record Card(
            @Pattern(regexp = "CARD|card", message = "is CARD") String method,
            @Pattern(regexp = "[0-9 ]{12,30}", message = "is the card's number, 12 to 19 digits") String card) {}

    Uni<RestResponse<Answer>> pay(String id, Card body) {
        var digits = body.card().replace(" ", "");
        if (digits.length() < 12 || digits.length() > 19)
            throw NotDone.badRequest("bad-card", "A card's number has 12 to 19 digits.");
        commands.hashInsteadOfBody(body.method().toUpperCase(Locale.ROOT) + " " + digits.substring(digits.length() - LAST_DIGITS));
        return log.load(INVOICES, commands.asked().by().tenant(), id).map(loaded -> open(loaded.state()))
                .chain(amount -> commands.submit(INVOICES, id, new CheckPayment(payment(id, 0), amount))
                        .chain(() -> taken(id, amount, digits, 0)));
    }

    /// Takes the money and writes it down. Money that was given back is not there any more: the repetition charges under the next id.
    private Uni<RestResponse<Answer>> taken(String id, Money amount, String card, int attempt) {
        var payment = payment(id, attempt);
        return provider.take(new Charge(payment, amount, card)).chain(outcome -> switch (outcome) {
            case Outcome.Taken _ -> writtenDown(id, new Pay(payment, provider.name(), amount));
            case Outcome.GivenBack _ when attempt + 1 < MOST_ATTEMPTS -> taken(id, amount, card, attempt + 1);
            case Outcome.GivenBack _ -> throw new NotDone(Problem.of(409, "payment-given-back",
                    "The card was charged and the money given back " + MOST_ATTEMPTS + " times. Start a new payment."));
            case Outcome.Declined it -> throw new NotDone(Problem.of(409, "payment-declined", it.sentence()));
        });
    }

    /// Of this request: the same when it is repeated.
    private String payment(String id, int attempt) {
        var key = commands.key();
        return InvoiceId.named("payment/" + id + "/" + key.value() + "/" + key.bodyHash() + (attempt == 0 ? "" : "/" + attempt));
    }

    /// When the log does not answer, nothing is given back: it may have been written, and the repetition with the same key will tell.
    private Uni<RestResponse<Answer>> writtenDown(String id, Pay pay) {
        return commands.answer(INVOICES, id, pay).onFailure(failure -> failure instanceof NotDone || failure instanceof NotAccepted)
                .recoverWithUni(refused -> provider.giveBack(pay.paymentId())
                        .chain(() -> Uni.createFrom().failure(refused)));
    }

    private static Money open(Invoice state) {
        return switch (state) {
            case Invoice.Sent sent -> sent.open();
            case Invoice.Paid paid -> paid.bill().totals().gross();
            case Invoice.None _,Invoice.Drafted _,Invoice.Approved _,Invoice.Issued _ -> new Money(0, "EUR"); // refused by state
        };
    }
}
