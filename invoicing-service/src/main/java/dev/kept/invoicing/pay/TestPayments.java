package dev.kept.invoicing.pay;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Takes no money. A card that ends in 0002 is declined; every other one pays.
@Singleton
public class TestPayments implements PaymentProvider {
    private static final String DECLINED = "0002";

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Uni<Outcome> take(Charge charge) {
        return Uni.createFrom().item(charge.card().endsWith(DECLINED)
                ? new Outcome.Declined("The card was declined, nothing was paid. Try another card.")
                : new Outcome.Taken());
    }

    @Override
    public Uni<Void> giveBack(String paymentId) {
        return Uni.createFrom().voidItem();
    }
}
