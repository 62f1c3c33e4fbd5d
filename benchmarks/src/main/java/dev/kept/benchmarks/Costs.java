package dev.kept.benchmarks;

import java.time.Duration;

/// Processor time for each thing done, over all rounds of a side: unlike a rate it does not depend on how quick the disk is.
final class Costs {
    private final Running system;
    private ProcessorTime used = ProcessorTime.none();
    private long done;

    Costs(Running system) {
        this.system = system;
    }

    /// What a round did.
    record Done(long many, double perSecond) {}

    /// One round.
    interface Round {
        Done run() throws Exception;
    }

    /// Per second.
    double of(Round round) throws Exception {
        var before = ProcessorTime.now(system.run());
        var outcome = round.run();
        used = used.plus(ProcessorTime.now(system.run()).since(before));
        done += outcome.many();
        return outcome.perSecond();
    }

    void tell(Report report, String one) {
        var all = used.used().values().stream().mapToLong(Duration::toNanos).sum();
        report.line("  %-52s %10.0f us".formatted("processor time per " + one, all / 1e3 / done));
        used.used().forEach((process, time) -> report
                .line("  %-52s %10.0f us".formatted("  of it " + process, time.toNanos() / 1e3 / done)));
    }
}
