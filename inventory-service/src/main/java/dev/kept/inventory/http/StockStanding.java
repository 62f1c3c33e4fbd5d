package dev.kept.inventory.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.inventory.Streams;
import dev.kept.inventory.domain.StockItem;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Standing;
import jakarta.inject.Singleton;
import java.util.List;

/// How one item of stock stands.
@Singleton
public class StockStanding implements Standing<StockItem> {

    @Override
    public String streamType() {
        return Streams.STOCK.name();
    }

    @Override
    public String status(StockItem state) {
        return state.low() ? "LOW" : "STOCKED";
    }

    @Override
    public List<Answer.Allowed> allowed(String id, StockItem state, Asked asked) {
        return asked.by().is(Role.OFFICE)
                ? List.of(Answer.Allowed.post("/stock/" + id, "receive", "Book goods in", "quantity"),
                        Answer.Allowed.post("/stock/" + id, "set-reorder-point", "Set the reorder point", "reorderPoint"))
                : List.of();
    }

    @Override
    public List<Answer.NotAllowed> notAllowed(String id, StockItem state, Asked asked) {
        return List.of();
    }
}
