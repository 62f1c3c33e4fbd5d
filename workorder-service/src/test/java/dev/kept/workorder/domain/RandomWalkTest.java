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

import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeVisit;
import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.PartLine;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkSentBack;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.RemindApprover;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
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
    private static final int WALKS = 2_200;
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
            Samples.offering(), Samples.confirmedByCustomer(), Samples.hurrying(), Samples.hurrying(), Samples.hurrying(),
            Samples.hurrying(),
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
        var policy = policy(seed);
        try {
            var life = lived(seed, (before, command, now) -> {
                check(before, now);
                met.step(command, now);
            });
            assertEquals(life.state(),
                    life.history().stream().reduce(life.decider().initial(), life.decider()::evolve, (_, other) -> other),
                    "what is stored makes the same order again");
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("Under " + policy.name() + " with -Dkept.seed=" + seed + ": " + failure.getMessage(), failure);
        }
    }

    static Policy policy(long seed) {
        return POLICIES.get(Math.floorMod(seed, POLICIES.size()));
    }

    /// What was asked of a life, and what came of it.
    interface Step {
        void asked(WorkOrder before, WorkOrderCommand command, Life now);
    }

    /// A whole life of random commands.
    static Life lived(long seed, Step step) {
        var policy = policy(seed);
        var random = new Random(seed * SPREAD);
        var life = Life.among(policy, EveryAsk.next(policy));
        var heard = new HashMap<Class<?>, Integer>();
        for (int number = 0; number < STEPS; number++) {
            var before = life.state();
            life.later(Duration.ofMinutes(random.nextInt(30)));
            var asks = asks(random, number, policy, life, heard);
            heard.merge(asks.command().getClass(), 1, Integer::sum);
            life.when(asks.by(), asks.command(), asks.revision());
            step.asked(before, asks.command(), life);
        }
        return life;
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
        assertTrue(now.proposal().standing().isEmpty() || (now.takesVisits() && now.held() == null && now.standingVisits().isEmpty()),
                "a proposal stands only where a visit may be booked and none is");
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
        assertFalse(order.proposal().standing().isPresent(), "a proposal stands");
    }

    @Test
    void the_check_would_notice_what_is_left_open() {
        assertThrows(AssertionError.class, () -> checkNothingOpen(Life.inProgress().order().withPhase(new Phase.Completed(0, true))));
        assertThrows(AssertionError.class, () -> checkNothingOpen(
                Life.ready().given(AOIFE, Samples.hold(HoldReason.OTHER)).order().withItems(List.of())
                        .withPhase(new Phase.Completed(0, true))));
        assertThrows(AssertionError.class, () -> checkNothingOpen(Life.submitted().order().withPhase(new Phase.Completed(0, true))));
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
        var command = new AnyCommand(random, step, STEPS, policy).drawn();
        boolean isTime = command instanceof RemindApprover || command instanceof ExpireApproval || command instanceof UnassignUnpicked
                || command instanceof ProposeVisit || command instanceof NoteNoTime || command instanceof ExpireProposal;
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
}
