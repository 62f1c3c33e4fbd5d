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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever is asked of whatever state: facts that add up, or a refusal that helps. A failure names its seed; `-Dkept.seed=...` repeats it.
class RandomWalkTest {
    private static final int WALKS = 1_800;
    private static final int STEPS = 120;
    /// Neighbouring seeds begin alike.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int MOST_DRAWS = 16;
    private static final int MOST_FACTS_AT_ONCE = 200;
    private static final int OFTEN_ENOUGH = 20;
    /// Those that come with Kept, and the usual one with knobs turned as none of them has it.
    private static final List<Policy> POLICIES = Stream.concat(Samples.PRESETS.stream(), Stream.of(Samples.verifying(),
            Samples.drafting(), Samples.amending(), Samples.turned(), Samples.lookedAt(), Samples.asking(), Samples.patient(),
            Samples.choosing(),
            Samples.varied(Map.of("close", Samples.BY_HAND)),
            Samples.offering(),
            Samples.offering(Map.of("amend", "{\"allowed\":true}")), HoursTest.hours("BILLED\",\"minBilled\":\"PT1H"),
            HoursTest.hours("WORKED"),
            Samples.varied(Map.of("approval",
                    "{\"initial\":\"ALWAYS\",\"withoutApprover\":\"GRANT\",\"onDeny\":\"CLOSE\",\"self\":true}")),
            Samples.varied(Map.of("complete", "{\"requires\":[\"NOTES\",\"DONE_OR_REASON\"]}")))).toList();
    private static final List<Caller> EVERYBODY = List.of(MAEVE, DECLAN, DECLANS_LINK, NEIGHBOUR, AOIFE, AOIFE, AOIFE, TOMASZ, TOMASZ,
            ZOFIA,
            KEPT);

