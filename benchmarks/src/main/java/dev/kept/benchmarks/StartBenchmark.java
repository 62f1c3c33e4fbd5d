package dev.kept.benchmarks;

import dev.kept.local.Part;
import dev.kept.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The second start of the whole system with orders in it, until the first command is accepted; and what it needs of memory.
final class StartBenchmark implements Benchmark {
    private static final int ORDERS = 1_000;

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            system.again();
            new Orders(system).open(ORDERS);
            report.title("The second start with " + ORDERS + " orders (eight processes, as ./kept starts them)");
            var ready = new ArrayList<Double>();
            var accepted = new ArrayList<Double>();
            for (int round = 0; round < scale.rounds(); round++) {
                long begin = System.nanoTime();
                system.again();
                ready.add(seconds(begin));
                system.load.run(1, 1, system.token("OFFICE"), _ -> CommandsBenchmark.person(system.url(Service.WORKORDER), ""));
                accepted.add(seconds(begin));
            }
            report.side("until ready (ending what ran before included)", Spread.of(ready), "s");
            report.side("until the first command is accepted, aim at 25", Spread.of(accepted), "s");
            // what has been touched after a start is what stays
            Thread.sleep(Duration.ofSeconds(10));
            long sum = 0;
            for (Part part : system.run().parts()) {
                long megabytes = resident(part.pid());
                sum += megabytes;
                report.line("  %-28s %,6d MB".formatted(part.name(), megabytes));
            }
            report.line("  %-28s %,6d MB   aim at 2,000".formatted("together", sum));
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /// Of a process and its children, shared pages counted in proportion.
    private static long resident(long pid) throws IOException {
        long kilobytes = 0;
        for (var process : ProcessHandle.of(pid).stream().flatMap(root -> Stream.concat(Stream.of(root),
                root.descendants())).toList())
            for (var line : read(process))
                if (line.startsWith("Pss:"))
                    kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
        return kilobytes / 1024;
    }

    private static List<String> read(ProcessHandle process) throws IOException {
        var file = Path.of("/proc/" + process.pid() + "/smaps_rollup");
        return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    }
}
