package dev.kept.local.storm;

import dev.kept.local.RunningSystem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// What lies where, as the office sees it.
final class Stock {
    private Stock() {}

    /// On hand, by `part@location`.
    static Map<String, BigDecimal> of(RunningSystem kept) {
        var items = kept.signedIn("OFFICE").get("/stock").ok().path("items");
        var stock = new TreeMap<String, BigDecimal>();
        items.forEach(item -> stock.put(item.path("partId").asText() + "@" + item.path("location").asText(),
                new BigDecimal(item.path("onHand").asText())));
        return stock;
    }
}
