package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.BRENNANS;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.TOMASZ;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Close;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.Verify;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Orders by name, in every state and under the policies that differ in who takes part. Orla submits each of them for Maeve, and Declan
/// is asked. Where it is handed over, it is from Pawel to Tomasz, or from Ronan to Declan.
final class SampleOrders {
    static final Caller ORLA = new Caller("alder", Actor.person("orla"), Set.of(Role.CUSTOMER), BRENNANS, null, Channel.API);
    static final Caller RONAN = new Caller("alder", Actor.person("ronan"), Set.of(Role.CUSTOMER), BRENNANS, null, Channel.API);
    static final Caller PAWEL = new Caller("alder", Actor.person("pawel"), Set.of(Role.TECHNICIAN), null, null, Channel.API);

    static final String FREE = "released for whoever is first";

    private SampleOrders() {}

    static Map<String, Life> all() {
        var orders = new LinkedHashMap<String, Life>();
        orders.put("a draft", draft());
        orders.put("submitted", asked(Samples.POLICY));
        orders.put("submitted after a draft", asked(Samples.turned()));
        orders.put("submitted, another approver asked", draft().given(ORLA, Samples.submit("ronan"))
                .given(AOIFE, new ReassignApprover("declan", "Ronan is away.", Samples.approving("declan", "ronan"))));
        orders.put("denied, to be changed", asked(Samples.turned()).given(DECLAN, Samples.deny()));
        orders.put("approved, not released", asked(Samples.turned()).given(DECLAN, Samples.approve()));
        orders.put("released by a rule", ready(Samples.POLICY));
        orders.put("released by hand", ready(Samples.turned()));
        orders.put("released without a question", Life.under(Samples.POLICY).given(ORLA, Samples.open(Samples.euro(9_000), "declan")));
        orders.put("released by a plan, a time proposed", Life.under(Samples.confirmedByCustomer())
                .given(People.KEPT, Samples.planned(Samples.confirmedByCustomer())).given(People.KEPT, Samples.slot("slot-1")));
        orders.put("offered", offered());
        orders.put("offered, and declined", offered().given(TOMASZ, new DeclineOffer("offer-1", "On holiday.")));
        orders.put("accepted", offered().given(TOMASZ, new AcceptOffer("offer-1")));
        orders.put("dispatched", dispatched(Samples.POLICY));
        orders.put("dispatched to a second technician", handedOver());
        orders.put("on the way", dispatched(Samples.POLICY).given(TOMASZ, new StartTravel(null, null)));
        orders.put("in progress", working(Samples.POLICY));
        orders.put("in progress, changes allowed", working(Samples.turned()));
        orders.put("in progress, a question about extra work", working(Samples.turned()).given(TOMASZ, Samples.extra("extra-1", 35_000)));
        orders.put("on hold, the visit kept", working(Samples.POLICY).given(TOMASZ, Samples.hold(HoldReason.OTHER)));
        orders.put("on hold, the visit given back", working(Samples.POLICY).given(TOMASZ, Samples.hold(HoldReason.WAITING_PARTS)));
        orders.put("the visit finished, the work not", working(Samples.POLICY).given(TOMASZ, new FinishVisit(null)));
        orders.put("the visit led to nothing",
                working(Samples.POLICY).given(TOMASZ, new ReportNotDone(null, "The part is on order.")));
        orders.put("the visit cancelled",
                dispatched(Samples.POLICY).given(AOIFE, new CancelVisit("visit-1", "Tomasz is ill.")));
        orders.put("completed", done(Samples.POLICY));
        orders.put("completed, nobody has looked at it", done(Samples.turned()));
        orders.put("completed and accepted", done(Samples.turned()).given(AOIFE, new Verify()));
        orders.put("reopened", done(Samples.POLICY).given(KEPT, Samples.paid()).given(AOIFE, new Reopen("It drips again.")));
        orders.put(FREE, free());
        orders.put("released for whoever is first, and taken", free().given(TOMASZ, take(TOMASZ)));
        orders.put("released for whoever is first, and handed over",
                free().given(PAWEL, take(PAWEL)).given(AOIFE, new AssignTechnician(TOMASZ.id(), true, null)));
        orders.put("given by the office without a booking", Life.under(Samples.preset("service-order"))
                .given(ORLA, Samples.openUnder("service-order@1")).given(ORLA, Samples.submit("declan")).given(DECLAN, Samples.approve())
                .given(AOIFE, new AssignTechnician(TOMASZ.id(), true, null)));
        orders.put("closed, paid", working(Samples.POLICY).given(TOMASZ, new Recommend("recommendation-1", "Change the pump.", 12))
                .given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, Samples.complete()).given(KEPT, Samples.paid()));
        orders.put("closed by hand", done(Samples.turned()).given(AOIFE, new Verify()).given(AOIFE, new Close()));
        orders.put("closed, not carried out", working(Samples.POLICY).given(TOMASZ, new CloseNotCarriedOut("Past repair.")));
        orders.put("closed, denied", asked(Samples.turned()).given(DECLAN, Samples.deny()).given(ORLA, new CloseDenied()));
        orders.put("cancelled before it was released", asked(Samples.POLICY).given(AOIFE, Samples.cancel()));
        orders.put("cancelled with a visit", dispatched(Samples.POLICY).given(AOIFE, Samples.cancel()));
        return orders;
    }

    private static Life free() {
        return Life.under(Samples.preset("it-provider")).given(ORLA, Samples.openUnder("it-provider@1"));
    }

    private static AssignTechnician take(Caller by) {
        return new AssignTechnician(by.id(), true, "visit-of-" + by.id());
    }

    private static Life draft() {
        return Life.under(Samples.turned()).given(ORLA, Samples.open(Samples.euro(9_000), "declan"));
    }

    private static Life asked(Policy policy) {
        return policy.create().autoSubmit()
                ? Life.under(policy).given(ORLA, Samples.open())
                : Life.under(policy).given(ORLA, Samples.open(Samples.euro(9_000), "declan")).given(ORLA, Samples.submit("declan"));
    }

    private static Life ready(Policy policy) {
        var approved = asked(policy).given(DECLAN, Samples.approve());
        return approved.order().takesVisits() ? approved : approved.given(AOIFE, new Release(Samples.BOILER));
    }

    private static Life offered() {
        return ready(Samples.offering()).given(KEPT, Samples.proposed("offer-1", TOMASZ.id()));
    }

    private static Life dispatched(Policy policy) {
        return ready(policy).given(KEPT, Samples.schedule("visit-1"));
    }

    private static Life handedOver() {
        return ready(Samples.POLICY).given(KEPT, new ScheduleVisit("visit-0", Samples.TUESDAY, List.of(PAWEL.id())))
                .given(AOIFE, new CancelVisit("visit-0", "Pawel is ill.")).given(KEPT, Samples.schedule("visit-1"));
    }

    private static Life working(Policy policy) {
        return dispatched(policy).given(TOMASZ, new StartWork(null));
    }

    private static Life done(Policy policy) {
        return working(policy).given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, Samples.complete());
    }
}
