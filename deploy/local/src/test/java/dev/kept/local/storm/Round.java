package dev.kept.local.storm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/// One order on its way from vendor to vendor, and what its people were told about what they did. Whoever is asked now answers.
final class Round {
    /// Another order may have got the time that was looked at.
    private static final int MOST_TIMES = 5;
    private static final String SITE = "0198c7f0-0000-7000-8000-000000000020";
    private final Insistence people;
    private final Map<String, String> addresses;
    private final String kind;
    private final Supplier<LocalDate> from;
    private final List<Done> done = new ArrayList<>();
    private String order = "";
    private String number = "";
    private String offer = "";
    private String vendor = "";
    private JsonNode appointment = Api.object();

    /// @param addresses of the vendors, by their ids
    /// @param kind of work, under whose policy it is offered
    /// @param from the day from which on it suits
    Round(Insistence people, Map<String, String> addresses, String kind, Supplier<LocalDate> from) {
        this.people = people;
        this.addresses = addresses;
        this.kind = kind;
        this.from = from;
    }

    /// A command that was answered with success.
    ///
    /// @param type of its fact
    /// @param about a text that only its fact has among those of that type: the offer's id; empty: there is only one in the stream
    /// @param reference of the last fact that came of it
    record Done(String type, String about, String reference) {}

    /// An order, and all that was done for it by people.
    ///
    /// @param vendor who has it; empty: nobody took it
    record Ended(String order, String number, String vendor, List<Done> done) {}

    Ended ended() {
        return new Ended(order, number, vendor, List.copyOf(done));
    }

    String order() {
        return order;
    }

    void open() {
        order = did("CUSTOMER", "/work-orders", "workorder.opened", "", Map.of("description", "The drain is blocked.", "serviceType", kind,
                "siteId", SITE)).path("id").asText();
        number = people.eventually("OFFICE", at(), it -> !it.path("number").isMissingNode()).path("number").asText();
    }

    /// Waits until another one than before is asked.
    void isOffered() {
        var before = offer;
        var shown = people.eventually("OFFICE", at(), it -> it.path("status").asText().equals("OFFERED")
                && !it.at("/offer/offerId").asText().equals(before));
        offer = shown.at("/offer/offerId").asText();
        vendor = shown.at("/offer/vendorId").asText();
    }

    void decline() {
        did(address(), at() + "/decline-offer", "workorder.offer-declined", offer, Map.of("offerId", offer, "reason", "On holiday."));
    }

    void accept() {
        did(address(), at() + "/accept-offer", "workorder.offer-accepted", offer, Map.of("offerId", offer));
    }

    void findTime() {
        var slots = people.eventually(address(), "/slots?order=" + order + "&from=" + from.get() + "&days=60",
                answer -> answer.path("items").findValuesAsText("technicianId").contains(vendor)).path("items");
        appointment = StreamSupport.stream(slots.spliterator(), false).filter(slot -> slot.path("technicianId").asText().equals(vendor))
                .findFirst().orElseThrow().path("appointment");
    }

    void book() {
        for (int time = 0; time < MOST_TIMES; time++) {
            var visit = UUID.randomUUID().toString();
            var answer = people.post(address(), "/bookings",
                    Map.of("visitId", visit, "orderId", order, "technicianId", vendor, "appointment", appointment), visit);
            if (answer.status() / 100 == 2) {
                done.add(new Done("scheduling.booking-made", visit, answer.reference()));
                return;
            }
            if (!answer.body().path("code").asText().equals("overlap"))
                answer.ok();
            findTime();
        }
        throw new AssertionError("No time for " + number + " after " + MOST_TIMES + " overlaps");
    }

    void isScheduled() {
        people.eventually("OFFICE", at(), it -> it.path("status").asText().equals("SCHEDULED"));
    }

    void hasNobodyLeft() {
        people.eventually("OFFICE", at() + "/timeline?limit=200",
                it -> it.path("items").findValuesAsText("type").contains("workorder.assignment-exhausted"));
        vendor = "";
    }

    private JsonNode did(String who, String path, String type, String about, Map<String, ?> body) {
        var answer = people.post(who, path, body, UUID.randomUUID().toString());
        done.add(new Done(type, about, answer.ok().path("reference").asText()));
        return answer.body();
    }

    private String at() {
        return "/work-orders/" + order;
    }

    private String address() {
        return addresses.getOrDefault(vendor, "nobody knows " + vendor);
    }
}
