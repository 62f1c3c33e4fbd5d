package dev.kept.local.browser;

import dev.kept.local.Api;
import dev.kept.local.Pictures;
import dev.kept.local.PolicyRules;
import dev.kept.local.RunningSystem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Orders as far as a test needs them, made through the API.
final class Stage {
    private static final String OFFERING = "vendor-and-owner";
    private final RunningSystem kept;
    private final Api customer;
    private final Api office;
    private final Api technician;

    Stage(RunningSystem kept) {
        this.kept = kept;
        customer = kept.signedIn("CUSTOMER");
        office = kept.signedIn("OFFICE");
        technician = kept.signedIn("TECHNICIAN");
    }

    Api office() {
        return office;
    }

    String customerOf(String order) {
        return office.get("/work-orders/" + order).ok().path("customerId").asText();
    }

    /// The id of a public request form for the customer's home.
    String sign() {
        return office.post("/directory/request-forms", Map.of("siteId", kept.home().path("id").asText())).ok().path("id").asText();
    }

    /// The path of a form's page.
    String linkOf(String sign) {
        var link = office.get("/directory/request-forms/" + sign).ok().path("link").asText();
        return link.substring(link.indexOf("/ask/"));
    }

    /// Another customer.
    String doubled() {
        var someone = kept.personId("CUSTOMER");
        return office.post("/directory/customers", Map.of("name", "Orchard Estates", "primaryContactId", someone, "billingAddress",
                RunningSystem.HOME)).ok().path("id").asText();
    }

    /// When a fact of this order was written down.
    Instant momentOf(String order, String type) {
        return StreamSupport.stream(office.get("/work-orders/" + order + "/timeline?limit=200").ok().path("items").spliterator(), false)
                .filter(fact -> fact.path("type").asText().equals(type)).map(fact -> Instant.parse(fact.path("recordedAt").asText()))
                .findFirst()
                .orElseThrow();
    }

    /// The id of an order that waits for its approval.
    String asked() {
        return asked(customer, "boiler-repair");
    }

    private String asked(Api who, String serviceType) {
        var site = kept.home().path("id").asText();
        var photo = who.upload("tap.jpg", "image/jpeg", Pictures.jpeg("Tap")).ok();
        return who
                .post("/work-orders", Map.of("description", "Kitchen tap drips all night and the cupboard below is wet.", "serviceType",
                        serviceType, "siteId", site, "priority", "ROUTINE", "attachments", List.of(photo), "availability", List.of()))
                .ok()
                .path("id").asText();
    }

    /// The id of an order that the technician has on the phone.
    String dispatched() {
        return dispatchedTo(kept.personId("TECHNICIAN"));
    }

    /// The id of an order that this technician has on the phone.
    String dispatchedTo(String technicianId) {
        var order = toPlan();
        book(order, "DISPATCHED", technicianId);
        return order;
    }

    /// The id of an order that waits for its time.
    String toPlan() {
        return toPlan("boiler-repair");
    }

    /// The same of another kind of work.
    String toPlan(String serviceType) {
        return approved(asked(customer, serviceType));
    }

    /// The id of an order that waits for its time and cannot wait for long.
    String urgent() {
        return approved(customer.post("/work-orders", Map.of("description", "Water runs down the kitchen wall.", "serviceType", "plumbing",
                "siteId", kept.home().path("id").asText(), "priority", "URGENT", "asap", true, "attachments", List.of(), "availability",
                List.of())).ok().path("id").asText());
    }

    private String approved(String order) {
        var question = office.get("/work-orders/" + order).ok().path("approval").path("approvalId").asText();
        office.post("/work-orders/" + order + "/approve", Map.of("approvalId", question, "revision", 1)).ok();
        office.eventually("/slots?order=" + order, Chromium.SOON, answer -> answer.has("refused"));
        return order;
    }

