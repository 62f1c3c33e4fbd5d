package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NEIGHBOUR;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.NoTimeFound;
import dev.kept.events.WorkOrderEvent.ProposalEnd;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.VisitWanted;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.CorrectDetails;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The order of a plan is proposed a time, which somebody confirms, declines or lets pass.
class ProposingTest {
    private static final DeclineProposal ON_FRIDAY = new DeclineProposal("slot-1", "On Friday, please.");

    @Test
    @Tag("D67")
    void a_plans_order_asks_for_a_time_as_soon_as_it_is_released_and_any_other_order_does_not() {
        var life = planned(Samples.POLICY);
        assertEquals(new VisitWanted(1, "orchard-terrace", "Europe/Dublin", Samples.TUESDAY_MORNING, Confirmation.OFFICE, List.of()),
                life.fact(VisitWanted.class));
        life.thenWhy(VisitWanted.class, "recurrence.confirm = OFFICE", "The plan's time has come, and no visit is booked");
        assertTrue(Life.ready().history().stream().noneMatch(VisitWanted.class::isInstance));
        assertTrue(planned(Samples.offering()).history().stream().noneMatch(VisitWanted.class::isInstance), "who accepts finds a time");
    }

    @Test
    @Tag("D67")
    void what_the_calendar_proposes_stands_with_its_reasons_and_is_no_visit_yet() {
        proposed(Samples.POLICY).then(VisitProposed.class)
                .thenFact(new VisitProposed("slot-1", 1, "orchard-terrace", Samples.TUESDAY, "tomasz", List.of("Nothing else on that day"),
                        Confirmation.OFFICE))
                .thenWhy(VisitProposed.class, "recurrence.confirm = OFFICE", "The best time that is free: Nothing else on that day");
        var life = proposed(Samples.POLICY).thenStatus(Status.READY);
        assertTrue(life.order().standingVisits().isEmpty());
        assertTrue(!Access.sees(life.state(), TOMASZ), "nobody is to come before it is confirmed");
        life.when(KEPT, Samples.slot("slot-1")).then();
    }

    @Test
    @Tag("D68")
    void a_booking_takes_the_proposal_up_and_another_one_ends_it() {
        proposed(Samples.POLICY).when(KEPT, Samples.schedule("slot-1")).then(VisitScheduled.class, TechnicianAssigned.class,
                VisitDispatched.class).thenStatus(Status.DISPATCHED);
        proposed(Samples.POLICY).when(KEPT, Samples.schedule("visit-1"))
                .then(ProposalWithdrawn.class, VisitScheduled.class, TechnicianAssigned.class, VisitDispatched.class)
                .thenFact(new ProposalWithdrawn("slot-1", ProposalEnd.BOOKED, null));
    }

    @Test
    void who_confirms_may_want_another_time_and_then_the_office_has_it_in_hand() {
        proposed(Samples.confirmedByCustomer()).when(MAEVE, ON_FRIDAY).then(ProposalWithdrawn.class)
                .thenFact(new ProposalWithdrawn("slot-1", ProposalEnd.DECLINED, new Personal("maeve", "On Friday, please.")))
                .when(MAEVE, ON_FRIDAY).thenRefused("no-proposal").thenSays("not proposed any more")
                .when(AOIFE, new Resume()).then();
        proposed(Samples.POLICY).when(MAEVE, ON_FRIDAY).thenRefused(Decision.Kind.FORBIDDEN, "not-yours-to-do");
        proposed(Samples.confirmedByCustomer()).when(NEIGHBOUR, ON_FRIDAY).thenRefused(Decision.Kind.NOT_FOUND, "not-found");
        proposed(Samples.POLICY).when(AOIFE, ON_FRIDAY).thenFact(
                new ProposalWithdrawn("slot-1", ProposalEnd.LET_GO, new Personal("maeve", "On Friday, please.")));
        proposed(Samples.POLICY).given(KEPT, Samples.schedule("slot-1")).when(AOIFE, ON_FRIDAY).thenRefused("no-proposal")
                .thenSays("booked already");
    }

    @Test
    void an_order_that_waits_or_ends_has_no_proposal_and_one_that_goes_on_is_looked_for_anew() {
        proposed(Samples.POLICY).when(AOIFE, Samples.hold(HoldReason.OTHER)).then(ProposalWithdrawn.class, HoldPlaced.class)
                .when(AOIFE, new Resume()).then(HoldReleased.class, VisitWanted.class)
                .when(KEPT, Samples.slot("slot-2", 2)).then(VisitProposed.class)
                .when(AOIFE, Samples.cancel()).thenFact(new ProposalWithdrawn("slot-2", ProposalEnd.ENDED, null));
    }

