package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.FileRef;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.Cancel;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody may do with an order now. No rule stands in here: the decider itself is asked, with commands that fill every field which
/// the body would bring. So what is missing is what the order lacks, not what the form will ask for.
public final class Allowances {
    private static final String ANY = "probe";
    private static final FileRef FILE = new FileRef("0".repeat(64), "image/png", 1, ANY, ANY);
    private static final List<Probe> PROBES = List.of(
            probe("approve", "Approve the order", new Approve(null, new Known.ServiceType(ANY, List.of(), Duration.ofHours(1))),
                    "revision"),
            probe("deny", "Deny the order", new Deny(null, ANY), "revision", "reason"),
            probe("start-travel", "Start travelling", new StartTravel(null, null), "visitId", "eta"),
            probe("arrive", "Report arrival", new Arrive(null), "visitId"),
            probe("start-work", "Start the work", new StartWork(null), "visitId"),
            probe("stop-timer", "Stop the timer", new StopTimer()),
            probe("complete", "Complete the work", new Complete(ANY, FILE, ANY), "summary", "signature", "signedBy"),
            probe("add-note", "Add a note", new AddNote(ANY, ANY), "text"),
            probe("add-photo", "Add a photo", new AddPhoto(ANY, PhotoPhase.PROBLEM, FILE), "file", "phase"),
            probe("use-part", "Use a part", new UsePart(ANY, ANY, new Quantity(BigDecimal.ONE, ANY), ANY), "partId", "quantity",
                    "location"),
            probe("finish-visit", "Finish the visit", new FinishVisit(null), "visitId"),
            probe("report-not-done", "Report as not done", new ReportNotDone(null, ANY), "visitId", "reason"),
            probe("cancel", "Cancel the order", new Cancel(ANY), "reason"));
    private final WorkOrderDecider decider;

    public Allowances(WorkOrderDecider decider) {
        this.decider = decider;
    }

    private record Probe(String command, String label, List<String> fields, WorkOrderCommand asks) {}

    private static Probe probe(String command, String label, WorkOrderCommand asks, String... fields) {
        return new Probe(command, label, List.of(fields), asks);
    }

    /// Commands that are the caller's to give, now or when something that is missing is there. Left out: what is somebody else's, what would
    /// change nothing, and what is past.
    public List<Allowance> of(WorkOrder state, Asked asked) {
        return switch (state) {
            case WorkOrder.None _ -> List.of();
            case Order _ when asked.by().is(Role.SERVICE) -> List.of(); // services have no buttons
            case Order order -> {
                var sawAll = new Asked(asked.by(), asked.now(), asked.occurredAt(), order.revision());
                yield Stream.concat(PROBES.stream(), cancelVisit(order)).flatMap(probe -> allowance(probe, order, sawAll).stream())
                        .toList();
            }
        };
    }

    /// Only where there is one to cancel: which one, the body says.
    private static Stream<Probe> cancelVisit(Order order) {
        return order.standingVisits().stream().filter(visit -> !visit.begun()).limit(1)
                .map(visit -> probe("cancel-visit", "Cancel the visit", new CancelVisit(visit.visitId(), ANY), "visitId", "cause"));
    }

    private Optional<Allowance> allowance(Probe probe, Order order, Asked asked) {
        return switch (decider.decide(probe.asks(), order, asked)) {
            case Accepted<WorkOrderEvent>(var facts) when facts.isEmpty() -> Optional.empty();
            case Accepted<WorkOrderEvent> _ -> Optional.of(new Allowance(probe.command(), probe.label(), probe.fields(), null));
            case Refused<WorkOrderEvent> no when no.missing().isEmpty() -> Optional.empty();
            case Refused<WorkOrderEvent> no -> Optional.of(new Allowance(probe.command(), probe.label(), probe.fields(), no));
        };
    }
}