    /// The id of an order under that policy, for which the technician is to come.
    String scheduledUnder(String policy) {
        var order = openedUnder(policy);
        if (policy.equals(OFFERING))
            accept(order);
        book(order, "SCHEDULED");
        return order;
    }

    /// Whomever the rule has asked, it is the technician who takes it.
    void accept(String order) {
        var at = "/work-orders/" + order;
        office.eventually(at, Chromium.SOON, answer -> answer.path("status").asText().equals("OFFERED"));
        office.post(at + "/withdraw-offer", Map.of()).ok();
        office.post(at + "/offer-to", Map.of("vendorId", kept.personId("TECHNICIAN"))).ok();
        technician.post(at + "/accept-offer", Map.of("offerId", office.get(at).ok().path("offer").path("offerId").asText())).ok();
    }

    /// The id of an order under that policy. It is chosen by a kind of work of its own, so that other tests' orders are not meant.
    String openedUnder(String policy) {
        return asked(customer, kindUnder(policy));
    }

    /// The same where the office opened it for its customer.
    String openedForSomebodyUnder(String policy) {
        return asked(office, kindUnder(policy));
    }

    /// A kind of work whose orders are under that policy.
    String kindUnder(String policy) {
        var kind = "for-" + policy;
        office.post("/directory/service-types", Map.of("code", kind, "name", kind, "expectedDuration", "PT1H", "skills", List.of())).ok();
        PolicyRules.forKind(office, kind, policy);
        office.eventually("/service-types", Chromium.SOON, kinds -> kinds.path("items").toString().contains(kind));
        return kind;
    }

    void book(String order, String status) {
        book(order, status, kept.personId("TECHNICIAN"));
    }

    private void book(String order, String status, String technicianId) {
        var slots = office.eventually("/slots?order=" + order + "&from=" + LocalDate.now().plusDays(2) + "&days=7", Chromium.SOON,
                answer -> answer.toString().contains(technicianId));
        var slot = StreamSupport.stream(slots.path("items").spliterator(), false)
                .filter(item -> item.path("technicianId").asText().equals(technicianId)).findFirst().orElseThrow();
        office.post("/bookings", Map.of("orderId", order, "technicianId", slot.path("technicianId").asText(), "appointment",
                slot.path("appointment"))).ok();
        office.eventually("/work-orders/" + order, Chromium.SOON, answer -> answer.path("status").asText().equals(status));
    }

    /// The id of an order on which the technician works.
    String underWay() {
        var order = dispatched();
        for (var step : List.of("start-travel", "arrive", "start-work"))
            technician.post("/work-orders/" + order + "/" + step, Map.of()).ok();
        return order;
    }

    /// The id of an order whose invoice has been sent.
    String billed() {
        var order = underWay();
        technician.post("/work-orders/" + order + "/add-note", Map.of("text", "The washer was worn.")).ok();
        var result = technician.upload("done.jpg", "image/jpeg", Pictures.jpeg("Done")).ok();
        technician.post("/work-orders/" + order + "/add-photo", Map.of("file", result, "phase", "RESULT")).ok();
        var signature = technician.upload("signature.png", "image/png", Pictures.png("M. Brennan")).ok();
        technician.post("/work-orders/" + order + "/complete",
                Map.of("summary", "Replaced the washer.", "signature", signature, "signedBy", "Maeve Brennan")).ok();
        var accountant = kept.signedIn("ACCOUNTANT");
        var invoice = accountant.eventually("/invoices?order=" + order, Chromium.SOON, list -> list.path("items").size() == 1).path("items")
                .get(0).path("id").asText();
        accountant.post("/invoices/" + invoice + "/approve", Map.of()).ok();
        accountant.post("/invoices/" + invoice + "/send", Map.of()).ok();
        return order;
    }

    String invoiceOf(String order) {
        return office.get("/invoices?order=" + order).ok().path("items").get(0).path("id").asText();
    }

    String numberOf(String order) {
        return office.get("/work-orders/" + order).ok().path("number").asText();
    }
}
