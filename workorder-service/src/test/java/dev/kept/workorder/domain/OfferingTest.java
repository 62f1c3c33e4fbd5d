package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static dev.kept.workorder.domain.Samples.proposed;
import static dev.kept.workorder.domain.Samples.schedule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Decision.Kind;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.WorkOrderEvent.AssignmentExhausted;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferDeclined;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.OfferWithdrawn;
import dev.kept.events.WorkOrderEvent.PolicyAdopted;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.VendorPreference;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import dev.kept.workorder.domain.WorkOrderCommand.NoteExhausted;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.RescheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawOffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Work that goes from one to the next until somebody accepts: two rounds by rule, an hour for each answer.
class OfferingTest {
    private static final OfferTo TO_TOMASZ = proposed("offer-1", "tomasz");
    private static final OfferTo TO_ZOFIA = proposed("offer-2", "zofia");

    @Test
    @Tag("C13")
    void released_work_is_offered_to_who_is_next_and_they_have_an_hour() {
        var life = Life.under(Samples.offering()).given(MAEVE, Samples.open());
        life.when(DECLAN, Samples.approve()).thenFact(new VendorWanted(1, 1, List.of(), List.of(VendorPreference.FEWEST_JOBS)))
                .thenStatus(Status.READY);
        life.when(KEPT, TO_TOMASZ).thenFact(
                new OfferSent("offer-1", "tomasz", 1, Life.START.plus(Duration.ofHours(1)), List.of("They have the fewest jobs")))
                .thenWhy(OfferSent.class, "assignment.mode = OFFER", "They are next: They have the fewest jobs")
                .thenStatus(Status.OFFERED);
        life.when(KEPT, TO_TOMASZ).then();
    }

    @Test
    @Tag("C14")
    void who_declines_is_done_with_it_and_the_next_one_is_looked_for() {
        var life = offered().when(TOMASZ, new DeclineOffer("offer-1", "On holiday.")).then(OfferDeclined.class, VendorWanted.class)
                .thenFact(new VendorWanted(1, 2, List.of("tomasz"), List.of(VendorPreference.FEWEST_JOBS))).thenStatus(Status.READY);
        life.when(TOMASZ, new DeclineOffer("offer-1", "On holiday.")).then();
        life.when(TOMASZ, new AcceptOffer("offer-1")).thenRefused(Kind.CONFLICT, "offer-over").thenSays("declined");
        life.when(KEPT, proposed("offer-9", "tomasz")).thenRefused("already-asked");
        life.when(KEPT, TO_ZOFIA).then(OfferSent.class).thenStatus(Status.OFFERED);
    }

    @Test
    @Tag("C15")
    void an_offer_runs_out_at_its_time_and_not_before() {
        var life = offered().later(Duration.ofHours(1).minusNanos(1)).when(KEPT, new ExpireOffer("offer-1")).thenRefused("not-due")
                .later(Duration.ofNanos(1)).when(KEPT, new ExpireOffer("offer-1")).then(OfferExpired.class, VendorWanted.class)
                .thenStatus(Status.READY);
        life.when(KEPT, new ExpireOffer("offer-1")).thenRefused("offer-over");
        life.when(TOMASZ, new AcceptOffer("offer-1")).thenRefused(Kind.CONFLICT, "offer-over").thenSays("ran out");
    }

    @Test
    @Tag("C15")
    void at_the_instant_of_expiry_the_log_decides_and_not_the_clock() {
        var life = offered().later(Duration.ofDays(3)).when(TOMASZ, new AcceptOffer("offer-1")).then(OfferAccepted.class)
                .thenStatus(Status.ACCEPTED);
        life.when(KEPT, new ExpireOffer("offer-1")).thenRefused("offer-over").thenStatus(Status.ACCEPTED);
        life.when(TOMASZ, new AcceptOffer("offer-1")).then();
    }

