package dev.kept.local.storm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Pictures;
import dev.kept.local.storm.Acknowledged.Received;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the eight: opens orders, writes notes, receives goods; the first of them also takes orders to their end, as the technician.
final class Caller {
    private static final int MOST_OWN = 40;
    private static final int FULL_LIFE_EVERY = 3;
    /// The steps themselves take seconds, and how long work takes is counted in minutes.
    private static final Duration WORKED = Duration.ofHours(1);
    private static final String PART = "0198c7f0-0000-7000-8000-000000000033";
    private static final String UNIT = "m";
    private static final String TOMASZ = "0198c7f0-0000-7000-8000-000000000003";
    private final Traffic traffic;
    private final Random random;
    private final boolean technician;
    private final List<String> own = new ArrayList<>();
    private @Nullable JsonNode picture;
    private @Nullable JsonNode signature;
    private int turns;

    Caller(Traffic traffic, Random random, int number) {
        this.traffic = traffic;
        this.random = random;
        this.technician = number == 0;
    }

    void turn() {
        if (technician && turns++ % FULL_LIFE_EVERY == 0)
            wholeLife();
        else
            switch (random.nextInt(4)) {
                case 0 -> open();
                case 1 -> receive();
                default -> note();
            }
    }

    private @Nullable String open() {
        var mark = mark("order");
        var body = Map.of("description", mark, "serviceType", "boiler-repair", "siteId", "0198c7f0-0000-7000-8000-000000000020", "estimate",
                Map.of("minor", 10_000, "currency", "EUR"));
        var opened = traffic.command("CUSTOMER", "/work-orders", body, mark, null);
        if (opened == null)
            return null;
        if (own.size() < MOST_OWN)
            own.add(opened.path("id").asText());
        return opened.path("id").asText();
    }

    private void note() {
        if (own.isEmpty()) {
            open();
            return;
        }
        var mark = mark("note");
        traffic.command("OFFICE", "/work-orders/" + own.get(random.nextInt(own.size())) + "/add-note", Map.of("text", mark), mark, null);
    }

    private void receive() {
        var amount = 1 + random.nextInt(5);
        traffic.command("OFFICE", "/stock/" + PART + "@store/receive", Map.of("quantity", Map.of("amount", amount, "unit", UNIT)), null,
                new Received(PART + "@store", BigDecimal.valueOf(amount)));
    }

    /// From the request to the sent invoice, with what happens by itself in between.
    private void wholeLife() {
        var order = open();
        if (order == null)
            return;
        own.remove(order);
        var at = "/work-orders/" + order;
        traffic.eventually("OFFICE", at, it -> it.path("status").asText().equals("READY"));
        if (!book(order))
            return;
        traffic.eventually("TECHNICIAN", at, it -> it.path("status").asText().equals("DISPATCHED"));
        command(at + "/start-travel", Map.of());
        command(at + "/arrive", Map.of());
        command(at + "/start-work", Map.of());
        var now = Instant.now();
        command(at + "/log-time", Map.of("from", now.minus(WORKED).toString(), "to", now.toString()));
        command(at + "/use-part", Map.of("partId", PART, "quantity", Map.of("amount", 1 + random.nextInt(3), "unit", UNIT)));
        command(at + "/add-photo", Map.of("file", picture(), "phase", "RESULT"));
        command(at + "/complete", Map.of("summary", mark("done"), "signature", signature(), "signedBy", "Maeve Brennan"));
        var invoices = traffic.eventually("ACCOUNTANT", "/invoices?order=" + order, it -> it.path("items").size() == 1);
        var invoice = "/invoices/" + invoices.path("items").get(0).path("id").asText();
        traffic.command("ACCOUNTANT", invoice + "/approve", Map.of(), null, null);
        traffic.command("ACCOUNTANT", invoice + "/send", Map.of(), null, null);
    }

    private boolean book(String order) {
        var slots = traffic.eventually("OFFICE", "/slots?order=" + order + "&from=" + LocalDate.now().plusDays(1) + "&days=60",
                it -> it.path("items").size() > 0).path("items");
        for (var slot : slots)
            if (slot.path("technicianId").asText().equals(TOMASZ)) {
                var booking = Map.of("orderId", order, "technicianId", TOMASZ, "appointment", slot.path("appointment"));
                return traffic.command("OFFICE", "/bookings", booking, null, null) != null;
            }
        throw new AssertionError("No slot of the technician in " + slots);
    }

    private void command(String path, Map<String, ?> body) {
        traffic.command("TECHNICIAN", path, body, null, null);
    }

    private JsonNode picture() {
        var kept = picture != null ? picture : traffic.upload("TECHNICIAN", "image/jpeg", Pictures.jpeg("done"));
        picture = kept;
        return kept;
    }

    private JsonNode signature() {
        var kept = signature != null ? signature : traffic.upload("TECHNICIAN", "image/png", Pictures.png("M"));
        signature = kept;
        return kept;
    }

    private static String mark(String what) {
        return what + " " + UUID.randomUUID();
    }
}
