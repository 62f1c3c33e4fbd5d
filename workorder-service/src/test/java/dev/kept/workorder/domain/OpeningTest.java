package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.BRENNANS;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NEIGHBOUR;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.BOILER;
import static dev.kept.workorder.domain.Samples.REQUESTER;
import static dev.kept.workorder.domain.Samples.SITE;
import static dev.kept.workorder.domain.Samples.euro;
import static dev.kept.workorder.domain.Samples.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.AssignmentMode;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.Policy.Approval;
import dev.kept.workorder.domain.Policy.Approval.Initial;
import dev.kept.workorder.domain.Policy.Approval.OnDeny;
import dev.kept.workorder.domain.Policy.Approval.WithoutApprover;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpeningTest {

    @Test
    @Tag("C11")
    @Tag("A01")
    void a_customers_request_is_an_order_that_waits_for_their_approver() {
        var life = Life.nothing().when(MAEVE, open()).then(WorkOrderOpened.class, WorkOrderSubmitted.class, ApprovalRequested.class)
                .thenFact(new ApprovalRequested("approval-1", ApprovalKind.INITIAL, null, List.of("declan"), 1))
                .thenWhy(ApprovalRequested.class, "approval.initial = OVER_LIMIT",
                        "There is no estimate to hold against the limit of 150.00 EUR")
                .thenStatus(Status.SUBMITTED);
        var opened = life.fact(WorkOrderOpened.class);
        assertEquals(Source.PORTAL, opened.source());
        assertEquals(BRENNANS, opened.customerId());
        assertEquals("Europe/Dublin", opened.zone());
        assertEquals(2, opened.items().size());
        assertEquals(1, life.order().revision());
    }

    @Test
    @Tag("D02")
    @Tag("E03")
    void the_office_opens_on_behalf_of_a_customer() {
        var opened = Life.nothing().when(AOIFE, open()).fact(WorkOrderOpened.class);
        assertEquals("maeve", opened.requesterId());
        assertEquals("aoife", opened.openedBy());
        assertEquals(Source.OFFICE, opened.source());
    }

    @Test
    @Tag("B02")
    void who_is_not_named_by_the_policy_opens_nothing() {
        Life.nothing().when(TOMASZ, open()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.nothing().when(KEPT, open()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    @Tag("C05")
    void an_estimate_above_the_limit_asks_and_one_at_it_does_not() {
        Life.nothing().when(MAEVE, open(euro(15_001), "declan")).thenStatus(Status.SUBMITTED).thenWhy(ApprovalRequested.class,
                "approval.initial = OVER_LIMIT", "150.01 EUR is above the limit of 150.00 EUR");
        Life.nothing().when(MAEVE, open(euro(15_000), "declan"))
                .then(WorkOrderOpened.class, WorkOrderSubmitted.class, ApprovalGranted.class, WorkOrderReleased.class)
                .thenWhy(ApprovalGranted.class, "approval.initial = OVER_LIMIT", "150.00 EUR is not above the limit of 150.00 EUR")
                .thenStatus(Status.READY);
        Life.nothing().when(MAEVE, open(new Money(10, "PLN"), "declan")).thenWhy(ApprovalRequested.class,
                "approval.initial = OVER_LIMIT", "0.10 PLN cannot be held against the limit of 150.00 EUR");
    }

    @Test
    void where_nobody_but_the_requester_approves_the_rule_does() {
        Life.nothing().when(MAEVE, open(euro(20_000), "maeve")).thenStatus(Status.READY)
                .thenFact(new ApprovalGranted("approval-1", ApprovalKind.INITIAL, euro(20_000), 1))
                .thenWhy(ApprovalGranted.class, "approval.withoutApprover = GRANT",
                        "200.00 EUR is above the limit of 150.00 EUR, but this customer has nobody besides the requester who approves");
        Life.nothing().when(DECLAN, open()).thenStatus(Status.READY); // four eyes: not by him who opened it
    }

    @Test
    void an_estimate_has_an_upper_end() {
        Life.nothing().when(MAEVE, open(euro(Limits.LARGEST_AMOUNT + 1), "declan")).thenRefused(Kind.INVALID, "bad-estimate");
        var life = Life.under(Samples.amending()).given(MAEVE, open(euro(Limits.LARGEST_AMOUNT), "declan")).given(DECLAN,
                Samples.approve());
        assertFalse(new Allowances(life.decider()).of(life.state(), Asked.at(AOIFE, life.now())).isEmpty());
    }

    @Test
    void a_policy_may_ask_the_office_instead() {
        var asking = Samples.policy(new Approval(Initial.OVER_LIMIT, euro(0), null, WithoutApprover.ASK_OFFICE, OnDeny.CLOSE));
        Life.under(asking).when(MAEVE, open(null)).thenStatus(Status.SUBMITTED).when(DECLAN, Samples.approve())
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(AOIFE, Samples.approve()).thenStatus(Status.READY);
    }

    @Test
    void a_policy_may_ask_always_or_never() {
        Life.under(Samples.policy(new Approval(Initial.ALWAYS, null, null, WithoutApprover.GRANT, OnDeny.CLOSE)))
                .when(MAEVE, open(euro(1), "declan")).thenStatus(Status.SUBMITTED);
        Life.under(Samples.policy(new Approval(Initial.NONE, null, null, WithoutApprover.GRANT, OnDeny.CLOSE)))
                .when(MAEVE, open(euro(1_000_000), "declan")).thenStatus(Status.READY);
    }

    @Test
    @Tag("A12")
    void the_release_tells_who_finds_a_time_where_that_is_left_to_who_asked_for_the_work() {
        var theirs = Samples.varied(Map.of("scheduling", "{\"need\":\"REQUIRED\",\"whoPicks\":\"SUBMITTER\"}"));
        var opened = Life.under(theirs).when(AOIFE, open(null)).thenFact(new WorkOrderReleased("boiler-repair", List.of("boiler"),
                BOILER.expectedDuration(), SITE.siteId(), "Europe/Dublin", 1, AssignmentMode.DIRECT, List.of("maeve", "aoife")));
        var allowances = new Allowances(opened.decider());
        var order = (Order) opened.state();
        for (var picks : List.of(MAEVE, AOIFE))
            assertTrue(allowances.picks(order, Asked.at(picks, opened.now())), picks.id());
        for (var other : List.of(DECLAN, TOMASZ))
            assertFalse(allowances.picks(order, Asked.at(other, opened.now())), other.id());
        var offices = Life.nothing().given(MAEVE, open(null));
        assertFalse(new Allowances(offices.decider()).picks((Order) offices.state(), Asked.at(MAEVE, offices.now())));
    }

    @Test
    @Tag("D19")
    void the_release_tells_what_scheduling_needs() {
        Life.nothing().when(MAEVE, open(null)).thenFact(new WorkOrderReleased("boiler-repair", List.of("boiler"),
                BOILER.expectedDuration(), SITE.siteId(), "Europe/Dublin", 1, AssignmentMode.DIRECT, List.of()))
                .thenWhy(WorkOrderReleased.class, "release = AUTO", "The order is approved and nothing else is waited for");
    }

    @Test
    void another_customers_place_looks_as_if_it_were_not_there() {
        Life.nothing().when(NEIGHBOUR, open()).thenRefused(Kind.INVALID, "unknown-site");
        Life.nothing().when(MAEVE, open("?", null, new Known(null, BOILER, REQUESTER, Known.Circles.NOBODY))).thenRefused("unknown-site");
    }

    @Test
    void kind_of_work_and_requester_have_to_be_known_and_to_belong_there() {
        Life.nothing().when(MAEVE, open("?", null, new Known(SITE, null, REQUESTER, Known.Circles.NOBODY)))
                .thenRefused("unknown-service-type");
        Life.nothing().when(AOIFE, open("?", null, new Known(SITE, BOILER, null, Known.Circles.NOBODY))).thenRefused("unknown-requester");
        var stranger = new Known.Person("neighbour", "customer-next-door");
        Life.nothing().when(AOIFE, open("?", null, new Known(SITE, BOILER, stranger, Known.Circles.NOBODY)))
                .thenRefused("unknown-requester");
    }

    @Test
    void the_same_request_again_changes_nothing_and_another_under_its_id_is_refused() {
        Life.submitted().when(MAEVE, open()).then();
        Life.submitted().when(MAEVE, open("Something else", null, new Known(SITE, BOILER, REQUESTER, Known.Circles.NOBODY)))
                .thenRefused(Kind.CONFLICT, "already-opened");
    }

    @Test
    void an_order_names_a_policy_that_is_here() {
        var it = open();
        Life.nothing()
                .when(MAEVE, new OpenOrder(it.number(), "home-service@2", null, it.approvalId(), it.description(), it.priority(), it.asap(),
                        it.availability(), it.items(), it.attachments(), it.estimate(), it.known()))
                .thenRefused("unknown-policy");
    }

    @Test
    void what_is_too_much_or_makes_no_sense_is_said() {
        var item = new NewItem("item", "Boiler");
        var window = new AvailabilityWindow(LocalDate.of(2026, 3, 3), LocalTime.of(9, 0), LocalTime.of(17, 0));
        var backwards = new AvailabilityWindow(LocalDate.of(2026, 3, 3), LocalTime.of(17, 0), LocalTime.of(9, 0));
        refused("missing-text", " ", List.of(item), List.of(), List.of(), null);
        refused("too-long", "x".repeat(4_001), List.of(item), List.of(), List.of(), null);
        refused("bad-items", "Boiler", List.of(), List.of(), List.of(), null);
        refused("bad-items", "Boiler", List.of(item, item), List.of(), List.of(), null);
        refused("bad-items", "Boiler", IntStream.range(0, 51).mapToObj(n -> new NewItem("item-" + n, "Boiler")).toList(), List.of(),
                List.of(), null);
        refused("bad-hours", "Boiler", List.of(item), List.of(backwards), List.of(), null);
        refused("too-many-hours", "Boiler", List.of(item), java.util.Collections.nCopies(21, window), List.of(), null);
        refused("too-many-attachments", "Boiler", List.of(item), List.of(window),
                Collections.nCopies(21, Samples.file("d", "photo.png")), null);
        refused("bad-estimate", "Boiler", List.of(item), List.of(), List.of(), euro(-1));
    }

    private static void refused(String code, String description, List<NewItem> items, List<AvailabilityWindow> hours, List<FileRef> files,
            @Nullable Money estimate) {
        Life.nothing()
                .when(MAEVE, new OpenOrder("WO-2026-000001", Samples.POLICY.name(), null, "approval-1", description, Priority.ROUTINE, true,
                        hours, items, files, estimate, new Known(SITE, BOILER, REQUESTER, Known.Circles.NOBODY)))
                .thenRefused(Kind.INVALID, code);
    }
}
