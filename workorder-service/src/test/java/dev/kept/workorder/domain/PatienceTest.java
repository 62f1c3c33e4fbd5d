package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.BRENNANS;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalExpired;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalNeed;
import dev.kept.events.WorkOrderEvent.ApprovalReminded;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalVoted;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.LimitRaised;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An answer that does not come, and one that several have to give.
class PatienceTest {
    private static final Caller RONAN = new Caller("alder", Actor.person("ronan"), Set.of(Role.CUSTOMER), BRENNANS, null, Channel.API);
    private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Test
    void a_question_says_whose_yes_it_needs_and_what_becomes_of_it_with_time() {
        asked().thenFact(new ApprovalRequested("approval-2", ApprovalKind.INITIAL, null, List.of("declan", "ronan"), 1, ApprovalNeed.ALL,
                Life.START.plus(TWENTY_MINUTES), Life.START.plus(AN_HOUR)));
        Life.drafted().when(MAEVE, Samples.submit("declan"))
                .thenFact(new ApprovalRequested("approval-2", ApprovalKind.INITIAL, null, List.of("declan"), 1, null, null, null));
    }

    @Test
    void who_has_not_answered_is_asked_again_when_it_is_time_and_not_before() {
        var due = Life.START.plus(TWENTY_MINUTES);
        asked().later(TWENTY_MINUTES.minusNanos(1)).when(KEPT, Samples.remind()).thenRefused("not-due").later(Duration.ofNanos(1))
                .when(KEPT, Samples.remind()).then(ApprovalReminded.class)
                .thenFact(reminded(1, due.plus(TWENTY_MINUTES), "declan", "ronan"))
                .thenWhy(ApprovalReminded.class, "approval.remind = PT20M", "Nobody has answered since " + due)
                .thenStatus(Status.SUBMITTED).when(KEPT, Samples.remind()).thenRefused("not-due").given(DECLAN, Samples.approve())
                .later(TWENTY_MINUTES).when(KEPT, Samples.remind()).thenFact(reminded(2, null, "ronan"))
                .later(TWENTY_MINUTES).when(KEPT, Samples.remind()).thenRefused("not-due");
    }

    private static ApprovalReminded reminded(int times, @Nullable Instant nextAt, String... approvers) {
        return new ApprovalReminded("approval-2", ApprovalKind.INITIAL, times, nextAt, List.of(approvers), null, 1);
    }

    @Test
    void nobody_is_reminded_more_than_five_times_or_twice_at_once_after_an_outage() {
        var forEver = Samples.varied(Map.of("approval", "{\"initial\":\"ALWAYS\",\"withoutApprover\":\"ASK_OFFICE\",\"onDeny\":\"CLOSE\","
                + "\"remind\":\"P2D\"}"));
        var life = Life.under(forEver).given(MAEVE, Samples.open()).later(Duration.ofDays(30)).given(KEPT, Samples.remind())
                .when(KEPT, Samples.remind()).thenRefused("not-due");
        for (int times = 2; times <= Limits.MOST_REMINDERS; times++)
            life.later(Duration.ofDays(2)).given(KEPT, Samples.remind());
        assertNull(life.fact(ApprovalReminded.class).nextAt());
        life.later(Duration.ofDays(365)).when(KEPT, Samples.remind()).thenRefused("not-due").when(KEPT, Samples.expire())
                .thenRefused("not-due");
    }

    @Test
    void a_question_that_nobody_answers_runs_out_and_the_order_is_a_draft_again() {
        asked().later(AN_HOUR.minusNanos(1)).when(KEPT, Samples.expire()).thenRefused("not-due").later(Duration.ofNanos(1))
                .when(KEPT, Samples.expire()).then(ApprovalExpired.class)
                .thenWhy(ApprovalExpired.class, "approval.expires = PT1H", "Nobody had answered by " + Life.START.plus(AN_HOUR))
                .thenStatus(Status.DRAFT).when(KEPT, new ExpireApproval("approval-2")).thenRefused("already-answered")
                .when(DECLAN, new Approve("approval-2", Samples.BOILER)).thenRefused("already-answered")
                .thenSays("in time").when(MAEVE, submitAgain()).then(WorkOrderSubmitted.class, ApprovalRequested.class)
                .thenStatus(Status.SUBMITTED);
    }

    private static WorkOrderCommand submitAgain() {
        return new Submit("approval-3", null, Samples.submit(null).known());
    }

