package dev.kept.invoicing;

import dev.kept.invoicing.pay.PaymentProvider;
import dev.kept.invoicing.pay.TestPayments;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The test provider with its books open: what it holds under each payment's id. A charge of the card [#ANSWER_LOST] is taken, but the first
/// time nobody hears of it.
@Alternative
@Priority(1)
@Singleton
public class Till implements PaymentProvider {
    static final String ANSWER_LOST = "5555555555554444";
    private final TestPayments provider;
    private final Map<String, Charge> held = new ConcurrentHashMap<>();
    private volatile String unheard = "";

    @Inject
    Till(TestPayments provider) {
        this.provider = provider;
    }

    /// In minor units, of one card.
    long held(String card) {
        return held.values().stream().filter(charge -> charge.card().equals(card)).mapToLong(charge -> charge.amount().minor()).sum();
    }

    /// The id of the charge of which nobody heard.
    String unheard() {
        return unheard;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Uni<Outcome> take(Charge charge) {
        return provider.take(charge).invoke(outcome -> {
            if (outcome instanceof Outcome.Taken)
                held.put(charge.paymentId(), charge);
            if (charge.card().equals(ANSWER_LOST) && unheard.isEmpty()) {
                unheard = charge.paymentId();
                throw new IllegalStateException("The provider's answer was lost");
            }
        });
    }

    @Override
    public Uni<Void> giveBack(String paymentId) {
        return provider.giveBack(paymentId).invoke(() -> held.remove(paymentId));
    }
}
