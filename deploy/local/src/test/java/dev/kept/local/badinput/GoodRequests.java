package dev.kept.local.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.local.badinput.Contract.Operation;
import dev.kept.local.badinput.Made.Purpose;
import dev.kept.local.badinput.People.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One request per operation that would be accepted: by somebody who may, about a thing in a fitting state. What is bad about a bad one is
/// then the one thing by which it differs.
final class GoodRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// What the one policy of this installation lets nobody do: the bad ones differ from one that is refused for that alone.
    private static final Set<String> REFUSED_HERE = Stream
            .of("reset-to-draft", "close-denied", "amend", "propose-extra-work", "withdraw-extra", "send-back", "close",
                    "assign-technician", "unassign", "offer-to", "accept-offer", "decline-offer", "withdraw-offer", "unassign-vendor",
                    "choose-course", "decline-proposal")
            .map(command -> "POST /api/work-orders/{id}/" + command).collect(Collectors.toSet());
    /// What is so already under this policy: accepted, and no fact comes of it that could remember the key.
    private static final Set<String> NOTHING_NEW = Stream
            .of("release", "verify", "reassign-approver", "adopt-policy", "change-site", "name-equipment")
            .map(command -> "POST /api/work-orders/{id}/" + command).collect(Collectors.toSet());
    private static final String GLAZIERS = """
            {
              "id": "glaziers",
              "version": 1,
              "create": { "roles": ["OFFICE"], "autoSubmit": true },
              "approval": { "initial": "NONE", "withoutApprover": "GRANT", "onDeny": "CLOSE" },
              "release": "AUTO",
              "dispatch": { "on": "ASSIGN" },
              "complete": { "requires": [] },
              "verify": "NONE",
              "cancel": { "byCustomer": true },
              "close": { "on": "COMPLETE" },
              "documents": [],
              "labels": { "READY": "To be glazed" }
            }
            """;
    private final Map<String, Operation> operations;
    private final Made made;
    private final Map<String, Good> all = new LinkedHashMap<>();

    /// @param path below `/api`
    /// @param body null where it takes none; a text where it is a file of rows
    /// @param wrong somebody who sees as much, but may not; null where everybody may
    record Good(Operation operation, Person by, String path, @Nullable JsonNode body, @Nullable WrongRole wrong) {
        boolean isAccepted() {
            return !REFUSED_HERE.contains(operation.name());
        }

        boolean isRemembered() {
            return isAccepted() && operation.isCommand() && !NOTHING_NEW.contains(operation.name());
        }

        @Override
        public String toString() {
            return operation.name();
        }
    }

    /// @param path of something that they see
    record WrongRole(Person person, String path) {}

    GoodRequests(Contract contract, Made made, People people) {
        this.operations = contract.operations().stream().collect(Collectors.toMap(Operation::name, Function.identity()));
        this.made = made;
        questions(people);
        orders(people);
        drafts(people);
        work(people);
        aroundTheWork(people);
        endings(people);
        directory(people);
        plans(people);
        calendarAndStores(people);
        invoicesAndLinks(people);
        requestForms(people);
    }

    List<Good> all() {
        return List.copyOf(all.values());
    }

    Good of(String operation) {
        var good = all.get(operation);
        if (good == null)
            throw new AssertionError("No good request for " + operation);
        return good;
    }

    private void questions(People who) {
        var order = made.of(Purpose.APPROVE_INVOICE);
        add("GET /api/work-orders", who.aoife, null, null);
        add("GET /api/work-orders/{id}", who.liam, null, null, order.order());
        add("GET /api/work-orders/{id}/timeline", who.maeve, null, null, order.order());
        add("GET /api/work-orders/{id}/approvers", who.maeve, null, null, order.order());
        add("GET /api/work-orders/{id}/files/{sha256}", who.maeve, null, null, order.order(), made.photo.path("sha256").asText());
        add("GET /api/invoices", who.niamh, null, who.tomasz);
        add("GET /api/invoices/{id}", who.niamh, null, null, order.invoice());
        add("GET /api/bookings/{visit}", who.aoife, null, null, order.visit());
        add("GET /api/parts/{id}", who.aoife, null, who.maeve, made.part);
        add("GET /api/stock/{item}", who.aoife, null, who.maeve, made.stock());
        add("GET /api/my-jobs", who.liam, null, who.maeve);
        add("GET /api/me/calendar", who.maeve, null, null);
        add("GET /api/technicians", who.aoife, null, who.maeve);
        add("GET /api/site-names", who.liam, null, who.maeve);
        add("GET /api/assets", who.liam, null, null);
        asked(add("GET /api/record", who.aoife, null, null), "?customer=none");
        asked(add("GET /api/similar-customers", who.aoife, null, who.tomasz), "?customer=none");
        asked(add("GET /api/similar-orders", who.aoife, null, null), "?customer=none&words=boiler");
        asked(add("GET /api/service-types/suggested", who.maeve, null, null), "?words=boiler");
        asked(add("GET /api/work-orders/{id}/differences", who.maeve, null, null, order.order()), "?from=2040-01-01T00:00:00Z");
        for (var list : List.of("calendar", "parts", "stock"))
            add("GET /api/" + list, who.aoife, null, who.maeve);
        for (var list : List.of("customers", "sites", "messages", "directory/policies", "directory/policy-rules"))
            add("GET /api/" + list, who.aoife, null, who.tomasz);
        add("GET /api/directory/policies/{policyId}", who.aoife, null, who.tomasz, "home-service");
        add("GET /api/people", who.aoife, null, who.sean);
        for (var list : List.of("service-types", "technician-names", "organisation", "me", "sessions/current", "changes",
                "directory/labels"))
            add("GET /api/" + list, who.maeve, null, null);
        for (var list : List.of("consumers", "parked", "stream"))
            add("GET /api/console/" + list, who.sean, null, who.aoife);
        add("POST /api/console/rebuild-check", who.sean, null, who.aoife);
        add("POST /api/console/parked/{service}/{consumer}/{stream}/replay", who.sean, null, who.aoife, "workorder", "views",
                "workorder%2F" + order.order());
        for (var open : List.of("demo-people", "demo-run", "dev/clock"))
            add("GET /api/" + open, who.nobody, null, null);
        add("DELETE /api/dev/clock", who.nobody, null, null);
        add("POST /api/dev/clock", who.nobody, Map.of("offset", "PT0S"), null);
        add("POST /api/sessions", who.nobody, Map.of("email", "aoife.kelly@alder.example", "password", "kept-demo-2026"), null);
        add("DELETE /api/sessions", who.nobody, null, null);
        add("POST /api/tokens", who.nobody, null, null);
        add("POST /api/files", who.maeve, null, null);
        asked(add("GET /api/slots", who.aoife, null, who.maeve), "?order=" + made.of(Purpose.BOOK).order());
    }

    private void orders(People who) {
        add("POST /api/work-orders", who.maeve,
                Map.of("description", "The gutter leaks.", "serviceType", "plumbing", "siteId", Made.SITE, "asap", false, "attachments",
                        List.of(made.photo), "items", List.of(Map.of("description", "Gutter at the back")), "estimate", euros(8_000)),
                who.tomasz);
        var approve = made.of(Purpose.APPROVE);
        add("POST /api/work-orders/{id}/approve", who.declan, made.answer(approve), who.niamh, approve.order());
        var deny = made.of(Purpose.DENY);
        add("POST /api/work-orders/{id}/deny", who.declan, made.answer(deny, "Too dear."), who.niamh,
                deny.order());
        add("POST /api/work-orders/{id}/cancel", who.maeve, Map.of("reason", "It stopped by itself."), who.niamh,
                made.of(Purpose.CANCEL).order());
        var visit = made.of(Purpose.CANCEL_VISIT);
        add("POST /api/work-orders/{id}/cancel-visit", who.aoife, Map.of("visitId", visit.visit(), "cause", "Nobody is at home."),
                who.maeve, visit.order());
    }

    private void work(People who) {
        onVisit("start-travel", Purpose.TRAVEL, Map.of("eta", "2031-03-05T09:30:00Z"), who);
        onVisit("arrive", Purpose.ARRIVE, Map.of(), who);
        onVisit("start-work", Purpose.START, Map.of(), who);
        onVisit("finish-visit", Purpose.FINISH, Map.of(), who);
        onVisit("report-not-done", Purpose.NOT_DONE, Map.of("reason", "The valve is seized."), who);
        var stop = made.of(Purpose.STOP).order();
        add("POST /api/work-orders/{id}/stop-timer", who.liam, Map.of("attended", true), who.niamh, stop);
        add("POST /api/work-orders/{id}/start-timer", who.liam, Map.of("attended", false), who.niamh, stop);
        add("POST /api/work-orders/{id}/log-time", who.liam,
                Map.of("from", "2026-01-05T09:00:00Z", "to", "2026-01-05T10:30:00Z", "attended",
                        true),
                who.niamh, stop);
        add("POST /api/work-orders/{id}/add-note", who.liam, Map.of("text", "Washer is worn."), who.niamh, stop);
        add("POST /api/work-orders/{id}/add-photo", who.liam, Map.of("phase", "IN_PROGRESS", "file", made.photo), who.niamh, stop);
        add("POST /api/work-orders/commands", who.liam, Map.of("commands", List.of(Map.of("orderId", stop, "command", "add-note", "key",
                UUID.randomUUID().toString(), "occurredAt", "2026-03-05T09:30:00Z", "body", Map.of("text", "No signal."), "revision", 1))),
                null);
        add("POST /api/work-orders/{id}/use-part", who.liam, Map.of("partId", made.part, "quantity", pieces(1), "location", "store"),
                who.niamh, stop);
        var line = UUID.randomUUID().toString();
        who.liam.api().post("/work-orders/" + stop + "/use-part", Map.of("lineId", line, "partId", made.part, "quantity", pieces(2),
                "location", "store")).ok();
        add("POST /api/work-orders/{id}/return-part", who.liam, Map.of("lineId", line, "quantity", pieces(1)), who.niamh, stop);
        add("POST /api/work-orders/{id}/complete", who.liam,
                Map.of("summary", "Washer replaced.", "signature", made.signature, "signedBy", "Maeve Brennan"), who.niamh,
                made.of(Purpose.COMPLETE).order());
    }

    private void drafts(People who) {
        var edit = made.of(Purpose.EDIT);
        command("edit-draft", who.maeve, edit,
                Map.of("revision", edit.revision(), "description", "The bath tap drips.", "priority", "URGENT", "asap", true), who);
        var add = made.of(Purpose.ADD_ITEM);
        command("add-item", who.maeve, add, Map.of("revision", add.revision(), "description", "The pump hums."), who);
        var estimate = made.of(Purpose.ESTIMATE);
        command("set-estimate", who.maeve, estimate, Map.of("revision", estimate.revision(), "estimate", euros(40_000)), who);
        var submit = made.of(Purpose.SUBMIT);
        command("submit", who.maeve, submit, Map.of("revision", submit.revision(), "approver", who.declan.id()), who);
        command("withdraw-submission", who.maeve, made.of(Purpose.WITHDRAW), Map.of(), who);
        command("reassign-approver", who.aoife, made.of(Purpose.REASSIGN), Map.of("to", who.declan.id(), "why", "He is back."), who);
        command("release", who.aoife, made.of(Purpose.HOLD), Map.of(), who);
        for (var refused : List.of("reset-to-draft", "close-denied"))
            command(refused, who.maeve, edit, Map.of(), who);
    }

    private void aroundTheWork(People who) {
        command("hold", who.aoife, made.of(Purpose.HOLD), Map.of("reason", "WAITING_PARTS", "note", "On order.", "until",
                "2031-03-05T09:30:00Z", "visits", "KEPT"), who);
        var working = made.of(Purpose.STOP);
        var held = made.of(Purpose.RESUME);
        who.aoife.api().post("/work-orders/" + held.order() + "/hold", Map.of("reason", "WAITING_PARTS", "note", "On order.")).ok();
        command("resume", who.aoife, held, Map.of(), who);
        command("choose-course", who.liam, working, Map.of("visitId", working.visit(), "course", "AMEND", "answers", Map.of()), who);
        command("reply", who.maeve, working, Map.of("text", "White, please."), who);
        command("report-delay", who.liam, working, Map.of("visitId", working.visit(), "reason", "Traffic.", "newEta",
                "2031-03-05T09:30:00Z"), who);
        onVisit("report-no-show", Purpose.NO_SHOW, Map.of("by", "CUSTOMER"), who);
        command("resolve-item", who.liam, working, Map.of("itemId", item(working, who)), who);
        var other = made.of(Purpose.FINISH);
        command("close-item", who.liam, other, Map.of("itemId", item(other, who), "reason", "The tenant did it."), who);
        command("recommend", who.liam, working, Map.of("text", "Change the pump.", "inMonths", 12), who);
        var recommended = UUID.randomUUID().toString();
        who.liam.api().post("/work-orders/" + other.order() + "/recommend",
                Map.of("recommendationId", recommended, "text", "Change the filter.", "inMonths", 6)).ok();
        command("dismiss-recommendation", who.maeve, other, Map.of("recommendationId", recommended), who);
        command("create-follow-up", who.liam, working, Map.of("kind", "REMINDER", "text", "Look at the washer.", "inMonths", 6, "items",
                List.of()), who);
        command("correct-details", who.maeve, working, Map.of("priority", "EMERGENCY", "description", "The tap drips badly."), who);
        command("amend", who.aoife, working, Map.of("revision", working.revision(), "words", "The bath too.", "amount", euros(1_000)), who);
        command("propose-extra-work", who.liam, working, Map.of("revision", working.revision(), "why", "The pipe is rotten.", "amount",
                euros(9_000)), who);
        command("withdraw-extra", who.liam, working, Map.of(), who);
        command("assign-technician", who.aoife, working, Map.of("personId", who.liam.id()), who);
        command("unassign", who.aoife, working, Map.of(), who);
        command("offer-to", who.aoife, working, Map.of("vendorId", who.liam.id()), who);
        command("accept-offer", who.liam, working, Map.of("offerId", "none"), who);
        command("decline-offer", who.liam, working, Map.of("offerId", "none", "reason", "On holiday."), who);
        command("withdraw-offer", who.aoife, working, Map.of(), who);
        command("decline-proposal", who.aoife, working, Map.of("visitId", "none", "wish", "On Friday."), who);
        command("unassign-vendor", who.aoife, working, Map.of("reason", "They never came."), who);
    }

    private void endings(People who) {
        var done = made.of(Purpose.REOPEN);
        command("report-late", who.liam, made.of(Purpose.SEND), Map.of("summary", "It was done on Monday.", "signature", made.signature,
                "signedBy", "Maeve Brennan"), who);
        command("verify", who.aoife, made.of(Purpose.SEND), Map.of(), who);
        command("send-back", who.aoife, done, Map.of("reason", "It still drips."), who);
        add("POST /api/work-orders/{id}/close", who.aoife, Map.of(), null, done.order());
        command("close-not-carried-out", who.aoife, made.of(Purpose.GIVE_UP), Map.of("reason", "Past repair."), who);
        command("merge-into", who.aoife, made.of(Purpose.MERGE), Map.of("into", made.of(Purpose.BOOK).order()), who);
        command("link-order", who.aoife, made.of(Purpose.HOLD), Map.of("other", made.of(Purpose.BOOK).order(), "kind", "RELATED"), who);
        command("attach-file", who.aoife, made.of(Purpose.HOLD), Map.of("file", made.signature), who);
        command("flag-warranty", who.aoife, made.of(Purpose.HOLD), Map.of("covered", true, "words", "The maker's.", "until",
                "2031-03-05"), who);
        command("name-equipment", who.aoife, made.of(Purpose.HOLD), Map.of("assetIds", List.of()), who);
        command("change-site", who.aoife, made.of(Purpose.PLACE),
                Map.of("revision", made.of(Purpose.PLACE).revision(), "siteId", Made.SITE), who);
        command("adopt-policy", who.aoife, made.of(Purpose.HOLD), Map.of("policy", "home-service@1", "reason", "Signed today."), who);
        command("reopen", who.aoife, done, Map.of("reason", "It drips again."), who);
    }

    private String item(Made.Thing thing, People who) {
        return who.aoife.api().get("/work-orders/" + thing.order()).ok().path("items").path(0).path("itemId").asText();
    }

    /// The accountant sees every order and works on none.
    private void command(String command, Person by, Made.Thing thing, Object body, People who) {
        add("POST /api/work-orders/{id}/" + command, by, body, who.niamh, thing.order());
    }

    private void onVisit(String command, Purpose purpose, Map<String, Object> more, People who) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("visitId", made.of(purpose).visit());
        add("POST /api/work-orders/{id}/" + command, who.liam, body, who.niamh, made.of(purpose).order());
    }

    private void directory(People who) {
        add("POST /api/directory/organisations", who.elsewhere(who.aoife), Map.of("name", "Birch Repairs", "zone", "Europe/Warsaw",
                "currency", "PLN", "email", "office@birch.example", "phone", "+48 22 555 0100"), who.tomasz);
        add("POST /api/directory/people", who.aoife, Map.of("name", "Fionn Daly", "email", "fionn.daly@alder.example", "phone",
                "+353 1 555 0190", "roles", List.of("TECHNICIAN"), "language", "en-IE"), who.tomasz);
        add("POST /api/directory/customers", who.aoife, Map.of("name", "Nora Quigley", "primaryContactId", who.nora.id(),
                "billingAddress", "3 Mill Lane, Dublin 8"), who.tomasz);
        add("POST /api/directory/sites", who.aoife, Map.of("customerId", who.nora.holder().customerId(), "address", "3 Mill Lane, Dublin 8",
                "accessNotes", "Ring twice.", "zone", "Europe/Dublin", "latitude", 53.34, "longitude", -6.28), who.tomasz);
        add("POST /api/directory/service-types", who.aoife, Map.of("code", "window-glazing", "name", "Window glazing",
                "expectedDuration", "PT1H", "skills", List.of("glazing")), who.tomasz);
        var kind = Map.of("code", "shop-fitting", "name", "Shop fitting", "expectedDuration", "PT1H", "skills", List.of("joinery"),
                "keywords",
                List.of("shelf", "counter"));
        registered("service-types", otherwise(kind, "name"), who);
        add("POST /api/directory/service-types/{code}/change", who.aoife, kind, who.tomasz, "shop-fitting");
        var customer = Map.of("name", "Nora Quigley", "primaryContactId", who.nora.id(), "billingAddress", "3 Mill Lane, Dublin 8");
        add("POST /api/directory/customers/{id}/change", who.aoife, customer, who.tomasz,
                registered("customers", otherwise(customer, "name"), who));
        add("POST /api/directory/customers/{id}/merge", who.aoife, Map.of("into", registered("customers", customer, who)), who.tomasz,
                registered("customers", otherwise(customer, "name"), who));
        var person = Map.of("name", "Fionn Daly", "email", "fionn.daly@alder.example", "phone", "+353 1 555 0190", "roles",
                List.of("TECHNICIAN"), "language", "en-IE");
        add("POST /api/directory/people/{id}/change", who.aoife, person, who.tomasz, registered("people", otherwise(person, "name"), who));
        var site = Map.of("customerId", who.nora.holder().customerId(), "address", "3 Mill Lane, Dublin 8", "accessNotes", "Ring twice.",
                "zone",
                "Europe/Dublin");
        var house = registered("sites", otherwise(site, "address"), who);
        add("POST /api/directory/sites/{id}/change", who.aoife, site, who.tomasz, house);
        var boiler = Map.of("siteId", house, "name", "Boiler", "model", "ecoTEC 24", "warrantyUntil", "2031-05-01");
        add("POST /api/directory/assets", who.aoife, boiler, who.tomasz);
        add("POST /api/directory/assets/{id}/change", who.aoife, boiler, who.tomasz, registered("assets", otherwise(boiler, "name"), who));
        var rows = "name,contact,email,place\nHanlon,Ita Hanlon,ita@hanlon.example,2 Weir Road\n";
        for (var command : List.of("imports", "import-checks"))
            asked(add("POST /api/directory/" + command, who.aoife, rows, who.tomasz), "?kind=customers");
        registered("people", Map.of("name", "Rory Hanlon", "email", "rory.hanlon@alder.example", "phone", "+353 1 555 0191", "roles",
                List.of("TECHNICIAN"), "language", "en-IE"), who);
        var working = "email,zone,hours\nrory.hanlon@alder.example,Europe/Dublin,Sat 08:00-12:00\n";
        asked(add("POST /api/technicians/imports", who.aoife, working, who.tomasz), "?keep=all");
        add("POST /api/technicians/import-checks", who.aoife, working, who.tomasz);
        add("GET /api/directory/delegation", who.maeve, null, null);
        add("POST /api/directory/delegations", who.maeve, Map.of("to", who.declan.id(), "from", "2031-03-05T00:00:00Z", "until",
                "2031-03-12T00:00:00Z"), null);
        add("POST /api/directory/policies", who.aoife, Map.of("document", GLAZIERS), who.tomasz);
        add("POST /api/directory/policies/{policyId}/compare", who.aoife, Map.of("document", GLAZIERS), who.tomasz, "home-service");
        add("POST /api/directory/policies/{policyId}/dry-run", who.aoife, Map.of("document", GLAZIERS), who.tomasz,
                "glaziers");
        add("POST /api/directory/policy-rules", who.aoife, Map.of("rules", List.of(Map.of("sources", List.of("API"), "siteIds", List.of(),
                "serviceTypes", List.of("window-glazing"), "policyId", "home-service"))), who.tomasz);
    }

    /// As it read before.
    private static Map<String, Object> otherwise(Map<String, ?> entry, String field) {
        var before = new LinkedHashMap<String, Object>(entry);
        before.put(field, "Before");
        return before;
    }

    private static String registered(String kind, Map<String, ?> entry, People who) {
        return who.aoife.api().post("/directory/" + kind, entry).ok().path("id").asText();
    }

    private void plans(People who) {
        var plan = plan(who, false);
        add("GET /api/plans", who.aoife, null, who.tomasz);
        add("GET /api/plans/{id}", who.aoife, null, null, plan);
        add("POST /api/plans", who.aoife, quarterly(), who.tomasz);
        add("POST /api/plans/preview", who.aoife, quarterly().get("when"), who.tomasz);
        add("POST /api/plans/{id}/activate", who.aoife, Map.of(), who.tomasz, plan);
        add("POST /api/plans/{id}/pause", who.aoife, Map.of("reason", "The house is empty."), who.tomasz, plan(who, true));
        var paused = plan(who, true);
        who.aoife.api().post("/plans/" + paused + "/pause", Map.of("reason", "The house is empty.")).ok();
        add("POST /api/plans/{id}/resume", who.aoife, Map.of(), who.tomasz, paused);
        add("POST /api/plans/{id}/end", who.aoife, Map.of("reason", "They have moved."), who.tomasz, plan(who, true));
        add("POST /api/plans/{id}/skip", who.aoife, Map.of("number", 1), who.tomasz, plan(who, true));
        add("POST /api/plans/{id}/move", who.aoife, Map.of("number", 1, "to", "2031-03-06"), who.tomasz, plan(who, true));
    }

    private static Map<String, Object> quarterly() {
        return Map.of("siteId", Made.SITE, "serviceType", "plumbing", "description", "Clean the gutter.", "when",
                Map.of("calendar", "FREQ=MONTHLY;INTERVAL=3", "startsOn", "2031-03-05", "until", "2032-03-05"));
    }

    private static String plan(People who, boolean active) {
        var plan = who.aoife.api().post("/plans", quarterly()).ok().path("id").asText();
        if (active)
            who.aoife.api().post("/plans/" + plan + "/activate", Map.of()).ok();
        return plan;
    }

    private static String technician(People who) {
        return who.aoife.api().post("/technicians", Map.of("personId", UUID.randomUUID().toString(), "skills", List.of(), "zone",
                "Europe/Dublin", "days", List.of("SATURDAY"), "from", "08:00", "to", "12:00")).ok().path("id").asText();
    }

    private static String following(People who) {
        var id = technician(who);
        who.aoife.api().post("/technicians/" + id + "/follow-calendar", Map.of("address", "https://calendar.invalid/theirs.ics")).ok();
        return id;
    }

    private static String absence(People who, String technician) {
        var id = UUID.randomUUID().toString();
        who.aoife.api().post("/technicians/" + technician + "/record-absence", Map.of("absenceId", id, "kind", "TRAINING", "from",
                LocalDate.now().plusDays(50) + "T00:00", "until", LocalDate.now().plusDays(51) + "T00:00")).ok();
        return id;
    }

    private void calendarAndStores(People who) {
        add("POST /api/technicians", who.aoife, Map.of("personId", UUID.randomUUID().toString(), "skills", List.of("glazing"), "zone",
                "Europe/Dublin", "days", List.of("SATURDAY"), "from", "08:00", "to", "12:00"), who.tomasz);
        var technician = technician(who);
        var home = Map.of("latitude", 53.35, "longitude", -6.26);
        add("POST /api/technicians/{technician}/change", who.aoife, Map.of("skills", List.of(Map.of("name", "glazing", "level", 3)),
                "certificates", List.of(Map.of("name", "Insurance", "validUntil", "2031-03-31")), "zone", "Europe/Dublin", "shifts",
                List.of(Map.of("days", List.of("SATURDAY"), "from", "08:00", "to", "12:00")), "breaks",
                List.of(Map.of("days", List.of("SATURDAY"), "from", "10:00", "to", "10:15")), "start", home, "end", home, "reachKm", 40,
                "costPerHour", euros(3_250), "mostVisitsADay", 5), who.tomasz, technician);
        var leave = Map.<String, Object>of("kind", "LEAVE", "from", LocalDate.now().plusDays(30) + "T00:00", "until",
                LocalDate.now().plusDays(37) + "T00:00");
        add("POST /api/technicians/{technician}/record-absence", who.aoife, leave, who.tomasz, technician);
        add("POST /api/technicians/{technician}/follow-calendar", who.aoife, Map.of("address", "https://calendar.invalid/mine.ics"),
                who.tomasz, technician);
        add("POST /api/technicians/{technician}/leave-calendar", who.aoife, Map.of(), who.tomasz, following(who));
        add("POST /api/technicians/{technician}/cancel-absence", who.aoife, Map.of("absenceId", absence(who, technician)), who.tomasz,
                technician);
        add("POST /api/bookings", who.aoife, Map.of("orderId", made.of(Purpose.BOOK).order(), "technicianId", who.liam.id(),
                "appointment", Made.appointment(-1)), who.tomasz);
        add("POST /api/bookings/days", who.aoife, Map.of("orderId", made.of(Purpose.BOOK).order(), "technicianId", who.liam.id(),
                "helperIds", List.of(), "days", List.of(Map.of("appointment", Made.appointment(-5)))), who.tomasz);
        add("POST /api/bookings/{visit}/move", who.aoife, Map.of("appointment", Made.appointment(-2)), who.tomasz,
                made.of(Purpose.MOVE).visit());
        add("POST /api/parts", who.aoife, Map.of("id", UUID.randomUUID().toString(), "number", "ZZ-GLASS", "name", "Window glass",
                "unit", "m2", "unitCost", euros(2_100)), who.tomasz);
        add("POST /api/stock/{item}/receive", who.aoife, Map.of("quantity", pieces(5)), who.tomasz, made.stock());
        add("POST /api/stock/{item}/set-reorder-point", who.aoife, Map.of("reorderPoint", 3), who.tomasz, made.stock());
    }

    private void invoicesAndLinks(People who) {
        var sent = made.of(Purpose.PAY).invoice();
        for (var command : Map.of("approve", Purpose.APPROVE_INVOICE, "send", Purpose.SEND).entrySet())
            add("POST /api/invoices/{id}/" + command.getKey(), who.niamh, Map.of(), null, made.of(command.getValue()).invoice());
        add("POST /api/invoices/{id}/pay", who.maeve, card(), who.niamh, sent);
        wrongAt("POST /api/invoices/{id}/approve", who.maeve, "/invoices/" + sent + "/approve");
        wrongAt("POST /api/invoices/{id}/send", who.maeve, "/invoices/" + sent + "/send");
        var approve = made.of(Purpose.APPROVE_BY_LINK).link();
        var pay = made.of(Purpose.PAY_BY_LINK).link();
        add("GET /api/links/{token}", who.nobody, null, null, approve);
        var calendar = who.tomasz.api().get("/me/calendar").ok().path("url").asText().split("/links/")[1].split("/")[0];
        add("GET /api/links/{token}/visits.ics", who.nobody, null, null, calendar);
        add("POST /api/links/{token}/approve", who.nobody, Map.of(), null, approve);
        add("POST /api/links/{token}/deny", who.nobody, Map.of("reason", "Too dear."), null, made.of(Purpose.DENY_BY_LINK).link());
        add("POST /api/links/{token}/pay", who.nobody, card(), null, pay);
        wrongAt("POST /api/links/{token}/approve", who.nobody, "/links/" + pay + "/approve");
        wrongAt("POST /api/links/{token}/deny", who.nobody, "/links/" + pay + "/deny");
        wrongAt("POST /api/links/{token}/pay", who.nobody, "/links/" + approve + "/pay");
    }

    private void requestForms(People who) {
        var sign = Map.of("siteId", Made.SITE);
        add("POST /api/directory/request-forms", who.aoife, sign, who.tomasz);
        add("POST /api/directory/request-forms/{id}/close", who.aoife, Map.of(), who.tomasz, registered("request-forms", sign, who));
        var form = registered("request-forms", sign, who);
        add("GET /api/request-forms", who.aoife, null, who.tomasz);
        add("GET /api/directory/request-forms/{id}", who.aoife, null, who.tomasz, form);
        add("GET /api/directory/request-forms/{id}/code", who.aoife, null, who.tomasz, form);
        var link = who.aoife.api().get("/directory/request-forms/" + form).ok().path("link").asText();
        var token = link.substring(link.lastIndexOf('/') + 1);
        add("GET /api/links/{token}/form", who.nobody, null, null, token);
        add("POST /api/links/{token}/photos", who.nobody, null, null, token);
        var opened = who.nobody.api().eventually("/links/" + token + "/form", Duration.ofSeconds(20), _ -> true).path("opened").asText();
        add("POST /api/links/{token}/request", who.nobody, Map.of("description", "The tap in the hall drips.", "serviceType", "plumbing",
                "name", "Orla Byrne", "email", "orla@example.com", "opened", opened, "photos", List.of(made.photo)), null, token);
    }

    private Good add(String name, Person by, @Nullable Object body, @Nullable Person wrong, String... named) {
        var operation = operations.get(name);
        if (operation == null)
            throw new AssertionError("The contract has no " + name);
        var path = operation.path().substring("/api".length());
        for (var value : named)
            path = path.replaceFirst("\\{[a-zA-Z0-9]+}", value);
        var good = new Good(operation, by, path, body == null ? null : JSON.valueToTree(body),
                wrong == null ? null : new WrongRole(wrong, path));
        all.put(name, good);
        return good;
    }

    /// The same with what it cannot do without.
    private void asked(Good good, String query) {
        var wrong = good.wrong();
        all.put(good.operation().name(), new Good(good.operation(), good.by(), good.path() + query, good.body(),
                wrong == null ? null : new WrongRole(wrong.person(), wrong.path() + query)));
    }

    private void wrongAt(String name, Person person, String path) {
        var good = of(name);
        all.put(name, new Good(good.operation(), good.by(), good.path(), good.body(), new WrongRole(person, path)));
    }

    static Map<String, Object> card() {
        return Map.of("method", "CARD", "card", "4242 4242 4242 4242");
    }

    private static Map<String, Object> euros(long cents) {
        return Map.of("minor", cents, "currency", "EUR");
    }

    private static Map<String, Object> pieces(int amount) {
        return Map.of("amount", amount, "unit", "pcs");
    }
}
