package dev.kept.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Tells the person who waits what has started, and how long it took.
public record Progress(PrintStream out) {

    void say(String line) {
        out.println(line);
    }

    /// Runs the step and prints its time when it is done.
    void timed(String name, Runnable step) {
        long begin = System.nanoTime();
        step.run();
        out.printf(Locale.ROOT, "  %-26s %5.1f s%n", name, seconds(begin));
    }

    static double seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }
}
