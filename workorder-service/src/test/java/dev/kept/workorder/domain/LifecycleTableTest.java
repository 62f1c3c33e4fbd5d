package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Fact;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.AddItem;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Close;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.CorrectDetails;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.DismissRecommendation;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.NoteExhausted;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.Reply;
import dev.kept.workorder.domain.WorkOrderCommand.ReportDelay;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
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
import dev.kept.workorder.domain.WorkOrderCommand.Unassign;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignVendor;
import dev.kept.workorder.domain.WorkOrderCommand.Verify;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawExtra;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawOffer;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every state with every command, written as a page for people. A changed rule changes its line, and a reviewer sees it. After such a
/// change, `-Dkept.contracts=write` writes the page anew.
class LifecycleTableTest {
    private static final Path HERE = Path.of(System.getProperty("kept.root", "..")).resolve("workorder-service");

    /// @param path as the API names it; `open` and the echoes of other services have none of their own
    record Row(String path, Caller by, WorkOrderCommand command) {}

    @Test
    @Tag("A25")
    void the_lifecycle_is_as_the_page_says() throws IOException {
        compareOrWrite("lifecycle.md", page("under " + Samples.POLICY.name(), states()));
    }

    @Test
    void with_every_knob_turned_it_is_as_the_other_page_says() throws IOException {
        compareOrWrite("lifecycle-turned.md",
                page("under " + Samples.POLICY.name() + " with every knob turned: drafts, an approver for each,"
                        + " release by hand, amendments and extra work up to 300 EUR, a look at the work, closing by hand,"
                        + " completion without the steps before it, by the technician or who asked for the work", turned()));
    }

    @Test
    @Tag("C13")
    void where_work_is_offered_it_is_as_a_page_of_its_own_says() throws IOException {
        compareOrWrite("lifecycle-offered.md", page("under " + Samples.POLICY.name() + " where it is offered, to two at most and for an"
                + " hour each, and a booked visit is done as it stands", offered()));
    }

    @Test
    @Tag("D67")
    void the_order_of_a_plan_is_as_a_page_of_its_own_says() throws IOException {
        compareOrWrite("lifecycle-planned.md",
                page("of a plan, under " + Samples.POLICY.name() + " where who asked for the work confirms its time", planned()));
    }

    static void compareOrWrite(String file, String written) throws IOException {
        var page = HERE.resolve(file);
        if ("write".equals(System.getProperty("kept.contracts")))
            Files.writeString(page, written);
        assertTrue(Files.exists(page), "There is no " + file + ": write it with -Dkept.contracts=write");
        assertEquals(Files.readString(page), written, "The lifecycle changed. If that is meant, write it with -Dkept.contracts=write");
    }

    @Test
    void every_command_is_in_the_table() {
        assertEquals(Arrays.stream(WorkOrderCommand.class.getPermittedSubclasses()).map(Class::getSimpleName).sorted().toList(),
                everything().map(row -> row.command().getClass().getSimpleName()).distinct().sorted().toList());
    }

    @Test
    void every_status_that_an_order_can_show_is_in_the_table() {
        var shown = Stream.of(states(), turned(), offered()).flatMap(it -> it.values().stream()).map(Supplier::get)
                .filter(life -> life.state() instanceof Order)
                .map(life -> life.order().status()).distinct().toList();
        assertEquals(List.of(), Arrays.stream(Status.values()).filter(it -> !shown.contains(it)).toList());
    }

