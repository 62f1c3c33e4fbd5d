package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.DECLANS_LINK;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NEIGHBOUR;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.Appointment;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalNeed;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.PartLine;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkSentBack;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.AddItem;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.Cancel;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Close;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.CorrectDetails;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.DismissRecommendation;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Hold;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.NoteExhausted;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.RemindApprover;
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
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
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
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import dev.kept.workorder.domain.WorkOrderCommand.Verify;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawExtra;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawOffer;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawSubmission;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeVisit;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Any command, drawn at random: of each about as often as walks need it. Endings are rare, so that most walks go far.
record AnyCommand(Random random, int step, int steps, Policy policy) {

    /// @param weight how many lots it has
    private record Choice(int weight, Supplier<WorkOrderCommand> made) {}

    WorkOrderCommand drawn() {
        if (step == 0)
            return opening();
        if (!policy.forms().course().isEmpty() && random.nextInt(12) == 0)
            return Samples.course(any(Course.values()));
        var choices = choices(String.valueOf(random.nextInt(4)));
        int lot = random.nextInt(choices.stream().mapToInt(Choice::weight).sum());
        for (var choice : choices) {
            lot -= choice.weight();
            if (lot < 0)
                return choice.made().get();
        }
        throw new AssertionError("There are as many lots as the weights say");
    }

    private WorkOrderCommand opening() {
        if (random.nextInt(2) == 0)
            return Samples.planned(policy, random.nextBoolean() ? new String[]{"declan"} : new String[0]);
        return Samples.under(policy.name(), Samples.open(random.nextBoolean() ? null : Samples.euro(random.nextInt(30_000)), "declan"));
    }

