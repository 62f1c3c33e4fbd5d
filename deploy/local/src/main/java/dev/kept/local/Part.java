package dev.kept.local;

import dev.kept.embedded.ChildProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One process of the run. It can be stopped, killed and started again while the others go on.
public final class Part {

    private final String name;
    private final Supplier<ChildProcess> starter;
    private final Consumer<ChildProcess> stopper;
    private Optional<ChildProcess> child = Optional.empty();

    /// @param starter returns once the process serves
    Part(String name, Supplier<ChildProcess> starter, Consumer<ChildProcess> stopper) {
        this.name = name;
        this.starter = starter;
        this.stopper = stopper;
    }

    public String name() {
        return name;
    }

    /// Returns once the part serves; nothing to do when it runs already.
    public synchronized void start() {
        if (!isAlive()) {
            child = Optional.of(starter.get());
        }
    }

    /// In order: it may finish what it is doing.
    public synchronized void stop() {
        child.filter(ChildProcess::isAlive).ifPresent(stopper);
    }

    /// kill -9, and waits until it is gone.
    public synchronized void kill() {
        child.ifPresent(ChildProcess::kill);
    }

    public synchronized boolean isAlive() {
        return child.filter(ChildProcess::isAlive).isPresent();
    }

    /// Of the running process.
    public synchronized long pid() {
        return child.orElseThrow(() -> new IllegalStateException(name + " was never started")).pid();
    }

    /// Returns whether the process ended within `bound`.
    boolean ended(Duration bound) {
        Optional<ChildProcess> running;
        synchronized (this) {
            running = child;
        }
        return running.map(process -> process.ended(bound)).orElse(true);
    }
}
