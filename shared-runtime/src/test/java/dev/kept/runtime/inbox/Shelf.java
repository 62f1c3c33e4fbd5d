package dev.kept.runtime.inbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the tests' view.
record Shelf(String id, BigDecimal onHand, int facts, @Nullable String label, List<Delivery> received, @Nullable Instant lastAt) {
    record Delivery(String partId, BigDecimal amount) {}

    static Shelf empty(String id) {
        return new Shelf(id, BigDecimal.ZERO, 0, null, List.of(), null);
    }

    Shelf received(String partId, BigDecimal amount, Instant at) {
        var all = new ArrayList<>(received);
        all.add(new Delivery(partId, amount));
        return new Shelf(id, onHand.add(amount), facts + 1, label, all.subList(Math.max(0, all.size() - 3), all.size()), at);
    }

    Shelf labelled(String text) {
        return new Shelf(id, onHand, facts + 1, text, received, lastAt);
    }
}