    @Test
    void an_answer_that_is_not_wanted_any_more_is_refused_so_that_its_time_is_free() {
        var refused = new VisitRefused("slot-1", "no-proposal-wanted");
        planned(Samples.POLICY).given(AOIFE, Samples.hold(HoldReason.OTHER)).when(KEPT, Samples.slot("slot-1")).thenFact(refused)
                .when(KEPT, new NoteNoTime(1, NoSlotReason.PAST)).then();
        planned(Samples.POLICY).given(AOIFE, Samples.cancel()).when(KEPT, Samples.slot("slot-1")).thenFact(refused);
        planned(Samples.POLICY).given(KEPT, Samples.schedule("visit-1")).when(KEPT, Samples.slot("slot-1")).thenFact(refused);
        planned(Samples.POLICY).given(KEPT, Samples.schedule("visit-1")).given(AOIFE, new CancelVisit("visit-1", "ill"))
                .when(KEPT, Samples.slot("slot-1")).thenFact(refused);
        Life.ready().when(KEPT, Samples.slot("slot-1")).thenFact(refused);
    }

    @Test
    void other_hours_or_another_place_end_the_proposal_and_ask_for_another_one() {
        proposed(Samples.POLICY).when(MAEVE, new CorrectDetails(null, null, null, List.of()))
                .then(DetailsCorrected.class, ProposalWithdrawn.class, VisitWanted.class)
                .when(KEPT, Samples.slot("slot-1")).then(VisitRefused.class);
        proposed(Samples.POLICY).when(MAEVE, new CorrectDetails("The boiler hums too.", null, null, null)).then(DetailsCorrected.class);
        proposed(Samples.POLICY).when(AOIFE, Samples.elsewhere()).then(ProposalWithdrawn.class, SiteChanged.class, VisitWanted.class);
        planned(Samples.POLICY).given(KEPT, new NoteNoTime(1, NoSlotReason.ALL_BOOKED))
                .when(MAEVE, new CorrectDetails(null, null, null, List.of())).then(DetailsCorrected.class, VisitWanted.class);
    }

    @Test
    void where_nothing_is_free_the_order_says_so_once() {
        var none = new NoteNoTime(1, NoSlotReason.PAST);
        planned(Samples.POLICY).when(KEPT, none).then(NoTimeFound.class).thenFact(new NoTimeFound(1, NoSlotReason.PAST)).when(KEPT, none)
                .then().when(AOIFE, new Resume()).then();
    }

    @Test
    void nobody_who_confirms_it_before_it_begins_loses_it_and_not_a_moment_before() {
        proposed(Samples.POLICY).when(KEPT, new ExpireProposal("slot-1")).thenRefused("not-due").later(Duration.ofHours(26))
                .when(KEPT, new ExpireProposal("slot-1")).thenFact(new ProposalWithdrawn("slot-1", ProposalEnd.LAPSED, null))
                .when(KEPT, new ExpireProposal("slot-1")).thenRefused("no-proposal");
    }

    @Test
    void a_time_is_looked_for_by_itself_so_many_times_and_then_it_is_the_offices() {
        var life = planned(Samples.POLICY);
        for (int round = 1; round < Limits.MOST_PROPOSALS; round++)
            life.given(AOIFE, Samples.hold(HoldReason.OTHER)).when(AOIFE, new Resume()).then(HoldReleased.class, VisitWanted.class);
        life.given(AOIFE, Samples.hold(HoldReason.OTHER)).when(AOIFE, new Resume()).then(HoldReleased.class);
    }

    @Test
    @Tag("D68")
    void who_confirms_is_as_the_policy_says_and_the_office_where_it_says_nothing() {
        assertEquals(List.of("maeve"), planned(Samples.confirmedByCustomer()).fact(VisitWanted.class).confirmers());
        assertEquals(Confirmation.AUTO,
                planned(Samples.varied(Map.of("recurrence", "{\"confirm\":\"AUTO\"}"))).fact(VisitWanted.class).confirm());
        assertEquals(Confirmation.OFFICE, planned(Samples.varied(Map.of("recurrence", "{}"))).fact(VisitWanted.class).confirm());
    }

    private static Life planned(Policy policy) {
        return Life.under(policy).given(KEPT, Samples.planned(policy));
    }

    private static Life proposed(Policy policy) {
        return planned(policy).given(KEPT, Samples.slot("slot-1"));
    }
}
