package dev.kept.local.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import dev.kept.local.Pictures;
import dev.kept.local.RunningSystem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// Real things for the bad requests to be about, each in the state in which the good request would be accepted. The visits are Liam's and
/// weeks away: nobody else's test meets them.
final class Made {
    static final String SITE = "0198c7f0-0000-7000-8000-000000000020";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long UNDER_THE_LIMIT = 9_000;
    private static final long OVER_THE_LIMIT = 90_000;
    private static final int FIRST_DAY = 40;
    /// Of two seconds each.
    private static final int MOST_TRIES = 10;
    private final RunningSystem kept;
    private final People people;
    final JsonNode photo;
    final JsonNode signature;
    final String part = UUID.randomUUID().toString();
    private final Map<Purpose, Thing> things = new EnumMap<>(Purpose.class);

    /// How far a thing has come. An invoice is that of an order whose work is done.
    private enum Stage {
        DRAFT, ASKED, READY, BOOKED, CALLED_OFF, ARRIVED, WORKING, DONE, BILLED, SENT
    }

    /// What a thing is for: most commands end the state that they need, so each has its own.
    enum Purpose {
        EDIT(Stage.DRAFT), ADD_ITEM(Stage.DRAFT), ESTIMATE(Stage.DRAFT), SUBMIT(Stage.DRAFT), WITHDRAW(Stage.ASKED), REASSIGN(
                Stage.ASKED), HOLD(Stage.READY), RESUME(Stage.READY), GIVE_UP(Stage.READY), MERGE(Stage.READY), GONE(Stage.READY), PLACE(
                        Stage.READY), NO_SHOW(
                                Stage.BOOKED), REOPEN(
                                        Stage.DONE), APPROVE(
                                                Stage.ASKED), DENY(Stage.ASKED), APPROVE_BY_LINK(Stage.ASKED), DENY_BY_LINK(
                                                        Stage.ASKED), BOOK(
                                                                Stage.READY), CANCEL(
                                                                        Stage.READY), CANCEL_VISIT(Stage.BOOKED), MOVE(
                                                                                Stage.BOOKED), TRAVEL(
                                                                                        Stage.BOOKED), ARRIVE(
                                                                                                Stage.BOOKED), NOT_DONE(
                                                                                                        Stage.BOOKED), START(
                                                                                                                Stage.ARRIVED), FINISH(
                                                                                                                        Stage.ARRIVED), STOP(
                                                                                                                                Stage.WORKING), COMPLETE(
                                                                                                                                        Stage.WORKING), APPROVE_INVOICE(
                                                                                                                                                Stage.DONE), SEND(
                                                                                                                                                        Stage.BILLED), PAY(
                                                                                                                                                                Stage.SENT), PAY_BY_LINK(
                                                                                                                                                                        Stage.SENT),
        /// Nobody comes any more: its state refuses most commands.
        IDLE(Stage.CALLED_OFF);

        private final Stage stage;

        Purpose(Stage stage) {
            this.stage = stage;
        }
    }

    /// @param visit empty before it is booked; `invoice` before the work is done; `link` where no mail has one
    record Thing(String order, int revision, String visit, String invoice, String link) {}

