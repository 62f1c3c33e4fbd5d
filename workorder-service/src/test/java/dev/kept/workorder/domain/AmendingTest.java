package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.CIARA;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.DECLANS_LINK;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.BOILER;
import static dev.kept.workorder.domain.Samples.amend;
import static dev.kept.workorder.domain.Samples.amending;
import static dev.kept.workorder.domain.Samples.approve;
import static dev.kept.workorder.domain.Samples.deny;
import static dev.kept.workorder.domain.Samples.euro;
import static dev.kept.workorder.domain.Samples.extra;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.ExtraWorkProposed;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.LimitRaised;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.workorder.domain.WorkOrderCommand.Amend;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawExtra;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AmendingTest {
    private static final String THEN_RESCHEDULE = "{\"limit\":{\"minor\":30000,\"currency\":\"EUR\"},\"then\":\"RESCHEDULE\",\"onDeny\":\"CLOSE\"}";

    @Test
    @Tag("B12")
    @Tag("B13")
    void what_is_to_be_done_changes_any_number_of_times_and_every_change_moves_the_revision() {
        var life = Life.agreedOn(amending());
        life.when(TOMASZ,
                new Amend("A new pump, no radiators.", List.of(new NewItem("item-3", "Change the pump")), List.of("item-2"), null))
                .thenFact(new WorkOrderAmended(1, new Personal("maeve", "A new pump, no radiators."),
                        List.of(new ActionItem("item-3", new Personal("maeve", "Change the pump"))), List.of("item-2"), null, 2))
                .thenStatus(Status.IN_PROGRESS).when(AOIFE, amend(null), 1).thenRefused(Kind.CONFLICT, "stale-revision")
                .when(AOIFE, amend(euro(1_000)));
        assertEquals(2, life.fact(WorkOrderAmended.class).number());
        assertEquals(List.of("item-1", "item-3"), life.order().openItems().stream().map(Item::itemId).toList());
    }

    @Test
    void small_changes_do_not_walk_past_the_limit_together() {
        Life.agreedOn(amending()).given(TOMASZ, amend(euro(11_000))).given(TOMASZ, amend(euro(10_000)))
                .when(TOMASZ, amend(euro(1))).thenRefused(Kind.CONFLICT, "above-limit").thenSays("300.01 EUR").thenMissing("approval")
                .when(TOMASZ, amend(null)).then(WorkOrderAmended.class);
    }

    @Test
    void an_amendment_makes_sense_and_the_policy_allows_it() {
        var life = Life.agreedOn(amending());
        life.when(TOMASZ, new Amend(" ", List.of(), List.of(), null)).thenRefused(Kind.INVALID, "missing-text")
                .when(TOMASZ, new Amend("More", List.of(new NewItem("item-1", "Again")), List.of(), null)).thenRefused("bad-items")
                .when(TOMASZ, new Amend("Less", List.of(), List.of("item-9"), null)).thenRefused("unknown-item")
                .when(TOMASZ, amend(euro(-1))).thenRefused("bad-amount")
                .when(TOMASZ, amend(new Money(100, "PLN"))).thenRefused("other-currency").when(MAEVE, amend(null))
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.inProgress().when(TOMASZ, amend(null)).thenRefused("no-amendments");
        Life.under(amending()).given(MAEVE, Samples.open()).when(AOIFE, amend(null)).thenRefused("not-released");
        Life.askedForMore().when(TOMASZ, amend(null)).thenRefused("waits-for-approval").thenMissing("approval");
        Life.completed(amending()).when(AOIFE, amend(null)).thenRefused("already-completed");
    }

    @Test
    @Tag("C05")
    void extra_work_up_to_the_limit_is_agreed_to_by_the_rule_to_the_cent() {
        Life.agreedOn(amending()).when(TOMASZ, extra("extra-1", 21_000)).then(ApprovalGranted.class, WorkOrderAmended.class)
                .thenFact(new ApprovalGranted("extra-1", ApprovalKind.EXTRA_WORK, euro(21_000), 1))
                .thenWhy(ApprovalGranted.class, "extraWork.limit = 300.00 EUR", "300.00 EUR in all is not above the limit of 300.00 EUR")
                .thenStatus(Status.IN_PROGRESS).when(TOMASZ, extra("extra-1", 21_000)).then();
        Life.agreedOn(amending()).when(TOMASZ, extra("extra-1", 21_001)).thenStatus(Status.ON_HOLD).thenWhy(ApprovalRequested.class,
                "extraWork.limit = 300.00 EUR", "300.01 EUR in all is above the limit of 300.00 EUR");
    }

    @Test
    @Tag("C25")
    void above_the_limit_the_work_waits_for_an_answer_and_nobody_walks_past_it() {
        var life = Life.agreedOn(amending()).given(TOMASZ, Samples.resultPhoto()).later(Duration.ofMinutes(30))
                .when(TOMASZ, new ProposeExtraWork("extra-1", "The pump is worn too.", List.of(), euro(25_000), List.of("photo-1"),
                        List.of("declan")))
                .then(ExtraWorkProposed.class, TimerStopped.class, ApprovalRequested.class, HoldPlaced.class)
                .thenFact(new ApprovalRequested("extra-1", ApprovalKind.EXTRA_WORK, euro(25_000), List.of("declan"), 1))
                .thenStatus(Status.ON_HOLD);
        life.when(TOMASZ, new Resume()).thenRefused("waits-for-approval").when(TOMASZ, Samples.complete())
                .thenRefused("waits-for-approval").when(TOMASZ, Samples.hold(HoldReason.OTHER)).thenRefused("waits-for-approval")
                .when(TOMASZ, new WorkOrderCommand.ReportNotDone(null, "No")).thenRefused("waits-for-approval")
                .when(KEPT, Samples.schedule("visit-2")).thenFact(new VisitRefused("visit-2", "waits-for-approval"))
                .when(MAEVE, new WorkOrderCommand.Reply("reply-1", "I have no say in this.")).thenStatus(Status.ON_HOLD);
        Life.under(amending()).given(MAEVE, Samples.open(euro(9_000), "declan")).given(KEPT, Samples.schedule("visit-1"))
                .given(AOIFE, extra("extra-1", 25_000)).when(TOMASZ, new WorkOrderCommand.Arrive(null)).thenRefused("waits-for-approval");
    }

    @Test
    @Tag("C26")
    void a_yes_raises_the_limit_and_changes_what_is_to_be_done() {
        var life = Life.askedForMore().given(TOMASZ, Samples.resultPhoto()).when(DECLANS_LINK, new Approve("extra-1", BOILER), 1)
                .then(ApprovalGranted.class, LimitRaised.class, WorkOrderAmended.class, HoldReleased.class)
                .thenFact(new LimitRaised("extra-1", euro(34_000))).thenStatus(Status.IN_PROGRESS);
        assertEquals(List.of("item-1", "item-2", "item of extra-1"), life.order().openItems().stream().map(Item::itemId).toList());
        life.when(DECLANS_LINK, new Approve("extra-1", BOILER), 1).thenRefused("already-answered")
                .when(TOMASZ, amend(euro(1))).thenRefused("above-limit").when(TOMASZ, amend(null)).then(WorkOrderAmended.class);
    }

    @Test
    void a_policy_may_want_a_time_of_its_own_for_the_whole() {
        var owner = Samples.varied(Map.of("extraWork", THEN_RESCHEDULE));
        Life.agreedOn(owner).given(TOMASZ, extra("extra-1", 30_100)).when(DECLAN, approve())
                .then(ApprovalGranted.class, LimitRaised.class, WorkOrderAmended.class, VisitFinished.class, HoldReleased.class)
                .thenWhy(VisitFinished.class, "extraWork.then = RESCHEDULE", "The whole work gets a time of its own")
                .thenStatus(Status.READY);
    }

    @Test
    void a_no_leads_back_to_what_was_agreed_on_or_closes_what_was_not_begun() {
        Life.askedForMore().when(DECLAN, deny()).then(ApprovalDenied.class, HoldReleased.class).thenStatus(Status.IN_PROGRESS);
        var owner = Samples.varied(Map.of("extraWork", THEN_RESCHEDULE));
        Life.under(owner).given(MAEVE, Samples.open(euro(9_000), "declan")).given(AOIFE, extra("extra-1", 30_100)).when(DECLAN, deny())
                .thenFact(new WorkOrderClosed(Outcome.NOT_CARRIED_OUT, 1, false)).thenStatus(Status.CLOSED);
        Life.agreedOn(owner).later(Duration.ofMinutes(5)).given(TOMASZ, extra("extra-1", 30_100)).when(DECLAN, deny())
                .then(ApprovalDenied.class, HoldReleased.class).thenStatus(Status.IN_PROGRESS);
    }

    @Test
    void a_second_proposal_takes_the_place_of_the_first_and_its_link_says_so() {
        Life.askedForMore().when(TOMASZ, extra("extra-2", 45_000))
                .then(ExtraWorkProposed.class, ApprovalWithdrawn.class, HoldReleased.class, ApprovalRequested.class, HoldPlaced.class)
                .thenFact(new ApprovalWithdrawn("extra-1", ApprovalKind.EXTRA_WORK, Withdrawal.SUPERSEDED))
                .when(DECLANS_LINK, new Approve("extra-1", BOILER), 1).thenRefused("replaced").thenSays("450.00 EUR")
                .when(DECLANS_LINK, new Approve("extra-2", BOILER), 1).thenFact(new LimitRaised("extra-2", euro(54_000)));
    }

    @Test
    void who_proposed_it_takes_it_back_and_does_not_say_yes_to_it() {
        Life.askedForMore().when(TOMASZ, new WithdrawExtra()).then(ApprovalWithdrawn.class, HoldReleased.class)
                .thenStatus(Status.IN_PROGRESS).when(TOMASZ, new WithdrawExtra()).thenRefused("no-extra-work")
                .when(DECLANS_LINK, new Approve("extra-1", BOILER), 1).thenRefused("already-answered");
        Life.agreedOn(amending()).given(AOIFE, extra("extra-1", 25_000)).when(AOIFE, approve())
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(CIARA, approve()).thenStatus(Status.IN_PROGRESS);
    }

    @Test
    void where_nobody_approves_for_the_customer_the_requester_is_asked() {
        Life.agreedOn(amending())
                .when(TOMASZ, new ProposeExtraWork("extra-1", "The pump too.", List.of(), euro(25_000), List.of(), List.of()))
                .thenFact(new ApprovalRequested("extra-1", ApprovalKind.EXTRA_WORK, euro(25_000), List.of("maeve"), 1))
                .when(MAEVE, approve()).thenStatus(Status.IN_PROGRESS);
    }

    @Test
    void a_proposal_makes_sense_and_the_policy_asks_about_extra_work() {
        Life.inProgress().when(TOMASZ, extra("extra-1", 25_000)).thenRefused("no-extra-work");
        Life.agreedOn(amending())
                .when(TOMASZ, new ProposeExtraWork("extra-1", "Why", List.of(), euro(1), List.of("photo-9"), List.of("declan")))
                .thenRefused("unknown-photo").when(TOMASZ, extra("extra-1", 25_000), 2).thenRefused("stale-revision")
                .given(TOMASZ, Samples.hold(HoldReason.OTHER)).when(TOMASZ, extra("extra-1", 25_000)).thenRefused("on-hold");
        Life.under(amending()).given(MAEVE, Samples.open()).when(AOIFE, extra("extra-1", 25_000)).thenRefused("not-released");
        Life.completed(amending()).when(AOIFE, extra("extra-1", 25_000)).thenRefused("already-completed");
    }

    @Test
    void the_same_proposal_again_changes_nothing_and_another_one_takes_an_id_of_its_own() {
        var life = Life.askedForMore();
        life.when(TOMASZ, extra("extra-1", 25_000)).then().when(TOMASZ, extra("extra-1", 90_000)).thenRefused("id-taken");
        life.given(TOMASZ, new WithdrawExtra()).when(TOMASZ, extra("extra-1", 25_000)).thenRefused("id-taken");
    }

    @Test
    void what_cannot_be_held_against_the_limit_is_asked_about() {
        var zloty = new Money(9_000, "PLN");
        var life = Life.under(amending()).given(MAEVE, Samples.open(zloty, "declan")).given(DECLAN, approve());
        life.when(AOIFE, extra("extra-1", 1)).thenRefused(Kind.INVALID, "other-currency").thenSays("PLN");
        life.when(AOIFE, new ProposeExtraWork("extra-1", "The pump too.", List.of(), new Money(1, "PLN"), List.of(), List.of("declan")))
                .thenWhy(ApprovalRequested.class, "extraWork.limit = 300.00 EUR",
                        "90.01 PLN in all cannot be held against the limit of 300.00 EUR");
    }

    @Test
    void a_cheaper_way_within_the_limit_takes_the_place_of_what_was_asked() {
        var life = Life.askedForMore();
        life.when(TOMASZ, extra("extra-2", 2_000))
                .then(ApprovalWithdrawn.class, HoldReleased.class, ApprovalGranted.class, WorkOrderAmended.class)
                .thenFact(new ApprovalWithdrawn("extra-1", ApprovalKind.EXTRA_WORK, Withdrawal.SUPERSEDED))
                .thenStatus(Status.IN_PROGRESS);
        assertEquals(euro(11_000), life.order().agreed());
        life.when(DECLANS_LINK, new Approve("extra-1", BOILER)).thenRefused("already-answered");
    }

    @Test
    void an_amount_may_be_nothing_and_as_large_as_the_limits_say() {
        var unlimited = Samples.varied(Map.of("amend", "{\"allowed\":true}"));
        Life.inProgress(unlimited).when(TOMASZ, amend(euro(Limits.LARGEST_AMOUNT + 1))).thenRefused(Kind.INVALID, "bad-amount")
                .given(TOMASZ, amend(euro(0))).given(TOMASZ, amend(euro(Limits.LARGEST_AMOUNT)));
    }

    @Test
    void things_are_added_as_far_as_there_is_room_and_each_says_what_it_is() {
        var room = IntStream.rangeClosed(3, Limits.MOST_ITEMS).mapToObj(n -> new NewItem("item-" + n, "Thing " + n)).toList();
        Life.agreedOn(amending()).when(TOMASZ, new Amend("More", List.of(new NewItem("item-3", " ")), List.of(), null))
                .thenRefused(Kind.INVALID, "missing-text").given(TOMASZ, new Amend("More", room, List.of(), null))
                .when(TOMASZ, new Amend("More", List.of(new NewItem("one-more", "Thing")), List.of(), null)).thenRefused("bad-items");
    }
}