    static Stream<Row> everything() {
        return Stream.of(new Row("open", MAEVE, Samples.open()), new Row("open", TOMASZ, Samples.open()),
                new Row("edit-draft", MAEVE, Samples.edit("Now it leaks.")),
                new Row("add-item", MAEVE, new AddItem(new NewItem("item-3", "The pump hums"))),
                new Row("set-estimate", AOIFE, new SetEstimate(Samples.euro(9_000))), new Row("submit", MAEVE, Samples.submit(null)),
                new Row("withdraw-submission", MAEVE, new WithdrawSubmission()),
                new Row("reassign-approver", AOIFE, new ReassignApprover("ronan", "Declan is away.", Samples.approving("declan", "ronan"))),
                new Row("timer", KEPT, Samples.remind()), new Row("timer", KEPT, Samples.expire()),
                new Row("reset-to-draft", MAEVE, new ResetToDraft()), new Row("close-denied", MAEVE, new CloseDenied()),
                new Row("release", AOIFE, new Release(Samples.BOILER)), new Row("approve", DECLAN, Samples.approve()),
                new Row("deny", DECLAN, Samples.deny()), new Row("echo", KEPT, Samples.schedule("visit-2")),
                new Row("echo", KEPT, Samples.reschedule("visit-1")),
                new Row("offer-to", AOIFE, new OfferTo("offer-2", "zofia", true, List.of())),
                new Row("echo", KEPT, Samples.proposed("offer-3", "zofia")),
                new Row("accept-offer", TOMASZ, new AcceptOffer(Samples.OPEN)),
                new Row("decline-offer", TOMASZ, new DeclineOffer(Samples.OPEN, "On holiday.")),
                new Row("withdraw-offer", AOIFE, new WithdrawOffer()), new Row("echo", KEPT, new ExpireOffer(Samples.OPEN)),
                new Row("echo", KEPT, new UnassignUnpicked(Samples.OPEN)),
                new Row("unassign-vendor", TOMASZ, new UnassignVendor("The van broke down.")),
                new Row("unassign-vendor", AOIFE, new UnassignVendor("They never came.")),
                new Row("echo", KEPT, new NoteExhausted()),
                new Row("echo", KEPT, Samples.slot("slot-2", Samples.THE_LAST)),
                new Row("echo", KEPT, new NoteNoTime(Samples.THE_LAST, NoSlotReason.ALL_BOOKED)),
                new Row("decline-proposal", MAEVE, new DeclineProposal(Samples.OPEN, "On Friday, please.")),
                new Row("decline-proposal", AOIFE, new DeclineProposal(Samples.OPEN, "They are away.")),
                new Row("timer", KEPT, new ExpireProposal(Samples.OPEN)),
                new Row("cancel-visit", AOIFE, new CancelVisit("visit-1", "ill")),
                new Row("echo", KEPT, new CancelVisit("visit-1", "released")),
                new Row("start-travel", TOMASZ, new StartTravel(null, null)), new Row("arrive", TOMASZ, new Arrive(null, "visit-3")),
                new Row("start-work", TOMASZ, new StartWork(null, "visit-3")),
                new Row("assign-technician", TOMASZ, new AssignTechnician("tomasz", true, "visit-3")),
                new Row("assign-technician", AOIFE, new AssignTechnician("zofia", true, "visit-3")),
                new Row("unassign", TOMASZ, new Unassign()), new Row("unassign", AOIFE, new Unassign()),
                new Row("start-timer", TOMASZ, new StartTimer(null, true)),
                new Row("start-timer", TOMASZ, new StartTimer(null, false)), new Row("stop-timer", TOMASZ, new StopTimer()),
                new Row("log-time", TOMASZ, Samples.logTime("time-1")),
                new Row("finish-visit", TOMASZ, new FinishVisit(null)),
                new Row("report-not-done", TOMASZ, new ReportNotDone(null, "Nobody at home")),
                new Row("choose-course", TOMASZ, Samples.course(Course.AS_STIPULATED)),
                new Row("hold", TOMASZ, Samples.hold(HoldReason.WAITING_PARTS)),
                new Row("hold", AOIFE, Samples.hold(HoldReason.WAITING_CUSTOMER)), new Row("resume", AOIFE, new Resume()),
                new Row("reply", MAEVE, new Reply("reply-1", "On Friday, please.")),
                new Row("amend", TOMASZ, Samples.amend(Samples.euro(5_000))),
                new Row("propose-extra-work", AOIFE, Samples.extra("extra-2", 45_000)),
                new Row("withdraw-extra", TOMASZ, new WithdrawExtra()),
                new Row("correct-details", MAEVE, new CorrectDetails(null, Priority.EMERGENCY, null, null)),
                new Row("report-delay", TOMASZ, new ReportDelay(null, "Traffic.", Life.START.plusSeconds(7_200))),
                new Row("report-no-show", TOMASZ, new ReportNoShow(null, NoShow.CUSTOMER)),
                new Row("resolve-item", TOMASZ, new ResolveItem("item-1")), new Row("close-item", AOIFE, new CloseItem("item-2")),
                new Row("recommend", TOMASZ, new Recommend("recommendation-2", "Change the pump.", 12)),
                new Row("dismiss-recommendation", MAEVE, new DismissRecommendation("recommendation-1")),
                new Row("create-follow-up", TOMASZ, Samples.followUp(FollowUpKind.ORDER, "order-2", "item-2")),
                new Row("create-follow-up", AOIFE, Samples.followUp(FollowUpKind.TASK, "task-1")),
                new Row("link-order", AOIFE, Samples.link()), new Row("attach-file", MAEVE, Samples.manual()),
                new Row("flag-warranty", TOMASZ, Samples.warranty(true)),
                new Row("name-equipment", MAEVE, Samples.equipment(Samples.boiler(LocalDate.of(2028, 2, 29)))),
                new Row("change-site", AOIFE, Samples.elsewhere()),
                new Row("merge-into", AOIFE, Samples.merge()), new Row("echo", KEPT, Samples.duplicate("order-3")),
                new Row("join-occurrence", KEPT, Samples.due("item-due")),
                new Row("report-late", TOMASZ, Samples.lateReport("report-1")),
                new Row("add-note", MAEVE, Samples.note("note-1")), new Row("add-photo", MAEVE, Samples.resultPhoto()),
                new Row("use-part", AOIFE, Samples.part("line-1")),
                new Row("return-part", TOMASZ, new ReturnPart("return-1", "line-2", null)),
                new Row("complete", TOMASZ, Samples.complete()),
                new Row("complete", AOIFE, Samples.complete()), new Row("complete", MAEVE, Samples.complete()),
                new Row("verify", AOIFE, new Verify()),
                new Row("send-back", AOIFE, new SendBack("The leak is still there.")), new Row("close", AOIFE, new Close()),
                new Row("close-not-carried-out", TOMASZ, new CloseNotCarriedOut("The boiler is past repair.")),
                new Row("reopen", MAEVE, new Reopen("It drips again.")), new Row("cancel", MAEVE, Samples.cancel()),
                new Row("cancel", AOIFE, Samples.cancel()),
                new Row("adopt-policy", AOIFE, new AdoptPolicy(Samples.policy(2), "Agreed on Monday.")),
                new Row("echo", KEPT, Samples.billing(BillingState.SENT)),
                new Row("echo", KEPT, Samples.paid()), new Row("echo", KEPT, Samples.document("document-1", DocumentKind.ORDER)));
    }

