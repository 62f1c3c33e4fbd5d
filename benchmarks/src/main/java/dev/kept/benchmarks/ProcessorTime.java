package dev.kept.benchmarks;

import dev.kept.local.EmbeddedRun;
import dev.kept.local.Part;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Who used the cores: processor time by process since its start, children included.
record ProcessorTime(Map<String, Duration> used) {
    static ProcessorTime none() {
        return new ProcessorTime(Map.of());
    }

    static ProcessorTime now(EmbeddedRun run) {
        var used = new LinkedHashMap<String, Duration>();
        run.parts().stream().filter(Part::isAlive).forEach(part -> used.put(part.name(), of(ProcessHandle.of(part.pid()).orElseThrow())));
        used.put("the load generator", of(ProcessHandle.current()));
        return new ProcessorTime(used);
    }

    /// What was used since; processes that used nothing are left out.
    ProcessorTime since(ProcessorTime before) {
        var difference = new LinkedHashMap<String, Duration>();
        used.forEach((name, now) -> difference.put(name, now.minus(before.used().getOrDefault(name, Duration.ZERO))));
        difference.values().removeIf(Duration::isZero);
        return new ProcessorTime(difference);
    }

    ProcessorTime plus(ProcessorTime more) {
        var sum = new LinkedHashMap<>(used);
        more.used().forEach((name, time) -> sum.merge(name, time, Duration::plus));
        return new ProcessorTime(sum);
    }

    private static Duration of(ProcessHandle process) {
        // the parts are this process's children
        var children = process.pid() == ProcessHandle.current().pid() ? Stream.<ProcessHandle>empty() : process.descendants();
        return Stream.concat(Stream.of(process), children).map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
