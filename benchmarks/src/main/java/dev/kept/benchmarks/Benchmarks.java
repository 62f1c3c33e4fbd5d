package dev.kept.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `./kept bench NAME [--quick]`.
public final class Benchmarks {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();
    /// Its clients print all their settings; only what goes wrong belongs beside figures. Kept here: loggers are held weakly.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    static {
        ALL.put("decide", new DecideBenchmark());
        ALL.put("commands", new CommandsBenchmark());
        ALL.put("visible", new VisibleBenchmark());
        ALL.put("rebuild", new RebuildBenchmark());
        ALL.put("sizes", new SizesBenchmark());
        ALL.put("search", new SearchBenchmark());
        ALL.put("dry-run", new DryRunBenchmark());
        ALL.put("suggest", new SuggestBenchmark());
        ALL.put("slots", new SlotsBenchmark());
        ALL.put("start", new StartBenchmark());
    }

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        var quick = args.length == 2 && args[1].equals("--quick");
        var benchmark = args.length == 0 ? null : ALL.get(args[0]);
        if (benchmark == null || args.length > (quick ? 2 : 1)) {
            System.err.println("Use: ./kept bench " + String.join("|", ALL.keySet()) + " [--quick]");
            System.exit(2);
            return;
        }
        KAFKA.setLevel(Level.WARNING);
        Locale.setDefault(Locale.ROOT);
        var report = new Report(System.out);
        report.line("%s%s, %d processors, Java %s".formatted(args[0], quick ? ", quick: too short for a report" : "",
                Runtime.getRuntime().availableProcessors(), Runtime.version()));
        try {
            benchmark.run(quick ? Scale.quick() : Scale.full(), report);
            System.exit(0);
        } catch (Exception failed) {
            failed.printStackTrace();
            System.exit(1);
        }
    }
}