    Made(RunningSystem kept, People people) {
        this.kept = kept;
        this.people = people;
        photo = people.liam.api().upload("tap.jpg", "image/jpeg", Pictures.jpeg("Tap")).ok();
        signature = people.liam.api().upload("signature.png", "image/png", Pictures.png("M. Brennan")).ok();
        people.aoife.api().post("/parts", Map.of("id", part, "number", "ZZ-" + part.substring(0, 4), "name", "Tap washer", "unit", "pcs",
                "unitCost", Map.of("minor", 120, "currency", "EUR"))).ok();
        people.aoife.api().post("/stock/" + stock() + "/receive", Map.of("quantity", Map.of("amount", 40, "unit", "pcs"))).ok();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Arrays.stream(Purpose.values())
                    .map(purpose -> CompletableFuture.supplyAsync(() -> make(purpose), threads).thenAccept(thing -> put(purpose, thing)))
                    .toList().forEach(CompletableFuture::join);
        }
    }

    Thing of(Purpose purpose) {
        return things.get(purpose);
    }

    /// A yes to the question that the order asks, or last asked.
    Map<String, Object> answer(Thing thing) {
        return Map.of("approvalId", question(thing), "revision", thing.revision());
    }

    /// A no.
    Map<String, Object> answer(Thing thing, String reason) {
        return Map.of("approvalId", question(thing), "revision", thing.revision(), "reason", reason);
    }

    private String question(Thing thing) {
        return people.aoife.api().get("/work-orders/" + thing.order()).ok().path("approval").path("approvalId").asText();
    }

    String stock() {
        return part + "@store";
    }

    /// An appointment of two hours on a day of its own.
    static Map<String, Object> appointment(int day) {
        var date = LocalDate.now().plusDays(FIRST_DAY + day).toString();
        return Map.of("zone", "Europe/Dublin", "start", date + "T09:00:00", "end", date + "T11:00:00", "arrivalFrom", date + "T09:00:00",
                "arrivalTo", date + "T10:00:00");
    }

    private synchronized void put(Purpose purpose, Thing thing) {
        things.put(purpose, thing);
    }

    private Thing make(Purpose purpose) {
        var stage = purpose.stage;
        var opened = people.maeve.api().post("/work-orders", Map.of("description", "The kitchen tap drips.", "serviceType", "plumbing",
                "siteId", SITE, "estimate",
                Map.of("minor", stage.compareTo(Stage.ASKED) <= 0 ? OVER_THE_LIMIT : UNDER_THE_LIMIT, "currency", "EUR")))
                .ok();
        var order = opened.path("id").asText();
        int revision = opened.path("revision").asInt();
        if (stage == Stage.DRAFT) {
            command(people.maeve.api(), order, "withdraw-submission", Map.of());
            return new Thing(order, revision, "", "", "");
        }
        if (stage == Stage.ASKED)
            return new Thing(order, revision, "", "", purpose == Purpose.APPROVE_BY_LINK || purpose == Purpose.DENY_BY_LINK
                    ? link("/a/", order)
                    : "");
        if (purpose == Purpose.GONE)
            command(people.aoife.api(), order, "cancel", Map.of("reason", "Not needed."));
        if (stage == Stage.READY)
            return new Thing(order, revision, "", "", "");
        var visit = book(opened, purpose.ordinal());
        switch (stage) {
            case CALLED_OFF -> command(people.aoife.api(), order, "cancel-visit", Map.of("visitId", visit, "cause", "Not needed."));
            case ARRIVED -> command(people.liam.api(), order, "arrive", Map.of());
            case WORKING, DONE, BILLED, SENT -> work(order);
            case DRAFT, ASKED, READY, BOOKED -> {
                // as it is
            }
        }
        if (stage.compareTo(Stage.DONE) < 0)
            return new Thing(order, revision, visit, "", "");
        command(people.liam.api(), order, "complete", Map.of("summary", "Washer replaced.", "signature", signature));
        return new Thing(order, revision, visit, invoice(order, stage), purpose == Purpose.PAY_BY_LINK ? link("/pay/", order) : "");
    }

    /// As soon as scheduling has heard of the release; back when the order has heard of the booking.
    private String book(JsonNode opened, int day) {
        var office = people.aoife.api();
        var order = opened.path("id").asText();
        var headers = Map.of("Idempotency-Key", UUID.randomUUID().toString(), "Kept-After", opened.path("reference").asText());
        var body = Map.of("orderId", order, "technicianId", people.liam.id(), "appointment", appointment(day));
        var booked = office.send("POST", "/bookings", body, headers);
        for (int tries = 1; booked.body().path("code").asText().equals("not-yet-known") && tries < MOST_TRIES; tries++)
            booked = office.send("POST", "/bookings", body, headers);
        booked.ok();
        office.eventually("/work-orders/" + order, SOON, it -> it.path("status").asText().equals("DISPATCHED"));
        return booked.body().path("id").asText();
    }

    private void work(String order) {
        command(people.liam.api(), order, "arrive", Map.of());
        command(people.liam.api(), order, "start-work", Map.of());
        command(people.liam.api(), order, "add-photo", Map.of("file", photo, "phase", "RESULT"));
    }

    private String invoice(String order, Stage stage) {
        var drafted = people.niamh.api().eventually("/invoices?order=" + order, SOON, list -> list.path("items").size() == 1);
        var invoice = drafted.path("items").path(0).path("id").asText();
        if (stage.compareTo(Stage.BILLED) >= 0)
            people.niamh.api().post("/invoices/" + invoice + "/approve", Map.of()).ok();
        if (stage == Stage.SENT) {
            people.niamh.api().post("/invoices/" + invoice + "/send", Map.of()).ok();
            people.niamh.api().eventually("/invoices/" + invoice, SOON, it -> it.path("status").asText().equals("SENT"));
        }
        return invoice;
    }

    /// The token in the mail about an order.
    private String link(String path, String order) {
        var number = people.aoife.api().get("/work-orders/" + order).ok().path("number").asText();
        return kept.mails().eventually(SOON, mail -> mail.subject().contains(number), mail -> mail.text().contains(path)).linkTo(path);
    }

    private static void command(Api who, String order, String command, Object body) {
        who.post("/work-orders/" + order + "/" + command, body).ok();
    }
}
