package dev.kept.local.badinput;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.local.badinput.Contract.Operation;
import dev.kept.local.badinput.GoodRequests.Good;
import dev.kept.local.badinput.Made.Purpose;
import dev.kept.local.badinput.People.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Good requests about things whose state refuses them.
final class StateRefusals {
    /// No state of an order refuses what somebody says of it, or to stop what does not run; nobody closes one by hand here, and nobody is
    /// offered one (403); and the policy that the orders are under has no older version to move to.
    private static final Set<String> NEVER = Stream.of("add-note", "reply", "recommend", "stop-timer", "close", "adopt-policy",
            "accept-offer", "decline-offer")
            .map(command -> "/api/work-orders/{id}/" + command).collect(Collectors.toSet());
    private static final ObjectMapper JSON = new ObjectMapper();
    private final GoodRequests good;
    private final Made made;
    private final List<StateRefusal> all = new ArrayList<>();

    /// @param code why it is refused
    /// @param leavesSomething whether the asker may do something else instead
    record StateRefusal(Good good, Person by, String path, Object body, String code, boolean leavesSomething) {}

    StateRefusals(GoodRequests good, Made made, People who) {
        this.good = good;
        this.made = made;
        var idle = made.of(Purpose.IDLE);
        for (var command : List.of("start-travel", "arrive", "start-work", "finish-visit"))
            order(command, who.liam, Purpose.IDLE, Map.of(), "no-visit");
        order("start-timer", who.liam, Purpose.IDLE, Map.of(), "not-under-way");
        order("log-time", who.liam, Purpose.STOP, Map.of("from", "2026-01-05T09:00:00Z", "to", "2026-01-05T10:30:00Z",
                "visitId", "none"), "unknown-visit");
        order("report-not-done", who.liam, Purpose.IDLE, Map.of("reason", "Nobody was there."), "no-visit");
        order("complete", who.liam, Purpose.IDLE, Map.of("summary", "Done.", "signature", made.signature), "no-visit");
        order("cancel-visit", who.aoife, Purpose.IDLE, Map.of("visitId", idle.visit(), "cause", "Twice."), "visit-over");
        order("approve", who.aoife, Purpose.IDLE, made.answer(idle), "already-answered");
        order("deny", who.aoife, Purpose.IDLE, made.answer(idle, "No."), "already-answered");
        order("use-part", who.aoife, Purpose.APPROVE,
                Map.of("partId", made.part, "quantity", Map.of("amount", 1, "unit", "pcs"), "location", "store"), "not-released");
        order("return-part", who.liam, Purpose.STOP, Map.of("lineId", "none"), "unknown-line");
        order("cancel", who.maeve, Purpose.APPROVE_INVOICE, Map.of("reason", "Changed my mind."), "already-completed");
        var photo = who.aoife.api().get("/work-orders/" + made.of(Purpose.STOP).order()).ok().path("photos").path(0).path("photoId");
        order("add-photo", who.liam, Purpose.STOP, Map.of("photoId", photo.asText(), "phase", "PROBLEM", "file", made.photo), "id-taken");
        drafts(who);
        aroundTheWork(who);
        other("POST /api/invoices/{id}/send", who.niamh, "/invoices/" + made.of(Purpose.APPROVE_INVOICE).invoice() + "/send", Map.of(),
                "not-approved-yet", true);
        other("POST /api/invoices/{id}/approve", who.niamh, "/invoices/" + made.of(Purpose.SEND).invoice() + "/approve", Map.of(),
                "already-approved", true);
        other("POST /api/bookings/{visit}/move", who.aoife, "/bookings/" + idle.visit() + "/move",
                Map.of("appointment", Made.appointment(-3)), "released", false);
        other("POST /api/bookings", who.aoife, "/bookings", Map.of("orderId", made.of(Purpose.BOOK).order(), "technicianId", who.liam.id(),
                "appointment", Made.appointment(Purpose.MOVE.ordinal())), "overlap", false);
        other("POST /api/bookings/days", who.aoife, "/bookings/days", Map.of("orderId", made.of(Purpose.BOOK).order(), "technicianId",
                who.liam.id(), "days", List.of(Map.of("appointment", Made.appointment(-6)), Map.of("appointment",
                        Made.appointment(Purpose.MOVE.ordinal())))),
                "overlap", false);
    }

    private void drafts(People who) {
        var asked = made.of(Purpose.APPROVE).revision();
        order("edit-draft", who.maeve, Purpose.APPROVE, Map.of("revision", asked, "asap", true), "not-a-draft");
        order("add-item", who.maeve, Purpose.APPROVE, Map.of("revision", asked, "description", "The pump hums."), "not-a-draft");
        order("set-estimate", who.maeve, Purpose.APPROVE, Map.of("revision", asked), "not-a-draft");
        order("submit", who.maeve, Purpose.APPROVE, Map.of("revision", asked), "not-a-draft");
        order("withdraw-submission", who.maeve, Purpose.IDLE, Map.of(), "not-submitted");
        order("reassign-approver", who.aoife, Purpose.REASSIGN, Map.of("to", who.maeve.id(), "why", "He is away."), "not-eligible");
        order("release", who.aoife, Purpose.APPROVE, Map.of(), "not-approved");
        for (var command : List.of("reset-to-draft", "close-denied"))
            order(command, who.maeve, Purpose.IDLE, Map.of(), "not-denied");
    }