    private static Map<String, Supplier<Life>> states() {
        var states = new LinkedHashMap<String, Supplier<Life>>();
        states.put("Not there yet", Life::nothing);
        states.put("SUBMITTED", Life::submitted);
        states.put("READY", Life::ready);
        states.put("DISPATCHED", Life::dispatched);
        states.put("EN_ROUTE", Life::enRoute);
        states.put("ARRIVED", Life::arrived);
        states.put("IN_PROGRESS", Life::inProgress);
        states.put("IN_PROGRESS, with a photo of the result and a part used",
                () -> Life.inProgress().given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, Samples.part("line-2")));
        states.put("READY, after a visit that led to nothing",
                () -> Life.inProgress().given(TOMASZ, new ReportNotDone(null, "The part is on order")));
        states.put("ON_HOLD, waiting for parts, its visit given back",
                () -> Life.inProgress().given(TOMASZ, Samples.hold(HoldReason.WAITING_PARTS)));
        states.put("ON_HOLD, waiting for the customer, its visit kept",
                () -> Life.dispatched().given(AOIFE, Samples.hold(HoldReason.WAITING_CUSTOMER)));
        states.put("ON_HOLD in the middle of the work",
                () -> Life.inProgress().given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, Samples.hold(HoldReason.OTHER)));
        states.put("COMPLETED", Life::completed);
        states.put("CLOSED, resolved", Life::paid);
        states.put("CLOSED, denied", Life::denied);
        states.put("CLOSED, cancelled", Life::cancelled);
        return states;
    }

    private static Map<String, Supplier<Life>> turned() {
        var states = new LinkedHashMap<String, Supplier<Life>>();
        states.put("DRAFT", LifecycleTableTest::draft);
        states.put("SUBMITTED", LifecycleTableTest::submitted);
        states.put("DENIED", () -> submitted().given(DECLAN, Samples.deny()));
        states.put("APPROVED", () -> submitted().given(DECLAN, Samples.approve()));
        states.put("READY", LifecycleTableTest::ready);
        states.put("DISPATCHED, with a photo of the result",
                () -> ready().given(KEPT, Samples.schedule("visit-1")).given(TOMASZ, Samples.resultPhoto()));
        states.put("IN_PROGRESS", LifecycleTableTest::working);
        states.put("ON_HOLD, waiting for an answer to extra work", () -> working().given(TOMASZ, Samples.extra("extra-1", 35_000)));
        states.put("COMPLETED, and nobody has looked at it", LifecycleTableTest::done);
        states.put("COMPLETED, and accepted", () -> done().given(AOIFE, new Verify()));
        states.put("CLOSED, resolved", () -> done().given(AOIFE, new Verify()).given(AOIFE, new Close()));
        states.put("CLOSED, denied", () -> submitted().given(DECLAN, Samples.deny()).given(MAEVE, new CloseDenied()));
        return states;
    }

    private static Map<String, Supplier<Life>> offered() {
        var states = new LinkedHashMap<String, Supplier<Life>>();
        states.put("READY, and somebody is looked for", LifecycleTableTest::wanted);
        states.put("OFFERED", LifecycleTableTest::asked);
        states.put("OFFERED, and the time for an answer is over", () -> asked().later(Duration.ofHours(1)));
        states.put("READY, after a no", () -> asked().given(TOMASZ, new DeclineOffer("offer-1", "On holiday.")));
        states.put("READY, and nobody is left", () -> wanted().given(KEPT, new NoteExhausted()));
        states.put("ACCEPTED", LifecycleTableTest::accepted);
        states.put("SCHEDULED", () -> accepted().given(KEPT, Samples.schedule("visit-1")));
        states.put("ON_HOLD, accepted", () -> accepted().given(AOIFE, Samples.hold(HoldReason.OTHER)));
        states.put("IN_PROGRESS", () -> accepted().given(KEPT, Samples.schedule("visit-1")).given(TOMASZ, new StartWork(null)));
        states.put("CLOSED, cancelled while it was offered", () -> asked().given(AOIFE, Samples.cancel()));
        return states;
    }

    private static Map<String, Supplier<Life>> planned() {
        var states = new LinkedHashMap<String, Supplier<Life>>();
        states.put("READY, and a time is looked for", LifecycleTableTest::raised);
        states.put("READY, and a time is proposed", LifecycleTableTest::proposed);
        states.put("READY, and the time that was proposed begins", () -> proposed().later(Duration.ofDays(2)));
        states.put("READY, and there was nothing to propose",
                () -> raised().given(KEPT, new NoteNoTime(Samples.THE_LAST, NoSlotReason.ALL_BOOKED)));
        states.put("READY, and another time is wanted", () -> proposed().given(MAEVE, new DeclineProposal(Samples.OPEN, "On Friday.")));
        states.put("ON_HOLD, and its time was proposed", () -> proposed().given(AOIFE, Samples.hold(HoldReason.OTHER)));
        states.put("DISPATCHED, as it was proposed", () -> proposed().given(KEPT, Samples.schedule("slot-1")));
        return states;
    }

    private static Life raised() {
        return Life.under(Samples.confirmedByCustomer()).given(KEPT, Samples.planned(Samples.confirmedByCustomer()));
    }

    private static Life proposed() {
        return raised().given(KEPT, Samples.slot("slot-1"));
    }

    private static Life wanted() {
        return Life.under(Samples.offering()).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve());
    }

    private static Life asked() {
        return wanted().given(KEPT, Samples.proposed("offer-1", "tomasz"));
    }

    private static Life accepted() {
        return asked().given(TOMASZ, new AcceptOffer("offer-1"));
    }

    private static Life draft() {
        return Life.under(Samples.turned()).given(MAEVE, Samples.open(Samples.euro(9_000), "declan"));
    }

    private static Life submitted() {
        return draft().given(MAEVE, Samples.submit("declan"));
    }

    private static Life ready() {
        return submitted().given(DECLAN, Samples.approve()).given(AOIFE, new Release(Samples.BOILER));
    }

    private static Life working() {
        return ready().given(KEPT, Samples.schedule("visit-1")).given(TOMASZ, new StartWork(null));
    }

    private static Life done() {
        return working().given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, Samples.complete());
    }

    private static String page(String under, Map<String, Supplier<Life>> states) {
        var page = new StringBuilder(
                """
                        # The life of a work order %s

                        Written by `LifecycleTableTest`; do not edit. Each line: who asks for what, which facts come of it, and the status then.
                        *Slanted* facts are the policy's own. `nothing`: it is as asked already. A code: refused, with a sentence that says what to do.
                        """
                        .formatted(under));
        states.forEach((name, life) -> {
            page.append("\n## ").append(name).append("\n\n| who | asks | then | status |\n| --- | --- | --- | --- |\n");
            everything().forEach(row -> page.append(line(row, life.get())));
        });
        return page.toString();
    }

    private static String line(Row row, Life life) {
        life.when(row.by(), row.command());
        var status = life.state() instanceof Order order && life.answer() instanceof Accepted<WorkOrderEvent>(var facts) && !facts.isEmpty()
                ? order.status().name()
                : "";
        return "| " + who(row.by()) + " | " + asks(row.command()) + " | " + outcome(life.answer()) + " | " + status + " |\n";
    }

    static String asks(WorkOrderCommand command) {
        var name = command.getClass().getSimpleName();
        return switch (command) {
            case WorkOrderCommand.NoteBilling billing -> name + " " + billing.state();
            case StartTimer timer -> name + (timer.attended() ? "" : " unattended");
            case WorkOrderCommand.CreateFollowUp it -> name + " " + it.kind();
            case WorkOrderCommand.Hold hold -> name + " " + hold.reason();
            default -> name;
        };
    }

    static String who(Caller by) {
        return by.is(Role.SERVICE)
                ? "Kept"
                : by.is(Role.OFFICE) ? "office" : by.is(Role.TECHNICIAN) ? "technician" : by.equals(DECLAN) ? "approver" : "customer";
    }

    static String outcome(Decision<WorkOrderEvent> answer) {
        return switch (answer) {
            case Accepted<WorkOrderEvent>(var facts) when facts.isEmpty() -> "nothing";
            case Accepted<WorkOrderEvent>(var facts) -> counted(facts.stream().map(LifecycleTableTest::fact).toList());
            case Refused<WorkOrderEvent> no -> "`" + no.code() + "`" + missing(no);
        };
    }

    private static String fact(Fact<WorkOrderEvent> fact) {
        var name = fact.event().getClass().getSimpleName();
        return fact.why() == null ? name : "*" + name + "*";
    }

    private static String missing(Refused<WorkOrderEvent> no) {
        return no.missing().isEmpty()
                ? ""
                : ", missing: " + no.missing().stream().map(Decision.Missing::what).collect(Collectors.joining(", "));
    }

    private static String counted(List<String> names) {
        var times = new LinkedHashMap<String, Integer>();
        names.forEach(name -> times.merge(name, 1, Integer::sum));
        return times.entrySet().stream().map(it -> it.getValue() == 1 ? it.getKey() : it.getKey() + " ×" + it.getValue())
                .collect(Collectors.joining(", "));
    }
}