    @Test
    void an_answer_that_comes_after_the_time_and_before_the_timer_stands() {
        asked().later(AN_HOUR.multipliedBy(2)).given(DECLAN, Samples.approve()).when(RONAN, Samples.approve())
                .then(ApprovalGranted.class, WorkOrderReleased.class)
                .when(KEPT, new ExpireApproval("approval-2")).thenRefused("already-answered")
                .thenStatus(Status.READY);
    }

    @Test
    @Tag("C05")
    void extra_work_that_nobody_answers_leaves_the_order_on_hold_for_somebody_to_decide() {
        var life = askedForMore().later(AN_HOUR).when(KEPT, Samples.expire())
                .then(ApprovalExpired.class, HoldReleased.class, HoldPlaced.class).thenStatus(Status.ON_HOLD);
        assertEquals(HoldReason.OTHER, life.fact(HoldPlaced.class).reason());
        life.when(RONAN, new Approve("extra-1", Samples.BOILER)).thenRefused("already-answered");
        life.given(AOIFE, new Resume()).thenStatus(Status.IN_PROGRESS).when(TOMASZ, Samples.extra("extra-2", 35_000))
                .thenStatus(Status.ON_HOLD);
    }

    @Test
    @Tag("C05")
    void where_all_are_needed_each_yes_is_a_fact_and_the_last_one_grants() {
        asked().when(DECLAN, Samples.approve()).then(ApprovalVoted.class)
                .thenFact(new ApprovalVoted("approval-2", ApprovalKind.INITIAL, "declan", null, 1)).thenStatus(Status.SUBMITTED)
                .when(DECLAN, Samples.approve()).then().when(RONAN, Samples.approve()).then(ApprovalGranted.class, WorkOrderReleased.class);
        askedForMore().when(RONAN, Samples.approve()).then(ApprovalVoted.class).thenStatus(Status.ON_HOLD).when(DECLAN, Samples.approve())
                .then(ApprovalGranted.class, LimitRaised.class, WorkOrderAmended.class, HoldReleased.class);
    }

    @Test
    @Tag("C05")
    void one_no_decides_also_where_all_are_needed_and_where_one_is_enough_the_first_yes_does() {
        asked().given(DECLAN, Samples.approve()).when(RONAN, Samples.deny()).then(ApprovalDenied.class).thenStatus(Status.DENIED);
        Life.under(Samples.drafting()).given(MAEVE, Samples.open()).given(MAEVE, Samples.submit(null)).when(RONAN, Samples.approve())
                .then(ApprovalGranted.class);
    }

    @Test
    void the_office_answers_for_all_and_who_is_asked_instead_of_all_is_the_only_one() {
        asked().when(AOIFE, Samples.approve()).then(ApprovalGranted.class, WorkOrderReleased.class);
        asked().given(DECLAN, Samples.approve()).given(AOIFE, new ReassignApprover("ronan", "Declan left.", Samples.approving("ronan")))
                .when(RONAN, Samples.approve()).then(ApprovalGranted.class, WorkOrderReleased.class);
    }

    @Test
    void only_time_itself_reminds_and_ends() {
        for (var by : List.of(AOIFE, MAEVE, DECLAN)) {
            asked().later(AN_HOUR).when(by, Samples.remind()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
            asked().later(AN_HOUR).when(by, Samples.expire()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        }
        Life.drafted().later(AN_HOUR).when(KEPT, Samples.remind()).thenRefused("already-answered");
    }

    @Test
    void a_policy_reminds_before_it_ends_the_question() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Policy.ExtraWork(euro(1), Policy.ExtraWork.Then.GO_ON,
                Policy.ExtraWork.AfterNo.GO_ON, ApprovalNeed.ANY, AN_HOUR, AN_HOUR));
        assertTrue(refused.getMessage().contains("extraWork.remind comes before extraWork.expires"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Policy.ExtraWork(euro(1), Policy.ExtraWork.Then.GO_ON,
                Policy.ExtraWork.AfterNo.GO_ON, ApprovalNeed.ANY, Duration.ZERO, null));
    }

    /// Declan and Ronan both have to say yes.
    private static Life asked() {
        return Life.under(Samples.patient()).given(MAEVE, Samples.open()).given(MAEVE, Samples.submit(null));
    }

    private static Life askedForMore() {
        var both = new ProposeExtraWork("extra-1", "The pump is worn too.", List.of(), euro(35_000), List.of(), List.of("declan", "ronan"));
        return asked().given(DECLAN, Samples.approve()).given(RONAN, Samples.approve()).given(KEPT, Samples.schedule("visit-1"))
                .given(TOMASZ, new StartWork(null)).given(TOMASZ, both);
    }
}
