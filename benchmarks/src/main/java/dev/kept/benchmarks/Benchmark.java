package dev.kept.benchmarks;

/// One measured run.
interface Benchmark {
    /// Prints its ratios; throws where something was measured that does not count, such as a command that was refused.
    void run(Scale scale, Report report) throws Exception;
}
