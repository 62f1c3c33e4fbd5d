package dev.kept.invoicing.pay;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Takes no money. A card that ends in 0002 is declined; every other one pays. Remembers what it gave back, the last of it.
@Singleton
public class TestPayments implements PaymentProvider {
    private static final String DECLINED = "0002";
    private static final int MOST_GIVEN_BACK = 10_000;
    private final Set<String> givenBack = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_GIVEN_BACK;
        }
    }));

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Uni<Outcome> take(Charge charge) {
        if (givenBack.contains(charge.paymentId()))
            return Uni.createFrom().item(new Outcome.GivenBack());
        return Uni.createFrom().item(charge.card().endsWith(DECLINED)
                ? new Outcome.Declined("The card was declined, nothing was paid. Try another card.")
                : new Outcome.Taken());
    }

    @Override
    public Uni<Void> giveBack(String paymentId) {
        givenBack.add(paymentId);
        return Uni.createFrom().voidItem();
    }
}
