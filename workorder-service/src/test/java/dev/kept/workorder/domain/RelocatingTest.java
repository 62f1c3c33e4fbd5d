package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.workorder.domain.WorkOrderCommand.ChangeSite;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelocatingTest {

    @Test
    void the_work_is_elsewhere_and_what_was_planned_at_the_old_place_is_cancelled() {
        var scheduled = Life.under(Samples.preset("it-provider")).given(AOIFE, Samples.openUnder("it-provider@1"))
                .given(KEPT, Samples.schedule("visit-1")).thenStatus(Status.SCHEDULED);
        var old = scheduled.order().request().siteId();
        scheduled.when(AOIFE, Samples.elsewhere(), 1).then(VisitCancelled.class, SiteChanged.class)
                .thenFact(new SiteChanged(old, "cottage", "Europe/Lisbon", 2)).thenStatus(Status.READY);
        assertEquals("cottage", scheduled.order().request().siteId());
        assertEquals("Europe/Lisbon", scheduled.order().request().zone());
        scheduled.when(AOIFE, Samples.elsewhere(), 1).thenRefused("stale-revision").when(AOIFE, Samples.elsewhere(), 2).then();
    }

    @Test
    void who_asked_for_the_work_says_so_or_the_office_and_who_comes_does_not() {
        Life.drafted().when(MAEVE, Samples.elsewhere(), 1).then(SiteChanged.class);
        Life.ready().when(MAEVE, Samples.elsewhere(), 1).then(SiteChanged.class);
        Life.dispatched().when(TOMASZ, Samples.elsewhere(), 1).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void on_what_they_saw_and_as_long_as_nobody_has_the_visit() {
        Life.ready().when(AOIFE, Samples.elsewhere(), null).thenRefused("missing-revision");
        Life.ready().when(AOIFE, Samples.elsewhere(), 2).thenRefused("stale-revision");
        Life.submitted().when(AOIFE, Samples.elsewhere(), 1).thenRefused("not-a-draft");
        Life.denied().when(AOIFE, Samples.elsewhere(), 1).thenRefused("order-closed");
        Life.dispatched().when(AOIFE, Samples.elsewhere(), 1).thenRefused("visit-under-way");
        Life.inProgress().when(AOIFE, Samples.elsewhere(), 1).thenRefused("visit-under-way");
        Life.ready().given(AOIFE, Samples.hold(HoldReason.OTHER)).when(AOIFE, Samples.elsewhere(), 1).thenRefused("on-hold");
        Life.completed().when(AOIFE, Samples.elsewhere(), 1).thenRefused("already-completed");
        Life.cancelled().when(AOIFE, Samples.elsewhere(), 1).thenRefused("order-closed");
    }

    @Test
    void to_another_place_of_the_same_customer() {
        Life.ready().when(AOIFE, new ChangeSite(null), 1).thenRefused("unknown-site");
        Life.ready().when(AOIFE, new ChangeSite(new Known.Site("elsewhere", "others", "Europe/Dublin")), 1).thenRefused("other-customer");
        var ready = Life.ready();
        var same = ready.order().request();
        ready.when(AOIFE, new ChangeSite(new Known.Site(same.siteId(), same.customerId(), same.zone())), 1).then();
    }

    @Test
    void what_a_rule_let_pass_here_somebody_is_asked_about_there() {
        var policy = Samples.varied(Map.of("approval", """
                {"initial":"WHEN","when":{"siteIn":["cottage"]},"withoutApprover":"GRANT","onDeny":"CLOSE"}"""));
        Life.under(policy).given(MAEVE, Samples.open()).thenStatus(Status.READY).when(AOIFE, Samples.elsewhere(), 1)
                .thenRefused("needs-approval");
        Life.ready().when(AOIFE, Samples.elsewhere(), 1).then(SiteChanged.class);
    }
}
