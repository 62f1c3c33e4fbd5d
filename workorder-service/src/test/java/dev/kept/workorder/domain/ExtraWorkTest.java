package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.amending;
import static dev.kept.workorder.domain.Samples.deny;
import static dev.kept.workorder.domain.Samples.euro;
import static dev.kept.workorder.domain.Samples.extra;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.RescheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Beside the way of a proposal, which [AmendingTest] goes.
class ExtraWorkTest {

    @Test
    void whatever_is_answered_hands_over_the_visit_that_was_moved_meanwhile() {
        moved().when(DECLAN, deny()).then(ApprovalDenied.class, HoldReleased.class, VisitDispatched.class);
        moved().when(TOMASZ, extra("extra-2", 2_000)).then(ApprovalWithdrawn.class, HoldReleased.class, ApprovalGranted.class,
                WorkOrderAmended.class, VisitDispatched.class);
    }

    /// Zofia was to come as well, and is to come on another day, while Declan is asked.
    private static Life moved() {
        return Life.agreedOn(amending()).given(KEPT, new ScheduleVisit("visit-2", Samples.TUESDAY, List.of("zofia")))
                .given(TOMASZ, extra("extra-1", 25_000))
                .given(KEPT, new RescheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")));
    }

    @Test
    void who_proposes_extra_work_is_not_asked_about_it() {
        Life.agreedOn(amending())
                .when(AOIFE, new ProposeExtraWork("extra-1", "The pump too.", List.of(), euro(25_000), List.of(),
                        List.of("aoife", "declan")))
                .thenFact(new ApprovalRequested("extra-1", ApprovalKind.EXTRA_WORK, euro(25_000), List.of("declan"), 1));
    }

    @Test
    void a_proposal_says_why_and_what_is_to_be_done() {
        var pump = List.of(new NewItem("item-1", "Change the pump"));
        Life.agreedOn(amending())
                .when(TOMASZ, new ProposeExtraWork("extra-1", " ", List.of(), euro(1), List.of(), List.of("declan")))
                .thenRefused(Kind.INVALID, "missing-text")
                .when(TOMASZ, new ProposeExtraWork("extra-1", "The pump too.", pump, euro(1), List.of(), List.of("declan")))
                .thenRefused(Kind.INVALID, "bad-items");
    }
}
