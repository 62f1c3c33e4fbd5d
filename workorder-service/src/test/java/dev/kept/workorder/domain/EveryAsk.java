package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.CIARA;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;

import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.decision.Caller;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.AddItem;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Close;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.ChangeSite;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.CorrectDetails;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.DismissRecommendation;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Hold;
import dev.kept.workorder.domain.WorkOrderCommand.JoinOccurrence;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.NoteBilling;
import dev.kept.workorder.domain.WorkOrderCommand.NoteExhausted;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.Reply;
import dev.kept.workorder.domain.WorkOrderCommand.ReportDelay;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.RescheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ResetToDraft;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import dev.kept.workorder.domain.WorkOrderCommand.ReturnPart;
import dev.kept.workorder.domain.WorkOrderCommand.SendBack;
import dev.kept.workorder.domain.WorkOrderCommand.SetEstimate;
import dev.kept.workorder.domain.WorkOrderCommand.StartTimer;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import dev.kept.workorder.domain.WorkOrderCommand.Unassign;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignVendor;
import dev.kept.workorder.domain.WorkOrderCommand.Verify;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawExtra;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawOffer;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawSubmission;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Something that somebody asks of an order, and all of it that is worth asking in one state. The bound: two things to fix; one technician;
/// a visit is booked where none stands; sums are far above every limit or nothing; invoicing speaks of what is billed.
record EveryAsk(Caller by, WorkOrderCommand command) {
    private static final Instant LATER = Instant.parse("2026-03-09T18:00:00Z");
    private static final NewItem FIRST = new NewItem("item-1", "Boiler loses pressure");

    String words() {
        return by.id() + " " + command.getClass().getSimpleName();
    }

