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

/// Good requests about things whose state refuses them.
final class StateRefusals {
    /// No state of an order refuses a note, or to stop what does not run.
    private static final Set<String> NEVER = Set.of("/api/work-orders/{id}/add-note", "/api/work-orders/{id}/stop-timer");
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
        order("report-not-done", who.liam, Purpose.IDLE, Map.of("reason", "Nobody was there."), "no-visit");
        order("complete", who.liam, Purpose.IDLE, Map.of("summary", "Done.", "signature", made.signature), "no-visit");
        order("cancel-visit", who.aoife, Purpose.IDLE, Map.of("visitId", idle.visit(), "cause", "Twice."), "visit-over");
        order("approve", who.aoife, Purpose.IDLE, Map.of("revision", idle.revision()), "already-answered");
        order("deny", who.aoife, Purpose.IDLE, Map.of("revision", idle.revision(), "reason", "No."), "already-answered");
        order("use-part", who.aoife, Purpose.APPROVE,
                Map.of("partId", made.part, "quantity", Map.of("amount", 1, "unit", "pcs"), "location", "store"), "not-released");
        order("cancel", who.maeve, Purpose.APPROVE_INVOICE, Map.of("reason", "Changed my mind."), "already-completed");
        var photo = who.aoife.api().get("/work-orders/" + made.of(Purpose.STOP).order()).ok().path("photos").path(0).path("photoId");
        order("add-photo", who.liam, Purpose.STOP, Map.of("photoId", photo.asText(), "phase", "PROBLEM", "file", made.photo), "id-taken");
        other("POST /api/invoices/{id}/send", who.niamh, "/invoices/" + made.of(Purpose.APPROVE_INVOICE).invoice() + "/send", Map.of(),
                "not-approved-yet", true);
        other("POST /api/invoices/{id}/approve", who.niamh, "/invoices/" + made.of(Purpose.SEND).invoice() + "/approve", Map.of(),
                "already-approved", true);
        other("POST /api/bookings/{visit}/move", who.aoife, "/bookings/" + idle.visit() + "/move",
                Map.of("appointment", Made.appointment(-3)), "released", false);
        other("POST /api/bookings", who.aoife, "/bookings", Map.of("orderId", made.of(Purpose.BOOK).order(), "technicianId", who.liam.id(),
                "appointment", Made.appointment(Purpose.MOVE.ordinal())), "overlap", false);
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
