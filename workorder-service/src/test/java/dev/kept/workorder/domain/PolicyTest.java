package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.Samples.POLICY;
import static dev.kept.workorder.domain.Samples.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.workorder.domain.Policy.Approval;
import dev.kept.workorder.domain.Policy.Approval.Initial;
import dev.kept.workorder.domain.Policy.Approval.OnDeny;
import dev.kept.workorder.domain.Policy.Approval.WithoutApprover;
import dev.kept.workorder.domain.Policy.Assignment.Mode;
import dev.kept.workorder.domain.Policy.Create;
import dev.kept.workorder.domain.Policy.Document;
import dev.kept.workorder.domain.Policy.Hold.OnCustomerReply;
import dev.kept.workorder.domain.Policy.Scheduling.Need;
import dev.kept.workorder.domain.Policy.Start.StartOn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PolicyTest {

    @Test
    void an_order_names_it_with_its_version() {
        assertEquals("home-service@1", POLICY.name());
        assertEquals(POLICY, Policies.of(List.of(POLICY)).named("alder", "home-service@1").orElseThrow());
        assertTrue(Policies.of(List.of(POLICY)).named("alder", "home-service@2").isEmpty());
    }

    @Test
    @Tag("B06")
    void a_kind_of_document_may_be_issued_at_several_points() {
        assertEquals(2, documents(new Document(Document.At.APPROVED, DocumentKind.ORDER),
                new Document(Document.At.AMENDED, DocumentKind.ORDER)).documents().size());
    }

    @Test
    void what_makes_no_sense_is_refused_when_the_policy_is_read() {
        refused("word such as home-service", () -> with("Home Service", 1, Map.of()));
        refused("count from 1", () -> with("home-service", 0, Map.of()));
        refused("1 to 40 characters", () -> with("home-service", 1, Map.of("READY", " ")));
        refused("1 to 40 characters", () -> with("home-service", 1, Map.of("READY", "x".repeat(41))));
        refused("labels.GONE names nothing", () -> with("home-service", 1, Map.of("GONE", "Gone")));
        refused("of each kind once at a point", () -> documents(new Document(Document.At.APPROVED, DocumentKind.ORDER),
                new Document(Document.At.APPROVED, DocumentKind.ORDER)));
        refused("approval.limit is given", () -> approval(Initial.OVER_LIMIT, null));
        refused("approval.limit is given", () -> approval(Initial.ALWAYS, 100L));
        refused("approval.when is given", () -> approval(Initial.WHEN, null));
        refused("not below zero", () -> approval(Initial.OVER_LIMIT, -1L));
        refused("create.roles", () -> new Create(Set.of(), true));
        refused("create.roles", () -> new Create(Set.of(Role.LINK), true));
        refused("extraWork.limit", () -> new Policy.ExtraWork(euro(-1), Policy.ExtraWork.Then.GO_ON, Policy.ExtraWork.AfterNo.CLOSE));
        refused("close.by names", () -> new Policy.Close(Policy.Close.CloseOn.MANUAL, Set.of()));
        refused("complete.by names", () -> new Policy.Complete(Set.of(), Policy.Complete.From.SCHEDULED, Set.of(),
                Policy.Complete.Hours.NONE, null, null));
        refused("reopen.days", () -> new Policy.Reopen(-1));
        refused("WAITING_APPROVAL", () -> new Policy.Hold(Map.of(HoldReason.WAITING_APPROVAL, HeldVisits.KEPT), OnCustomerReply.STAY));
        refused("scheduling.need OPTIONAL", () -> working(Mode.SELF, Need.REQUIRED, StartOn.MANUAL));
        refused("assignment.mode SELF", () -> working(Mode.DIRECT, Need.OPTIONAL, StartOn.OPEN));
        assertEquals(Mode.SELF, working(Mode.SELF, Need.OPTIONAL, StartOn.OPEN).assignment().mode());
        refused("There is no policy", () -> Policies.of(List.of()));
        refused("two policies home-service@1", () -> Policies.of(List.of(POLICY, POLICY)));
    }

    private static void refused(String sentence, Executable reading) {
        var message = assertThrows(IllegalArgumentException.class, reading).getMessage();
        assertTrue(message.contains(sentence), message);
    }

    private static Policy with(String id, int version, Map<String, String> labels) {
        return new Policy(id, version, POLICY.create(), POLICY.approval(), POLICY.release(), POLICY.assignment(), POLICY.scheduling(),
                POLICY.dispatch(), POLICY.start(),
                POLICY.hold(),
                POLICY.amend(), POLICY.extraWork(), POLICY.complete(),
                POLICY.verify(), POLICY.cancel(), POLICY.close(), POLICY.reopen(), POLICY.forms(), POLICY.documents(), POLICY.recurrence(),
                labels);
    }

    private static Policy documents(Document... documents) {
        return new Policy("home-service", 1, POLICY.create(), POLICY.approval(), POLICY.release(), POLICY.assignment(), POLICY.scheduling(),
                POLICY.dispatch(), POLICY.start(),
                POLICY.hold(),
                POLICY.amend(), POLICY.extraWork(), POLICY.complete(),
                POLICY.verify(), POLICY.cancel(), POLICY.close(), POLICY.reopen(), POLICY.forms(), List.of(documents), POLICY.recurrence(),
                Map.of());
    }

    private static Policy working(Mode mode, Need need, StartOn start) {
        return new Policy("home-service", 1, POLICY.create(), POLICY.approval(), POLICY.release(),
                new Policy.Assignment(mode, null, null, null),
                new Policy.Scheduling(need, Policy.Scheduling.WhoPicks.OFFICE, null), POLICY.dispatch(), new Policy.Start(start),
                POLICY.hold(),
                POLICY.amend(), POLICY.extraWork(),
                POLICY.complete(), POLICY.verify(), POLICY.cancel(), POLICY.close(), POLICY.reopen(), POLICY.forms(), List.of(),
                POLICY.recurrence(), Map.of());
    }

    private static Approval approval(Initial initial, @Nullable Long limit) {
        return new Approval(initial, limit == null ? null : euro(limit), null, WithoutApprover.GRANT, OnDeny.CLOSE);
    }
}