    /// The same policy, published once more: all its knobs, whichever there are.
    static Policy next(Policy policy) {
        try {
            var parts = Policy.class.getRecordComponents();
            var knobs = new Object[parts.length];
            for (int i = 0; i < parts.length; i++)
                knobs[i] = parts[i].getName().equals("version") ? policy.version() + 1 : parts[i].getAccessor().invoke(policy);
            var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return Policy.class.getDeclaredConstructor(types).newInstance(knobs);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// The customer asks, whom somebody approves for; the office writes for one who has nobody; the technician sees what is to be done.
    static List<EveryAsk> openings(Policy policy) {
        var planned = isProposed(policy) ? Stream.of(new EveryAsk(KEPT, Samples.planned(policy, "declan"))) : Stream.<EveryAsk>of();
        return Stream.concat(Stream.of(new EveryAsk(MAEVE, open(policy, "declan")), new EveryAsk(AOIFE, open(policy)),
                new EveryAsk(TOMASZ, open(policy, "declan"))), planned).toList();
    }

    /// Whether the orders of plans are proposed a time; where they are not, they are as any others.
    static boolean isProposed(Policy policy) {
        return policy.assignment().mode() == Policy.Assignment.Mode.DIRECT
                && policy.scheduling().need() == Policy.Scheduling.Need.REQUIRED;
    }

    private static OpenOrder open(Policy policy, String... approvers) {
        var it = Samples.open(null, approvers);
        return new OpenOrder(it.number(), policy.name(), null, it.approvalId(), it.description(), it.priority(), it.asap(),
                it.availability(), List.of(FIRST), it.attachments(), it.estimate(), it.known(), null, "visit-0");
    }

    /// In the words and at the place that the order has by now.
    private static OpenOrder again(OpenOrder it, Order order) {
        var site = new Known.Site(order.request().siteId(), Samples.SITE.customer(), order.request().zone());
        return new OpenOrder(it.number(), it.policy(), null, it.approvalId(), order.request().description().text(), it.priority(),
                it.asap(), it.availability(), it.items(), it.attachments(), it.estimate(),
                new Known(site, it.known().serviceType(), it.known().requester(), it.known().circles()), it.origin(), it.visitId());
    }

    /// @param next what the order may be moved to
    static List<EveryAsk> of(Order order, Policy policy, Policy next) {
        return Stream.of(writing(order, policy), deciding(order, next), visiting(order), working(order, policy), offering(order),
                changing(order), ending(order),
                echoes(order)).flatMap(Function.identity()).map(ask -> ask(ask.by(), Samples.seen(ask.command(), order))).toList();
    }

    private static Stream<EveryAsk> writing(Order order, Policy policy) {
        var opener = Stream.of(MAEVE, TOMASZ).filter(it -> order.request().openedBy().equals(it.id())).findFirst().orElse(AOIFE);
        var again = order.request().source() == Source.RECURRENCE
                ? ask(KEPT, again(Samples.planned(policy, "declan"), order))
                : ask(opener, again(open(policy, "declan"), order));
        return Stream.of(again, ask(MAEVE, Samples.edit("It leaks " + order.facts())),
                ask(MAEVE, new AddItem(another(order))), ask(KEPT, new JoinOccurrence(another(order))),
                ask(AOIFE, new SetEstimate(Samples.euro(9_000))), ask(AOIFE, new SetEstimate(null)),
                ask(MAEVE, submit(order, "declan")), ask(AOIFE, submit(order)), ask(MAEVE, new WithdrawSubmission()));
    }

    private static Submit submit(Order order, String... approvers) {
        return new Submit("approval-" + order.facts(), null,
                new Known(Samples.SITE, Samples.BOILER, Samples.REQUESTER, Samples.approving(approvers)));
    }

    private static Stream<EveryAsk> deciding(Order order, Policy next) {
        var both = Samples.approving("declan", "ronan");
        var asked = order.openApproval().isPresent()
                ? Stream.of(ask(DECLAN, Samples.approve()), ask(DECLAN, Samples.deny()))
                : Stream.<EveryAsk>of();
        return Stream.concat(asked, Stream.of(ask(AOIFE, new ReassignApprover("ronan", "Declan is away.", both)),
                ask(AOIFE, new ReassignApprover("declan", "Declan is back.", both)), ask(MAEVE, new ResetToDraft()),
                ask(MAEVE, new CloseDenied()), ask(KEPT, Samples.remind()), ask(KEPT, Samples.expire()),
                ask(AOIFE, new Release(Samples.BOILER)), ask(CIARA, Samples.approve()),
                ask(CIARA, Samples.deny()), ask(AOIFE, new AdoptPolicy(next, "Agreed on Monday"))));
    }

    private static Stream<EveryAsk> visiting(Order order) {
        var standing = order.standingVisits().stream().findFirst();
        var visit = standing.map(Visit::visitId).orElse("none");
        var time = standing.map(Visit::appointment).filter(Samples.TUESDAY::equals).isPresent() ? Samples.WEDNESDAY : Samples.TUESDAY;
        var book = standing.isPresent()
                ? Stream.<EveryAsk>of()
                : Stream.of(ask(KEPT, Samples.schedule("visit-" + order.facts())));
        return Stream.of(book, proposing(order),
                Stream.of(ask(KEPT, new RescheduleVisit(visit, time, List.of("tomasz"))), ask(AOIFE, new CancelVisit(visit, "ill")),
                        ask(KEPT, new CancelVisit(visit, "released")), ask(TOMASZ, new StartTravel(null, null)),
                        ask(TOMASZ, new Arrive(null, "visit-" + order.facts())),
                        ask(TOMASZ, new StartWork(null, "visit-" + order.facts())), ask(TOMASZ, take(order)), ask(AOIFE, take(order)),
                        ask(TOMASZ, new Unassign()), ask(TOMASZ, new StopTimer()), ask(TOMASZ, new FinishVisit(null)),
                        ask(TOMASZ, new ReportNotDone(null, "Nobody at home")), ask(TOMASZ, new ReportDelay(null, "Traffic", LATER)),
                        ask(TOMASZ, new ReportNoShow(null, NoShow.CUSTOMER)), ask(MAEVE, new ReportNoShow(null, NoShow.ASSIGNEE))))
                .flatMap(Function.identity());
    }

    private static Stream<EveryAsk> proposing(Order order) {
        var confirmed = order.proposal().standing().stream().map(held -> ask(KEPT, Samples.schedule(held.visitId())));
        return Stream.concat(confirmed, Stream.of(ask(KEPT, Samples.slot("slot-" + order.facts(), Samples.THE_LAST)),
                ask(KEPT, new NoteNoTime(Samples.THE_LAST, NoSlotReason.ALL_BOOKED)),
                ask(MAEVE, new DeclineProposal(Samples.OPEN, "On Friday")), ask(AOIFE, new DeclineProposal(Samples.OPEN, "On Friday")),
                ask(KEPT, new ExpireProposal(Samples.OPEN))));
    }

    private static AssignTechnician take(Order order) {
        return new AssignTechnician("tomasz", true, "visit-" + order.facts());
    }

    private static Stream<EveryAsk> working(Order order, Policy policy) {
        var fresh = "-" + order.facts();
        var second = others(order).map(Item::itemId)
                .flatMap(id -> Stream.of(ask(TOMASZ, new ResolveItem(id)),
                        ask(TOMASZ, Samples.followUp(FollowUpKind.ORDER, "order" + fresh, id))));
        return Stream.concat(second, Stream.of(ask(TOMASZ, new ResolveItem("item-1")), ask(AOIFE, new CloseItem("item-1")),
                ask(TOMASZ, new Recommend("recommendation" + fresh, "Change the pump", 12)),
                ask(MAEVE, new DismissRecommendation("recommendation" + fresh)), ask(MAEVE, Samples.note("note" + fresh)),
                ask(TOMASZ, new AddPhoto("photo" + fresh, PhotoPhase.RESULT, Samples.SIGNATURE)),
                ask(MAEVE, new AddPhoto("photo" + fresh, PhotoPhase.PROBLEM, Samples.SIGNATURE)),
                ask(AOIFE, Samples.part("line" + fresh)), ask(TOMASZ, new StartTimer(null, false)),
                ask(TOMASZ, new LogTime("time" + fresh, null, Life.START.minusSeconds(3_600), Life.START, true)),
                ask(TOMASZ, new ReturnPart("return" + fresh, "line" + fresh, null)), ask(TOMASZ, Samples.complete(policy)),
                ask(AOIFE, unsigned(policy)), ask(MAEVE, unsigned(policy)), ask(TOMASZ, Samples.note("found" + fresh)),
                ask(TOMASZ, Samples.lateReport("report" + fresh)),
                ask(AOIFE, Samples.followUp(FollowUpKind.TASK, "task" + fresh))));
    }

    /// One more thing to fix where there is none but the first; otherwise the first once more.
    private static NewItem another(Order order) {
        return others(order).findAny().isPresent() ? FIRST : new NewItem("another-" + order.facts(), "Radiators upstairs stay cold");
    }

    private static Stream<Item> others(Order order) {
        return order.items().stream().skip(1).filter(Item::isOpen);
    }

    private static Complete unsigned(Policy policy) {
        return new Complete("Done", null, null, Samples.complete(policy).billed(), null, Map.of());
    }

    private static Stream<EveryAsk> offering(Order order) {
        var offer = "offer-" + order.facts();
        return Stream.of(ask(AOIFE, new OfferTo(offer, "tomasz", true, List.of())), ask(KEPT, Samples.proposed(offer, "tomasz")),
                ask(TOMASZ, new AcceptOffer(Samples.OPEN)), ask(TOMASZ, new DeclineOffer(Samples.OPEN, "On holiday")),
                ask(AOIFE, new WithdrawOffer()), ask(KEPT, new ExpireOffer(Samples.OPEN)), ask(TOMASZ, new UnassignVendor("Ill")),
                ask(KEPT, new UnassignUnpicked(Samples.OPEN)),
                ask(AOIFE, new UnassignVendor("Ill")), ask(KEPT, new NoteExhausted()));
    }

    private static Stream<EveryAsk> changing(Order order) {
        var holds = Stream.of(HoldReason.values()).map(reason -> ask(TOMASZ, Samples.hold(reason)));
        var courses = Stream.of(Course.values()).map(course -> ask(TOMASZ, Samples.course(course)));
        return Stream.concat(Stream.concat(holds, courses),
                Stream.of(ask(AOIFE, new Hold(HoldReason.WAITING_PARTS, "On order", null, HeldVisits.KEPT)),
                        ask(AOIFE, new Resume()), ask(MAEVE, new Resume()), ask(MAEVE, new Reply("reply-" + order.facts(), "On Friday")),
                        ask(TOMASZ, Samples.amend(null)), ask(TOMASZ, Samples.amend(Samples.euro(1_000_000))),
                        ask(TOMASZ, extra(order, 1_000_000)), ask(AOIFE, extra(order, 0)), ask(TOMASZ, new WithdrawExtra()),
                        ask(MAEVE, new CorrectDetails("It leaks " + order.facts(), null, null, null)), ask(AOIFE, Samples.link()),
                        ask(MAEVE, Samples.manual()), ask(TOMASZ, Samples.warranty(true)),
                        ask(MAEVE,
                                Samples.equipment(
                                        new Known.Asset("boiler", order.request().siteId(), "Boiler", LocalDate.of(2028, 2, 29)))),
                        ask(TOMASZ, Samples.equipment()),
                        ask(AOIFE, elsewhere(order))));
    }

    private static ChangeSite elsewhere(Order order) {
        var there = Samples.elsewhere();
        return order.request().siteId().equals(there.site().siteId()) ? new ChangeSite(Samples.SITE) : there;
    }

    private static ProposeExtraWork extra(Order order, long minor) {
        return new ProposeExtraWork("extra-" + order.facts(), "The pump is worn too", List.of(), Samples.euro(minor), List.of(),
                List.of("declan"));
    }

    private static Stream<EveryAsk> ending(Order order) {
        return Stream.of(ask(AOIFE, new Verify()), ask(AOIFE, new SendBack("It drips")), ask(AOIFE, new Close()), ask(MAEVE, new Close()),
                ask(TOMASZ, new CloseNotCarriedOut("Past repair")), ask(MAEVE, new Reopen("It drips")), ask(AOIFE, new Reopen("It drips")),
                ask(MAEVE, Samples.cancel()), ask(AOIFE, Samples.cancel()), ask(AOIFE, Samples.merge()));
    }

    private static Stream<EveryAsk> echoes(Order order) {
        var document = Stream.of(ask(KEPT, Samples.document("document-" + order.facts(), DocumentKind.ORDER)),
                ask(KEPT, Samples.duplicate("order-3")));
        var billing = Stream.of(BillingState.SENT, BillingState.PAID)
                .map(state -> ask(KEPT, new NoteBilling(state, invoice(order), Samples.euro(19_068))));
        return Looks.isBilled(order) ? Stream.concat(document, billing) : document;
    }

    /// What this cycle is billed by.
    static String invoice(Order order) {
        return "invoice-" + order.cycle().number();
    }

    private static EveryAsk ask(Caller by, WorkOrderCommand command) {
        return new EveryAsk(by, command);
    }
}