    private List<Choice> choices(String id) {
        return List.of(
                new Choice(1, Samples::link), new Choice(1, Samples::manual), new Choice(1, () -> Samples.warranty(random.nextBoolean())),
                new Choice(1, () -> random.nextBoolean() ? Samples.equipment() : Samples.equipment(Samples.boiler(null))),
                new Choice(1, Samples::elsewhere),
                new Choice(8, () -> Samples.under(policy.name(),
                        Samples.open(random.nextBoolean() ? null : Samples.euro(random.nextInt(30_000)), "declan"))),
                new Choice(4, () -> Samples.deny()),
                new Choice(4,
                        () -> step > steps * 3 / 4 ? new Cancel("Not needed any more") : new Approve("approval-" + id, Samples.BOILER)),
                new Choice(12, () -> Samples.approve()),
                new Choice(16, () -> new ScheduleVisit("visit-" + step / 20 + id, appointment(), crew())),
                new Choice(8, () -> new RescheduleVisit("visit-" + step / 20 + id, appointment(), crew())),
                new Choice(4, () -> new CancelVisit("visit-" + step / 20 + id, "ill")),
                new Choice(12, () -> new StartTravel(random.nextInt(5) == 0 ? "visit-0" + id : null, null)),
                new Choice(12, () -> new Arrive(random.nextInt(5) == 0 ? "visit-0" + id : null, "visit-of-" + step)),
                new Choice(12,
                        () -> new StartWork(random.nextInt(5) == 0 ? "visit-0" + id : null,
                                random.nextBoolean() ? "visit-of-" + step : "visit-0" + id)),
                new Choice(3, () -> any(new WorkOrderCommand[]{new AssignTechnician("tomasz", true, "visit-of-" + step),
                        new AssignTechnician("zofia", random.nextInt(9) > 0, "visit-of-" + step), new Unassign()})),
                new Choice(4, () -> time(id)),
                new Choice(4, () -> new FinishVisit(null)),
                new Choice(4, () -> new ReportNotDone(null, random.nextInt(5) == 0 ? "" : "Nobody at home")),
                new Choice(8, () -> new AddNote("note-" + id, random.nextInt(5) == 0 ? " " : "A word")),
                new Choice(8, () -> new AddPhoto("photo-" + id, any(PhotoPhase.values()), Samples.SIGNATURE)),
                new Choice(8,
                        () -> new UsePart("line-" + id, "part-" + id, new Quantity(BigDecimal.valueOf(1 + random.nextInt(3)), "pcs"), null,
                                "pcs")),
                new Choice(2, () -> new ReturnPart("return-" + step / 10 + id, "line-" + id,
                        random.nextBoolean() ? null : new Quantity(BigDecimal.ONE, random.nextInt(9) == 0 ? "m" : "pcs"))),
                new Choice(16, () -> random.nextInt(4) == 0 ? new Complete("Done", null, null) : completion()),
                new Choice(8, () -> Samples.billing(any(BillingState.values()))),
                new Choice(4,
                        () -> any(new WorkOrderCommand[]{new Resume(), new Verify(), new SendBack("It drips"), new SendBack("It hums")})),
                new Choice(4, () -> any(new WorkOrderCommand[]{new ResetToDraft(), new Release(Samples.BOILER), Samples.approve()})),
                new Choice(2, () -> new Hold(any(HoldReason.values()), random.nextInt(5) == 0 ? "" : "It waits", null,
                        random.nextBoolean() ? null : any(HeldVisits.values()))),
                new Choice(2, () -> new Resume()),
                new Choice(1, () -> new Reply("reply-" + id, random.nextInt(5) == 0 ? " " : "On Friday")),
                new Choice(1, () -> new Verify()),
                new Choice(1, () -> new SendBack(random.nextInt(5) == 0 ? "" : "It drips")),
                new Choice(1, () -> new Close()),
                new Choice(1, () -> step > steps * 3 / 4 ? new CloseNotCarriedOut("Past repair") : new Verify()),
                new Choice(2, () -> new Reopen(random.nextInt(5) == 0 ? " " : "It drips again")),
                new Choice(1, () -> Samples.edit(random.nextInt(5) == 0 ? " " : "Now it leaks " + id)),
                new Choice(1, () -> new AddItem(new NewItem("item-" + id, "The pump hums"))),
                new Choice(1, () -> new SetEstimate(random.nextBoolean() ? null : Samples.euro(random.nextInt(30_000)))),
                new Choice(4, () -> new Submit("submitted-" + step,
                        policy.approval().need() == ApprovalNeed.ALL ? null : random.nextInt(3) == 0 ? "ronan" : "declan",
                        Samples.submit(null).known())),
                new Choice(1, () -> random.nextInt(4) == 0 ? new WithdrawSubmission() : new Release(Samples.BOILER)),
                new Choice(1,
                        () -> new ReassignApprover(random.nextBoolean() ? "declan" : "ronan", "Away",
                                Samples.approving("declan", "ronan"))),
                new Choice(1, () -> random.nextBoolean() ? new CloseDenied() : new ResetToDraft()),
                new Choice(1, () -> new Release(Samples.BOILER)),
                new Choice(1, () -> Samples.amend(random.nextBoolean() ? null : Samples.euro(random.nextInt(20_000)))),
                new Choice(2, () -> Samples.extra("extra-" + step, random.nextInt(40_000))),
                new Choice(3, () -> random.nextInt(3) == 0 ? new WithdrawExtra() : Samples.approve()),
                new Choice(1, () -> random.nextInt(3) == 0 ? Samples.deny() : Samples.approve()),
                new Choice(1, () -> new CorrectDetails("It leaks " + id, any(Priority.values()), null, null)),
                new Choice(1,
                        () -> new ReportDelay(random.nextInt(5) == 0 ? "visit-0" + id : null, "Traffic", Life.START.plusSeconds(step))),
                new Choice(1, () -> new ReportNoShow(null, any(NoShow.values()))),
                new Choice(2, () -> random.nextBoolean()
                        ? new ResolveItem("item-" + id)
                        : new CloseItem("item-" + id, random.nextBoolean() ? null : "Not ours")),
                new Choice(1, () -> new Recommend("recommendation-" + id, "Change the pump", random.nextInt(130))),
                new Choice(1, () -> new DismissRecommendation("recommendation-" + id)),
                new Choice(1, () -> new AdoptPolicy(random.nextInt(5) == 0 ? null : EveryAsk.next(policy), "Agreed on Monday")),
                new Choice(2, () -> Samples.lateReport("report-" + id)),
                new Choice(8, () -> new Close()),
                new Choice(1,
                        () -> new OfferTo("offer-" + step, random.nextBoolean() ? "tomasz" : "zofia", random.nextInt(9) > 0,
                                List.of("Near"))),
                new Choice(2, () -> new AcceptOffer(random.nextInt(9) == 0 ? "offer-" + id : Samples.OPEN)),
                new Choice(1, () -> new DeclineOffer(Samples.OPEN, random.nextInt(5) == 0 ? " " : "On holiday")),
                new Choice(1, () -> new WithdrawOffer()),
                new Choice(1, () -> new NoteExhausted()),
                new Choice(3, () -> new ExpireOffer(Samples.OPEN)),
                new Choice(10, () -> new UnassignUnpicked(Samples.OPEN)),
                new Choice(4, () -> new UnassignVendor(random.nextInt(5) == 0 ? "" : "Ill")),
                new Choice(3, () -> any(new WorkOrderCommand[]{new Verify(), new SendBack("It drips")})),
                new Choice(3, () -> random.nextInt(3) == 0 ? Samples.remind() : Samples.expire()),
                new Choice(4, () -> any(new WorkOrderCommand[]{new WithdrawExtra(), new WithdrawSubmission()})),
                new Choice(3, () -> Samples.followUp(any(FollowUpKind.values()), "follow-up-" + id,
                        random.nextInt(4) == 0 ? new String[0] : new String[]{"item-" + id})),
                new Choice(1, () -> step > steps * 3 / 4 ? Samples.merge() : Samples.duplicate("order-" + id)),
                new Choice(1, () -> Samples.due("due-" + id)),
                new Choice(2, () -> Samples.course(any(Course.values()))),
                new Choice(1, () -> any(new WorkOrderCommand[]{new SendBack("It drips"), new Verify(), new WithdrawExtra()})),
                new Choice(2, () -> new DeclineOffer(Samples.OPEN, "Too far")),
                new Choice(2, () -> new OfferTo("offer-" + step, "zofia", true, List.of("Near"))),
                new Choice(2, () -> new ExpireOffer(Samples.OPEN)),
                new Choice(6, () -> slot()), new Choice(2, () -> new WithdrawExtra()),
                new Choice(3, () -> new NoteNoTime(Samples.THE_LAST, any(NoSlotReason.values()))),
                new Choice(16, () -> new DeclineProposal(Samples.OPEN, random.nextInt(5) == 0 ? " " : "On Friday")),
                new Choice(12, () -> new ExpireProposal(Samples.OPEN)),
                new Choice(2, () -> new CorrectDetails(null, null, null, random.nextBoolean() ? List.of() : Samples.TUESDAY_MORNING)),
                new Choice(3, () -> Samples.document("document-" + id, any(DocumentKind.values()))));
    }