    private void aroundTheWork(People who) {
        var idle = made.of(Purpose.IDLE).revision();
        order("hold", who.aoife, Purpose.APPROVE, Map.of("reason", "WAITING_PARTS", "note", "On order."), "not-released");
        order("choose-course", who.liam, Purpose.IDLE, Map.of("course", "AMEND"), "no-course");
        order("resume", who.aoife, Purpose.APPROVE_INVOICE, Map.of(), "already-completed");
        order("report-delay", who.aoife, Purpose.APPROVE, Map.of("reason", "Traffic.", "newEta", "2031-03-05T09:30:00Z"), "not-released");
        order("report-no-show", who.liam, Purpose.IDLE, Map.of("by", "CUSTOMER"), "no-visit");
        for (var command : List.of("resolve-item", "close-item"))
            order(command, who.liam, Purpose.IDLE, Map.of("itemId", "none"), "unknown-item");
        order("dismiss-recommendation", who.maeve, Purpose.IDLE, Map.of("recommendationId", "none"), "unknown-recommendation");
        order("create-follow-up", who.liam, Purpose.IDLE, Map.of("kind", "TASK", "text", "Order a washer."), "not-arrived");
        order("merge-into", who.aoife, Purpose.IDLE, Map.of("into", made.of(Purpose.IDLE).order()), "same-order");
        order("link-order", who.aoife, Purpose.IDLE, Map.of("other", made.of(Purpose.IDLE).order(), "kind", "RELATED"), "same-order");
        order("attach-file", who.aoife, Purpose.GONE, Map.of("file", made.signature), "order-closed");
        order("flag-warranty", who.aoife, Purpose.GONE, Map.of("covered", true, "words", "The maker's."), "order-closed");
        order("name-equipment", who.aoife, Purpose.GONE, Map.of("assetIds", List.of()), "order-closed");
        order("decline-proposal", who.aoife, Purpose.IDLE, Map.of("visitId", "none", "wish", "On Friday."), "no-proposal");
        order("change-site", who.aoife, Purpose.IDLE, Map.of("revision", idle, "siteId", "none"), "unknown-site");
        order("correct-details", who.maeve, Purpose.APPROVE_INVOICE, Map.of("asap", true), "already-completed");
        order("report-late", who.liam, Purpose.TRAVEL, Map.of("summary", "Done."), "not-late");
        order("amend", who.aoife, Purpose.IDLE, Map.of("revision", idle, "words", "The bath too."), "no-amendments");
        order("propose-extra-work", who.aoife, Purpose.IDLE,
                Map.of("revision", idle, "why", "Rotten.", "amount", Map.of("minor", 1, "currency", "EUR")), "no-extra-work");
        order("withdraw-extra", who.aoife, Purpose.IDLE, Map.of(), "no-extra-work");
        order("assign-technician", who.aoife, Purpose.IDLE, Map.of("personId", who.liam.id()), "booked-only");
        order("unassign", who.aoife, Purpose.IDLE, Map.of(), "booked-only");
        order("offer-to", who.aoife, Purpose.IDLE, Map.of("vendorId", who.liam.id()), "not-offered-here");
        order("withdraw-offer", who.aoife, Purpose.IDLE, Map.of(), "no-offer");
        order("unassign-vendor", who.aoife, Purpose.IDLE, Map.of("reason", "They never came."), "nobody-has-it");
        order("verify", who.aoife, Purpose.IDLE, Map.of(), "not-completed");
        order("send-back", who.aoife, Purpose.APPROVE_INVOICE, Map.of("reason", "It drips."), "already-accepted");
        order("close-not-carried-out", who.aoife, Purpose.APPROVE_INVOICE, Map.of("reason", "Past repair."), "already-completed");
        order("reopen", who.aoife, Purpose.IDLE, Map.of("reason", "Again."), "still-open");
    }

    List<StateRefusal> all() {
        return List.copyOf(all);
    }

    /// Every command of a work order; and of the others those that stand above.
    static boolean isConcerned(Operation operation) {
        return operation.isCommand() && !NEVER.contains(operation.path())
                && (operation.path().startsWith("/api/work-orders/{id}/") || operation.path().startsWith("/api/bookings")
                        || operation.path().matches("/api/invoices/.*/(approve|send)"));
    }

    private void order(String command, Person by, Purpose purpose, Object body, String code) {
        other("POST /api/work-orders/{id}/" + command, by, "/work-orders/" + made.of(purpose).order() + "/" + command, body, code, true);
    }

    private void other(String operation, Person by, String path, Object body, String code, boolean leavesSomething) {
        all.add(new StateRefusal(good.of(operation), by, path, JSON.valueToTree(body), code, leavesSomething));
    }
}