    @Test
    @Tag("C16")
    void only_who_is_asked_answers_and_only_kept_lets_it_run_out() {
        var life = offered();
        life.when(ZOFIA, new AcceptOffer("offer-1")).thenRefused(Kind.NOT_FOUND, "not-found");
        life.when(AOIFE, new AcceptOffer("offer-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.when(MAEVE, new DeclineOffer("offer-1", "No")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.when(AOIFE, new ExpireOffer("offer-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.when(TOMASZ, new AcceptOffer("offer-7")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.when(TOMASZ, new DeclineOffer("offer-1", " ")).thenRefused("missing-text");
    }

    @Test
    void who_is_asked_sees_the_order_and_learns_no_gate_code_and_who_is_out_sees_it_no_more() {
        var life = ready();
        assertFalse(Access.sees(life.state(), TOMASZ), "nobody asked him yet");
        life.given(KEPT, TO_TOMASZ);
        assertTrue(Access.sees(life.state(), TOMASZ));
        assertFalse(Access.knowsTheWayIn(life.order(), TOMASZ));
        assertFalse(Access.sees(life.state(), ZOFIA));
        life.given(TOMASZ, new AcceptOffer("offer-1"));
        assertTrue(Access.sees(life.state(), TOMASZ));
        assertFalse(Access.knowsTheWayIn(life.order(), TOMASZ), "he comes when a visit is booked");
        assertFalse(Access.sees(offered().given(TOMASZ, new DeclineOffer("offer-1", "No")).state(), TOMASZ));
        assertFalse(Access.sees(offered().given(AOIFE, new WithdrawOffer()).state(), TOMASZ));
        assertFalse(Access.sees(offered().later(Duration.ofHours(1)).given(KEPT, new ExpireOffer("offer-1")).state(), TOMASZ));
    }

    @Test
    @Tag("C18")
    void no_time_is_booked_before_somebody_accepts_and_then_theirs() {
        refused(ready(), "not-accepted");
        refused(offered(), "offer-open");
        var life = accepted().when(KEPT, new ScheduleVisit("visit-0", Samples.TUESDAY, List.of("zofia")))
                .thenFact(new VisitRefused("visit-0", "not-the-vendors"));
        life.when(KEPT, schedule("visit-1")).then(VisitScheduled.class, TechnicianAssigned.class).thenStatus(Status.SCHEDULED);
        life.when(KEPT, new RescheduleVisit("visit-1", Samples.WEDNESDAY, List.of("zofia"))).thenRefused("not-the-vendors");
    }

    private static void refused(Life life, String reason) {
        var no = assertInstanceOf(Refused.class, life.order().bookingRefusal(Samples.offering()).orElseThrow());
        assertEquals(reason, no.code());
        life.when(KEPT, schedule("visit-1")).thenFact(new VisitRefused("visit-1", reason));
    }

    @Test
    void a_booked_order_is_accepted_again_when_its_visit_falls() {
        accepted().given(KEPT, schedule("visit-1")).given(AOIFE, new WorkOrderCommand.CancelVisit("visit-1", "Rain."))
                .thenStatus(Status.ACCEPTED).when(KEPT, schedule("visit-2")).thenStatus(Status.SCHEDULED);
    }

    @Test
    void when_the_rounds_are_used_up_the_office_is_told_once_and_goes_on_by_hand() {
        var life = offered().given(TOMASZ, new DeclineOffer("offer-1", "No")).given(KEPT, TO_ZOFIA)
                .when(ZOFIA, new DeclineOffer("offer-2", "No")).then(OfferDeclined.class, AssignmentExhausted.class)
                .thenFact(new AssignmentExhausted(1, 2)).thenStatus(Status.READY);
        life.when(KEPT, new NoteExhausted()).then();
        life.when(KEPT, proposed("offer-3", "pawel")).thenRefused("rounds-used-up");
        life.when(AOIFE, new OfferTo("offer-3", "tomasz", true, List.of())).then(OfferSent.class).thenStatus(Status.OFFERED);
        life.when(TOMASZ, new DeclineOffer("offer-3", "Still not")).then(OfferDeclined.class);
    }

    @Test
    void when_the_calendar_knows_nobody_else_that_is_said_once() {
        var life = ready().when(KEPT, new NoteExhausted()).thenFact(new AssignmentExhausted(1, 0)).when(KEPT, new NoteExhausted()).then();
        life.when(AOIFE, new NoteExhausted()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        offered().when(KEPT, new NoteExhausted()).then();
    }

    @Test
    void what_the_office_withdraws_it_has_in_hand() {
        var life = offered().when(AOIFE, new WithdrawOffer()).thenFact(new OfferWithdrawn("offer-1", "tomasz", Withdrawal.RECALLED))
                .then(OfferWithdrawn.class).thenStatus(Status.READY);
        life.when(AOIFE, new WithdrawOffer()).thenRefused("no-offer");
        life.when(TOMASZ, new AcceptOffer("offer-1")).thenRefused(Kind.CONFLICT, "offer-over");
        life.when(AOIFE, new OfferTo("offer-2", "tomasz", true, List.of())).then(OfferSent.class);
        offered().when(TOMASZ, new WithdrawOffer()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void work_is_offered_to_one_at_a_time_and_only_where_nothing_stands_in_the_way() {
        offered().when(AOIFE, TO_ZOFIA).thenRefused("offer-open").thenMissing("answer");
        accepted().when(AOIFE, TO_ZOFIA).thenRefused("already-accepted").thenMissing("end-of-assignment");
        ready().when(AOIFE, new OfferTo("offer-1", "nobody", false, List.of())).thenRefused(Kind.INVALID, "unknown-vendor");
        ready().when(TOMASZ, TO_TOMASZ).thenRefused(Kind.NOT_FOUND, "not-found");
        ready().when(MAEVE, TO_TOMASZ).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        ready().given(KEPT, TO_TOMASZ).when(AOIFE, new OfferTo("offer-1", "zofia", true, List.of())).thenRefused("id-taken");
        ready().given(AOIFE, Samples.hold(HoldReason.OTHER)).when(KEPT, TO_TOMASZ).thenRefused("on-hold");
        Life.under(Samples.offering()).given(MAEVE, Samples.open()).when(AOIFE, TO_TOMASZ).thenRefused("not-released");
        Life.ready().when(AOIFE, TO_TOMASZ).thenRefused("not-offered-here");
        accepted().given(AOIFE, Samples.cancel()).when(AOIFE, TO_TOMASZ).thenRefused("order-closed");
    }

    @Test
    void the_offers_of_one_life_are_bounded() {
        var life = ready();
        IntStream.range(0, Limits.MOST_OFFERS).forEach(i -> life.given(AOIFE, new OfferTo("offer-" + i, "tomasz", true, List.of()))
                .given(AOIFE, new WithdrawOffer()));
        life.when(AOIFE, new OfferTo("one-more", "tomasz", true, List.of())).thenRefused("too-many-offers");
    }

    @Test
    void nothing_is_changed_behind_the_back_of_who_is_asked() {
        offered().when(AOIFE, Samples.hold(HoldReason.OTHER)).thenRefused("offer-open");
        var extra = Samples.offering(Map.of("amend", "{\"allowed\":true}", "extraWork", Samples.EXTRA));
        var life = Life.under(extra).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve()).given(KEPT, TO_TOMASZ);
        life.when(AOIFE, Samples.amend(null)).thenRefused("offer-open");
        life.when(AOIFE, Samples.extra("extra-1", 40_000)).thenRefused("offer-open");
        life.given(AOIFE, new WithdrawOffer()).when(AOIFE, Samples.amend(null), 1).thenStatus(Status.READY);
    }

    @Test
    void an_order_that_was_on_hold_is_offered_when_it_goes_on() {
        ready().given(AOIFE, Samples.hold(HoldReason.OTHER)).when(AOIFE, new Resume()).then(HoldReleased.class, VendorWanted.class);
        accepted().given(AOIFE, Samples.hold(HoldReason.OTHER)).when(AOIFE, new Resume()).then(HoldReleased.class)
                .thenStatus(Status.ACCEPTED);
    }

    @Test
    @Tag("C26")
    void after_a_yes_to_extra_work_the_same_vendor_finds_a_time_for_the_whole() {
        var extra = Samples.offering(Map.of("extraWork", Samples.EXTRA.replace("\"then\":\"GO_ON\"", "\"then\":\"RESCHEDULE\"")));
        var life = Life.under(extra).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve()).given(KEPT, TO_TOMASZ)
                .given(TOMASZ, new AcceptOffer("offer-1")).given(KEPT, schedule("visit-1"));
        life.when(TOMASZ, Samples.extra("extra-1", 40_000)).thenStatus(Status.ON_HOLD);
        life.when(DECLAN, Samples.approve()).thenStatus(Status.ACCEPTED).when(KEPT, schedule("visit-2")).thenStatus(Status.SCHEDULED);
        assertTrue(life.history().stream().filter(VendorWanted.class::isInstance).count() == 1, "nobody else is looked for");
    }

    @Test
    void an_end_withdraws_the_offer_and_a_new_life_begins_the_search_anew() {
        var life = offered().when(AOIFE, Samples.cancel()).thenFact(new OfferWithdrawn("offer-1", "tomasz", Withdrawal.ORDER_ENDED))
                .thenStatus(Status.CLOSED);
        life.when(AOIFE, new Reopen("It is wanted after all."))
                .thenFact(new VendorWanted(2, 1, List.of(), List.of(VendorPreference.FEWEST_JOBS))).thenStatus(Status.READY);
        life.when(KEPT, proposed("offer-5", "tomasz")).then(OfferSent.class);
    }

    @Test
    void an_order_that_is_moved_to_a_policy_with_offers_is_offered() {
        var later = EveryAsk.next(Samples.offering());
        Life.among(Samples.POLICY, later).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve())
                .when(AOIFE, new AdoptPolicy(later, "Agreed on Monday.")).then(PolicyAdopted.class, VendorWanted.class);
    }

    @Test
    void a_release_that_is_put_on_hold_stays_so() {
        ready().when(AOIFE, Samples.hold(HoldReason.OTHER)).then(HoldPlaced.class);
        assertEquals(List.of(WorkOrderReleased.class, VendorWanted.class),
                ready().history().stream().skip(ready().history().size() - 2L).map(Object::getClass).toList());
    }

    private static Life ready() {
        return Life.under(Samples.offering()).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve());
    }

    private static Life offered() {
        return ready().given(KEPT, TO_TOMASZ);
    }

    private static Life accepted() {
        return offered().given(TOMASZ, new AcceptOffer("offer-1"));
    }
}