    private WorkOrderCommand slot() {
        var start = LocalDateTime.ofInstant(Life.START, ZoneOffset.UTC).plusHours(random.nextInt(12));
        return new ProposeVisit("slot-" + step, random.nextInt(9) == 0 ? 1 : Samples.THE_LAST,
                new Appointment("UTC", start, start.plusHours(1), start, start.plusHours(2)), "tomasz", List.of("Free"));
    }

    private WorkOrderCommand time(String id) {
        return switch (random.nextInt(4)) {
            case 0 -> new StartTimer(random.nextInt(5) == 0 ? "visit-0" + id : null, random.nextBoolean());
            case 1 -> new LogTime("time-" + id, null, Life.START.minusSeconds(random.nextInt(90_000)), Life.START.plusSeconds(step * 60L),
                    random.nextBoolean());
            default -> new StopTimer(random.nextBoolean() ? null : (Boolean) random.nextBoolean());
        };
    }

    /// Mostly with answers where the policy asks, seldom where it does not.
    private Complete completion() {
        if (random.nextInt(4) == 0)
            return new Complete("Done", Samples.SIGNATURE, null, Duration.ofMinutes(random.nextInt(5) * 15L + random.nextInt(2)),
                    "A favour", Map.of());
        return random.nextInt(20) == 0 == policy.forms().complete().isEmpty()
                ? Samples.answering(String.valueOf(random.nextInt(5)))
                : Samples.complete();
    }

    private List<String> crew() {
        return random.nextInt(3) == 0 ? List.of("tomasz", "zofia") : List.of(random.nextBoolean() ? "tomasz" : "zofia");
    }

    private Appointment appointment() {
        return random.nextBoolean() ? Samples.TUESDAY : Samples.WEDNESDAY;
    }

    private <T> T any(T[] values) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }
}
