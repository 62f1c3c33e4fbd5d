package dev.kept.invoicing.pay;

import dev.kept.events.Money;
import io.smallrye.mutiny.Uni;

/// Whoever takes the customers' money.
public interface PaymentProvider {

    /// As it stands in the fact: `test`.
    String name();

    /// Takes the money. The same payment id again answers as the first time and takes nothing more; [Outcome.GivenBack] where that was given
    /// back since: who still wants to pay needs another id.
    Uni<Outcome> take(Charge charge);

    /// Gives back what was taken under this id; nothing where nothing was.
    Uni<Void> giveBack(String paymentId);

    /// @param paymentId made by us, so that a repetition is known
    /// @param card 12 to 19 digits
    record Charge(String paymentId, Money amount, String card) {}

    sealed interface Outcome {
        record Taken() implements Outcome {}

        record GivenBack() implements Outcome {}

        /// @param sentence for the one who pays
        record Declined(String sentence) implements Outcome {}
    }
}