    @Test
    void any_command_in_any_state_is_answered_and_nothing_is_left_open_at_the_end() {
        long seed = Long.getLong("kept.seed", 20_260_302L);
        var met = new Met(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (int walk = 0; walk < WALKS; walk++)
            walk(seed + walk, met);
        System.out.println("-Dkept.seed=" + seed + ", accepted: " + met.accepted() + ", statuses: " + met.statuses());
        assertEquals(List.of(), missing(WorkOrderEvent.class.getPermittedSubclasses(), met.facts(), 1),
                "every fact is to be met; with -Dkept.seed=" + seed);
        assertEquals(List.of(), missing(WorkOrderCommand.class.getPermittedSubclasses(), met.accepted(), OFTEN_ENOUGH),
                "every command is to be accepted " + OFTEN_ENOUGH + " times; with -Dkept.seed=" + seed);
        assertEquals(EnumSet.allOf(Status.class), EnumSet.copyOf(met.statuses().keySet()),
                "every status is to be reached; with -Dkept.seed=" + seed);
    }

    /// What came of a run, each with how often.
    private record Met(Map<String, Integer> accepted, Map<Status, Integer> statuses, Map<String, Integer> facts) {
        void step(WorkOrderCommand command, Life life) {
            if (life.answer() instanceof Accepted<WorkOrderEvent>(var now) && !now.isEmpty()) {
                accepted.merge(command.getClass().getSimpleName(), 1, Integer::sum);
                now.forEach(fact -> facts.merge(fact.event().getClass().getSimpleName(), 1, Integer::sum));
            }
            if (life.state() instanceof Order order)
                statuses.merge(order.status(), 1, Integer::sum);
        }
    }

    private static List<String> missing(Class<?>[] types, Map<String, Integer> met, int atLeast) {
        return Arrays.stream(types).map(Class::getSimpleName).filter(name -> met.getOrDefault(name, 0) < atLeast)
                .map(name -> name + " " + met.getOrDefault(name, 0)).toList();
    }

    private static void walk(long seed, Met met) {
        var policy = POLICIES.get(Math.floorMod(seed, POLICIES.size()));
        var random = new Random(seed * SPREAD);
        var life = Life.among(policy, EveryAsk.next(policy));
        var heard = new HashMap<Class<?>, Integer>();
        try {
            for (int step = 0; step < STEPS; step++) {
                var before = life.state();
                life.later(Duration.ofMinutes(random.nextInt(30)));
                var asks = asks(random, step, policy, life, heard);
                heard.merge(asks.command().getClass(), 1, Integer::sum);
                life.when(asks.by(), asks.command(), asks.revision());
                check(before, life);
                met.step(asks.command(), life);
            }
            assertEquals(life.state(),
                    life.history().stream().reduce(life.decider().initial(), life.decider()::evolve, (_, other) -> other),
                    "what is stored makes the same order again");
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("Under " + policy.name() + " with -Dkept.seed=" + seed + ": " + failure.getMessage(), failure);
        }
    }

    private static void check(WorkOrder before, Life life) {
        switch (life.answer()) {
            case Refused<WorkOrderEvent> no -> {
                assertTrue(no.code().matches("[a-z]+(-[a-z]+)*"), no.code());
                assertTrue(no.sentence().length() >= 20 && no.sentence().endsWith("."), no.sentence());
                assertEquals(before, life.state());
            }
            case Accepted<WorkOrderEvent>(var facts) -> {
                assertTrue(facts.size() <= MOST_FACTS_AT_ONCE, () -> facts.size() + " facts at once");
                facts.forEach(fact -> assertTrue(fact.why() == null || fact.why().because().length() > 10, fact::toString));
                if (!facts.isEmpty())
                    checkOrder(before, life.order(), life.history());
            }
        }
    }

    private static void checkOrder(WorkOrder before, Order now, List<WorkOrderEvent> history) {
        assertEquals(history.size(), now.facts(), "an order knows how many facts led to it");
        if (before instanceof Order order && order.phase().ended())
            assertTrue(now.phase().ended() && (order.status() != Status.CLOSED || now.phase().equals(order.phase()))
                    || isANewLife(history.getLast() instanceof VendorWanted ? history.get(history.size() - 2) : history.getLast()),
                    "an end is an end");
        if (before instanceof Order order)
            assertTrue(now.items().containsAll(order.items().stream().filter(item -> item.state() == Item.State.MOVED).toList()),
                    "what has moved stays moved");
        if (history.getLast() instanceof ReadyToBill ready)
            assertTrue(history.get((int) ready.completion()) instanceof WorkCompleted, "the bill names its completion");
        checkBilledOnce(now, history);
        assertTrue(now.approvals().stream().filter(Approval::isOpen).count() <= 1, "one question at a time");
        assertEquals(now.openApproval().filter(open -> open.kind() == ApprovalKind.EXTRA_WORK).isPresent(), now.waitsForApproval(),
                "an order waits as long as somebody is asked");
        assertTrue(
                now.offers().made().stream().filter(it -> it.state() == Offer.State.SENT || it.state() == Offer.State.ACCEPTED)
                        .count() <= 1,
                "one is asked, or has it");
        var running = now.work().running().stream().map(timer -> timer.personId() + timer.attended()).toList();
        assertEquals(running.stream().distinct().toList(), running, "a person has one timer of a kind");
        checkNothingOpen(now);
    }

    private static boolean isANewLife(WorkOrderEvent last) {
        return last instanceof WorkOrderReopened || last instanceof WorkSentBack;
    }

    private static void checkBilledOnce(Order now, List<WorkOrderEvent> history) {
        var billed = history.stream().filter(ReadyToBill.class::isInstance).map(ReadyToBill.class::cast)
                .map(ready -> (WorkCompleted) history.get((int) ready.completion())).toList();
        assertEquals(billed.stream().map(WorkCompleted::cycle).distinct().toList(), billed.stream().map(WorkCompleted::cycle).toList(),
                "a cycle is billed once");
        assertTrue(billed.stream().map(WorkCompleted::worked).reduce(Duration.ZERO, Duration::plus).compareTo(now.work().worked()) <= 0,
                "no hour is billed twice");
        assertTrue(billed.stream().mapToInt(WorkCompleted::trips).sum() <= now.trips(), "no trip is billed twice");
        var lines = billed.stream().flatMap(done -> done.parts().stream()).map(PartLine::lineId).toList();
        assertEquals(lines.stream().distinct().toList(), lines, "no part is billed twice");
        assertTrue(now.work().parts().stream().allMatch(part -> now.work().left(part).signum() >= 0), "no more comes back than was taken");
    }

    static void checkNothingOpen(Order order) {
        if (!order.phase().ended())
            return;
        assertEquals(List.of(), order.openItems());
        assertEquals(List.of(), order.standingVisits());
        assertEquals(List.of(), order.work().running());
        assertNull(order.held(), "a hold stands");
        assertFalse(order.openApproval().isPresent(), "an approval is open");
        assertFalse(order.offers().open().isPresent(), "an offer is open");
    }

    @Test
    void the_check_would_notice_what_is_left_open() {
        assertThrows(AssertionError.class, () -> checkNothingOpen(Life.inProgress().order().in(new Phase.Completed(0, true))));
        assertThrows(AssertionError.class, () -> checkNothingOpen(
                Life.ready().given(AOIFE, Samples.hold(HoldReason.OTHER)).order().withItems(List.of()).in(new Phase.Completed(0, true))));
        assertThrows(AssertionError.class, () -> checkNothingOpen(Life.submitted().order().in(new Phase.Completed(0, true))));
    }

    private record Ask(Caller by, WorkOrderCommand command, @Nullable Integer revision) {}

    /// Anything at all; three times of four, of a few things the one that leads on and was heard least in this life.
    private static Ask asks(Random random, int step, Policy policy, Life life, Map<Class<?>, Integer> heard) {
        var first = ask(random, step, policy, life);
        if (random.nextInt(4) == 0)
            return first;
        return Stream.concat(Stream.of(first), Stream.generate(() -> ask(random, step, policy, life)).limit(MOST_DRAWS))
                .filter(ask -> leadsOn(ask, life)).min(Comparator.comparing(ask -> heard.getOrDefault(ask.command().getClass(), 0)))
                .orElse(first);
    }

    private static Ask ask(Random random, int step, Policy policy, Life life) {
        var command = what(random, step, policy);
        boolean isTime = command instanceof RemindApprover || command instanceof ExpireApproval;
        return new Ask(isTime && random.nextInt(9) > 0 ? KEPT : who(random), command, revision(random, life.state()));
    }

    private static boolean leadsOn(Ask ask, Life life) {
        return life.decider().decide(Samples.seen(ask.command(), life.state()), life.state(),
                new Asked(ask.by(), life.now(), life.now(), ask.revision())) instanceof Accepted<WorkOrderEvent>(var facts)
                && !facts.isEmpty();
    }

    private static Caller who(Random random) {
        return EVERYBODY.get(random.nextInt(EVERYBODY.size()));
    }

    private static @Nullable Integer revision(Random random, WorkOrder state) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> random.nextInt(3);
            default -> state instanceof Order order ? order.revision() : null;
        };
    }

    /// Endings are rare, so that most walks go far.
    private static WorkOrderCommand what(Random random, int step, Policy policy) {
        var id = String.valueOf(random.nextInt(4));
        if (step > 0 && !policy.forms().course().isEmpty() && random.nextInt(12) == 0)
            return Samples.course(any(random, Course.values()));
        return switch (random.nextInt(step == 0 ? 2 : random.nextBoolean() ? 40 : 124)) {
            case 0, 1 -> Samples.under(policy.name(),
                    Samples.open(random.nextBoolean() ? null : Samples.euro(random.nextInt(30_000)), "declan"));
            case 2 -> Samples.deny();
            case 3 -> step > STEPS * 3 / 4 ? new Cancel("Not needed any more") : new Approve("approval-" + id, Samples.BOILER);
            case 4, 5, 6 -> Samples.approve();
            case 7, 8, 9, 10 -> new ScheduleVisit("visit-" + step / 20 + id, time(random), crew(random));
            case 11, 12 -> new RescheduleVisit("visit-" + step / 20 + id, time(random), crew(random));
            case 13 -> new CancelVisit("visit-" + step / 20 + id, "ill");
            case 14, 15, 16 -> new StartTravel(random.nextInt(5) == 0 ? "visit-0" + id : null, null);
            case 17, 18, 19 -> new Arrive(random.nextInt(5) == 0 ? "visit-0" + id : null, "visit-of-" + step);
            case 20, 21, 22 ->
                new StartWork(random.nextInt(5) == 0 ? "visit-0" + id : null, random.nextBoolean() ? "visit-of-" + step : "visit-0" + id);
            case 93, 94, 95 -> any(random, new WorkOrderCommand[]{new AssignTechnician("tomasz", true, "visit-of-" + step),
                    new AssignTechnician("zofia", random.nextInt(9) > 0, "visit-of-" + step), new Unassign()});
            case 23 -> time(random, id, step);
            case 24 -> new FinishVisit(null);
            case 25 -> new ReportNotDone(null, random.nextInt(5) == 0 ? "" : "Nobody at home");
            case 26, 27 -> new AddNote("note-" + id, random.nextInt(5) == 0 ? " " : "A word");
            case 28, 29 -> new AddPhoto("photo-" + id, any(random, PhotoPhase.values()), Samples.SIGNATURE);
            case 30, 31 -> new UsePart("line-" + id, "part-" + id, new Quantity(BigDecimal.valueOf(1 + random.nextInt(3)), "pcs"), null,
                    "pcs");
            case 86, 87 -> new ReturnPart("return-" + step / 10 + id, "line-" + id,
                    random.nextBoolean() ? null : new Quantity(BigDecimal.ONE, random.nextInt(9) == 0 ? "m" : "pcs"));
            case 32, 33, 34, 35 -> random.nextInt(4) == 0 ? new Complete("Done", null, null) : completion(random, policy);
            case 36, 37 -> Samples.billing(any(random, BillingState.values()));
            case 38 -> any(random, new WorkOrderCommand[]{new Resume(), new Verify(), new SendBack("It drips"), new SendBack("It hums")});
            case 39 -> any(random, new WorkOrderCommand[]{new ResetToDraft(), new Release(Samples.BOILER), Samples.approve()});
            case 40, 41 -> new Hold(any(random, HoldReason.values()), random.nextInt(5) == 0 ? "" : "It waits", null,
                    random.nextBoolean() ? null : any(random, HeldVisits.values()));
            case 42, 43 -> new Resume();
            case 44 -> new Reply("reply-" + id, random.nextInt(5) == 0 ? " " : "On Friday");
            case 45 -> new Verify();
            case 46 -> new SendBack(random.nextInt(5) == 0 ? "" : "It drips");
            case 47 -> new Close();
            case 48 -> step > STEPS * 3 / 4 ? new CloseNotCarriedOut("Past repair") : new Verify();
            case 49, 50 -> new Reopen(random.nextInt(5) == 0 ? " " : "It drips again");
            case 51 -> Samples.edit(random.nextInt(5) == 0 ? " " : "Now it leaks " + id);
            case 52 -> new AddItem(new NewItem("item-" + id, "The pump hums"));
            case 53 -> new SetEstimate(random.nextBoolean() ? null : Samples.euro(random.nextInt(30_000)));
            case 54, 55, 56, 57 ->
                new Submit("submitted-" + step,
                        policy.approval().need() == ApprovalNeed.ALL ? null : random.nextInt(3) == 0 ? "ronan" : "declan",
                        Samples.submit(null).known());
            case 58 -> random.nextInt(4) == 0 ? new WithdrawSubmission() : new Release(Samples.BOILER);
            case 59 -> new ReassignApprover(random.nextBoolean() ? "declan" : "ronan", "Away", Samples.approving("declan", "ronan"));
            case 60 -> random.nextBoolean() ? new CloseDenied() : new ResetToDraft();
            case 61 -> new Release(Samples.BOILER);
            case 62 -> Samples.amend(random.nextBoolean() ? null : Samples.euro(random.nextInt(20_000)));
            case 63, 64 -> Samples.extra("extra-" + step, random.nextInt(40_000));
            case 65 -> random.nextInt(3) == 0 ? new WithdrawExtra() : Samples.approve();
            case 66 -> random.nextInt(3) == 0 ? Samples.deny() : Samples.approve();
            case 67 -> new CorrectDetails("It leaks " + id, any(random, Priority.values()), null, null);
            case 68 -> new ReportDelay(random.nextInt(5) == 0 ? "visit-0" + id : null, "Traffic", Life.START.plusSeconds(step));
            case 69 -> new ReportNoShow(null, any(random, NoShow.values()));
            case 70, 71 -> random.nextBoolean()
                    ? new ResolveItem("item-" + id)
                    : new CloseItem("item-" + id, random.nextBoolean() ? null : "Not ours");
            case 72 -> new Recommend("recommendation-" + id, "Change the pump", random.nextInt(130));
            case 73 -> new DismissRecommendation("recommendation-" + id);
            case 74 -> new AdoptPolicy(random.nextInt(5) == 0 ? null : EveryAsk.next(policy), "Agreed on Monday");
            case 75, 76 -> Samples.lateReport("report-" + id);
            case 79, 80, 81, 82, 88, 89, 90, 91 -> new Close();
            case 100 -> new OfferTo("offer-" + step, random.nextBoolean() ? "tomasz" : "zofia", random.nextInt(9) > 0, List.of("Near"));
            case 101, 102 -> new AcceptOffer(random.nextInt(9) == 0 ? "offer-" + id : Samples.OPEN);
            case 103 -> new DeclineOffer(Samples.OPEN, random.nextInt(5) == 0 ? " " : "On holiday");
            case 104 -> new WithdrawOffer();
            case 108 -> new NoteExhausted();
            case 105, 109, 110 -> new ExpireOffer(Samples.OPEN);
            case 106, 107, 111, 112 -> new UnassignVendor(random.nextInt(5) == 0 ? "" : "Ill");
            case 77, 83, 92 -> any(random, new WorkOrderCommand[]{new Verify(), new SendBack("It drips")});
            case 115, 116 -> random.nextInt(3) == 0 ? Samples.expire() : Samples.remind();
            case 84, 85 -> any(random, new WorkOrderCommand[]{new WithdrawExtra(), new WithdrawSubmission()});
            case 96, 97, 98 -> Samples.followUp(any(random, FollowUpKind.values()), "follow-up-" + id,
                    random.nextInt(4) == 0 ? new String[0] : new String[]{"item-" + id});
            case 99 -> step > STEPS * 3 / 4 ? Samples.merge() : Samples.duplicate("order-" + id);
            case 113, 114 -> Samples.course(any(random, Course.values()));
            case 117 -> any(random, new WorkOrderCommand[]{new SendBack("It drips"), new Verify(), new WithdrawExtra()});
            case 118, 119 -> new DeclineOffer(Samples.OPEN, "Too far");
            case 120, 121 -> new OfferTo("offer-" + step, "zofia", true, List.of("Near"));
            case 122, 123 -> new ExpireOffer(Samples.OPEN);
            default -> Samples.document("document-" + id, any(random, DocumentKind.values()));
        };
    }

    private static WorkOrderCommand time(Random random, String id, int step) {
        return switch (random.nextInt(4)) {
            case 0 -> new StartTimer(random.nextInt(5) == 0 ? "visit-0" + id : null, random.nextBoolean());
            case 1 -> new LogTime("time-" + id, null, Life.START.minusSeconds(random.nextInt(90_000)), Life.START.plusSeconds(step * 60L),
                    random.nextBoolean());
            default -> new StopTimer(random.nextBoolean() ? null : (Boolean) random.nextBoolean());
        };
    }

    /// Mostly with answers where the policy asks, seldom where it does not.
    private static Complete completion(Random random, Policy policy) {
        if (random.nextInt(4) == 0)
            return new Complete("Done", Samples.SIGNATURE, null, Duration.ofMinutes(random.nextInt(5) * 15L + random.nextInt(2)),
                    "A favour", Map.of());
        return random.nextInt(20) == 0 == policy.forms().complete().isEmpty()
                ? Samples.answering(String.valueOf(random.nextInt(5)))
                : Samples.complete();
    }

    private static List<String> crew(Random random) {
        return random.nextInt(3) == 0 ? List.of("tomasz", "zofia") : List.of(random.nextBoolean() ? "tomasz" : "zofia");
    }

    private static Appointment time(Random random) {
        return random.nextBoolean() ? Samples.TUESDAY : Samples.WEDNESDAY;
    }

    private static <T> T any(Random random, T[] values) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }
}
