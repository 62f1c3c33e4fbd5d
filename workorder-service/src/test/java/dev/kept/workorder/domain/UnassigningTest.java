package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.VendorUnassigned;
import dev.kept.events.WorkOrderEvent.VendorPreference;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignVendor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C14")
class UnassigningTest {
    private static final UnassignVendor GIVES_BACK = new UnassignVendor("The van broke down.");

    @Test
    void who_accepted_gives_the_work_back_and_somebody_else_is_looked_for() {
        var life = accepted().when(TOMASZ, GIVES_BACK).then(VendorUnassigned.class, VendorWanted.class)
                .thenFact(new VendorWanted(1, 2, List.of("tomasz"), List.of(VendorPreference.FEWEST_JOBS))).thenStatus(Status.READY);
        assertFalse(Access.sees(life.state(), TOMASZ), "he has no part in it any more");
        life.when(AOIFE, GIVES_BACK).thenRefused("nobody-has-it");
        life.when(TOMASZ, new AcceptOffer("offer-1")).thenRefused(Kind.CONFLICT, "offer-over");
    }

    @Test
    void a_booked_time_is_given_back_with_it() {
        accepted().given(KEPT, Samples.schedule("visit-1")).when(TOMASZ, GIVES_BACK)
                .then(VisitCancelled.class, VendorUnassigned.class, VendorWanted.class).thenStatus(Status.READY);
    }

    @Test
    void what_has_begun_only_the_office_takes_away_and_the_timer_stops() {
        var life = accepted().given(KEPT, Samples.schedule("visit-1")).given(TOMASZ, new StartWork(null));
        life.when(TOMASZ, GIVES_BACK).thenRefused(Kind.CONFLICT, "visit-begun").thenStatus(Status.IN_PROGRESS);
        life.when(AOIFE, GIVES_BACK).then(TimerStopped.class, VisitNotDone.class, VendorUnassigned.class, VendorWanted.class);
        assertTrue(Access.sees(life.state(), TOMASZ), "he was there, and his phone may bring more");
    }

    @Test
    void on_hold_it_stays_on_hold_and_is_offered_when_it_goes_on() {
        accepted().given(AOIFE, Samples.hold(HoldReason.WAITING_PARTS)).when(AOIFE, GIVES_BACK).then(VendorUnassigned.class)
                .thenStatus(Status.ON_HOLD).when(AOIFE, new Resume())
                .thenFact(new VendorWanted(1, 2, List.of("tomasz"), List.of(VendorPreference.FEWEST_JOBS)));
    }

    @Test
    void nobody_leaves_while_extra_work_is_asked_about_and_nobody_else_decides_it() {
        var life = Life.under(Samples.offering(Map.of("extraWork", Samples.EXTRA))).given(MAEVE, Samples.open())
                .given(DECLAN, Samples.approve()).given(KEPT, Samples.proposed("offer-1", "tomasz"))
                .given(TOMASZ, new AcceptOffer("offer-1")).given(KEPT, Samples.schedule("visit-1"));
        life.given(TOMASZ, Samples.extra("extra-1", 40_000)).when(TOMASZ, GIVES_BACK).thenRefused("waits-for-approval");
        accepted().when(ZOFIA, GIVES_BACK).thenRefused(Kind.NOT_FOUND, "not-found");
        accepted().when(MAEVE, GIVES_BACK).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        accepted().when(TOMASZ, new UnassignVendor("")).thenRefused("missing-text");
        accepted().given(AOIFE, Samples.cancel()).when(AOIFE, GIVES_BACK).thenRefused("order-closed");
    }

    private static Life accepted() {
        return Life.under(Samples.offering()).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve())
                .given(KEPT, Samples.proposed("offer-1", "tomasz")).given(TOMASZ, new AcceptOffer("offer-1"));
    }

    @Test
    void who_finds_no_time_in_time_is_done_with_it_and_somebody_else_is_asked() {
        var life = Life.under(Samples.hurrying()).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve());
        life.given(AOIFE, new OfferTo("offer-1", "tomasz", true, List.of())).given(TOMASZ, new AcceptOffer("offer-1"));
        var pickBy = Life.START.plus(Duration.ofMinutes(10));
        assertEquals(pickBy, life.order().offers().accepted().orElseThrow().pickBy());
        life.when(AOIFE, new UnassignUnpicked("offer-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.later(Duration.ofMinutes(10).minusNanos(1)).when(KEPT, new UnassignUnpicked("offer-1")).thenRefused("not-due");
        life.later(Duration.ofNanos(1)).when(KEPT, new UnassignUnpicked("offer-0")).thenRefused("picked-or-over");
        life.when(KEPT, new UnassignUnpicked("offer-1")).then(VendorUnassigned.class, VendorWanted.class)
                .thenFact(new VendorUnassigned("offer-1", "tomasz",
                        new Personal("maeve", "Nobody had found a time by " + pickBy + ".")))
                .thenStatus(Status.READY);
    }

    @Test
    void a_time_that_is_found_stands_and_nobody_is_hurried_where_the_policy_does_not_say_so() {
        var life = Life.under(Samples.hurrying()).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve());
        life.given(AOIFE, new OfferTo("offer-1", "tomasz", true, List.of())).given(TOMASZ, new AcceptOffer("offer-1"));
        life.given(KEPT, Samples.schedule("visit-1")).later(Duration.ofDays(9)).when(KEPT, new UnassignUnpicked("offer-1"))
                .thenRefused("picked-or-over");
        accepted().later(Duration.ofDays(9)).when(KEPT, new UnassignUnpicked("offer-1")).thenRefused("not-due");
    }
}
