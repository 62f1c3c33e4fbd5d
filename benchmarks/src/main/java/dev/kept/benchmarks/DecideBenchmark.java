package dev.kept.benchmarks;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Catalogue;
import dev.kept.events.Channel;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.runtime.codec.Codec;
import dev.kept.workorder.PolicyFiles;
import dev.kept.workorder.domain.Known;
import dev.kept.workorder.domain.Policies;
import dev.kept.workorder.domain.WorkOrder;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.domain.WorkOrderDecider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/// The rules alone: a hundred facts folded into an order, and one command decided on it. Beside it, what nobody gets around who reads those
/// facts from a log: making them of their JSON.
final class DecideBenchmark implements Benchmark {
    private static final int FACTS = 100;
    private static final int TIMES_PER_SAMPLE = 100;
    private static final String POLICY = "home-service@1";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Asked OFFICE = Asked.at(new Caller("kept", Actor.person("aoife"), Set.of(Role.OFFICE), null, null, Channel.OFFICE),
            NOW);
    private final WorkOrderDecider decider = new WorkOrderDecider(
            Policies.of(PolicyFiles.read().stream().map(PolicyFiles.Included::policy).toList()));
    private final Codec codec = new Codec();

    @Override
    public void run(Scale scale, Report report) throws Exception {
        var facts = stream();
        var reads = facts.stream().map(this::reading).toList();
        var next = new AddNote("the-next", "The pump is from 2019");
        int times = scale.samples() * TIMES_PER_SAMPLE;
        report.title("Decide and evolve on a stream of " + FACTS + " facts");
        new Rounds(scale, report).compare("fold " + FACTS + " facts, decide, evolve", () -> micros(times, () -> {
            var state = fold(facts);
            return fold(state, decided(next, state)).hashCode();
        }), "read " + FACTS + " facts from JSON", () -> micros(times, () -> reads.stream().mapToInt(IntSupplier::getAsInt).sum()), "us",
                "no more than reading them");
    }

    private static double micros(int times, IntSupplier turn) {
        int kept = 0;
        long start = System.nanoTime();
        for (int i = 0; i < times; i++)
            kept += turn.getAsInt();
        double micros = (System.nanoTime() - start) / 1_000.0 / times;
        if (kept == 0)
            throw new IllegalStateException("Nothing was done");
        return micros;
    }

    private List<WorkOrderEvent> stream() {
        var known = new Known(new Known.Site("site", "customer", "Europe/Dublin"),
                new Known.ServiceType("boiler", List.of(), Duration.ofHours(2)),
                new Known.Person("maeve", "customer"), Known.Circles.NOBODY);
        var facts = new ArrayList<>(
                decided(new OpenOrder("WO-2026-000001", POLICY, null, "approval", "No hot water", Priority.ROUTINE, false,
                        List.of(), List.of(new NewItem("item", "No hot water")), List.of(), null, known), decider.initial()));
        var state = fold(facts);
        for (int note = 0; facts.size() < FACTS; note++) {
            var more = decided(new AddNote("note-" + note, "What was seen, said and measured, for the " + note + "th time"), state);
            state = fold(state, more);
            facts.addAll(more);
        }
        return List.copyOf(facts.subList(0, FACTS));
    }

    private List<WorkOrderEvent> decided(WorkOrderCommand command, WorkOrder state) {
        if (decider.decide(command, state, OFFICE) instanceof Decision.Accepted<WorkOrderEvent> accepted)
            return accepted.facts().stream().map(Decision.Fact::event).toList();
        throw new IllegalStateException("Refused: " + command);
    }

    private WorkOrder fold(List<WorkOrderEvent> facts) {
        return fold(decider.initial(), facts);
    }

    private WorkOrder fold(WorkOrder from, List<WorkOrderEvent> facts) {
        var state = from;
        for (var fact : facts)
            state = decider.evolve(state, fact);
        return state;
    }

    /// Reads the fact as the log has it.
    private IntSupplier reading(WorkOrderEvent fact) {
        var entry = Catalogue.of(fact);
        var content = codec.write(fact);
        return () -> codec.read(entry.name(), entry.version(), content).orElseThrow().hashCode();
    }
}
