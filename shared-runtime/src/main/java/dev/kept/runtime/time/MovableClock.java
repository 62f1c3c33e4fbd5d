package dev.kept.runtime.time;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Kept's clock, UTC: the bean behind every `@Inject Clock`. Where `kept.clock.movable` is true, all services of an installation add the
/// offset in the file `${kept.data}/clock` (ISO-8601 duration), so that a reminder due in three days can be seen in a minute.
@Singleton
public class MovableClock extends Clock {
    private static final Logger LOG = Logger.getLogger(MovableClock.class);
    private static final long READ_EVERY_NANOS = Duration.ofMillis(200).toNanos();
    private static final Duration FARTHEST = Duration.ofDays(3660);
    private final boolean movable;
    private final Path file;
    private Duration offset = Duration.ZERO;
    private long readAt = System.nanoTime() - READ_EVERY_NANOS;

    @Inject
    public MovableClock(@ConfigProperty(name = "kept.clock.movable") boolean movable, @ConfigProperty(name = "kept.data") Path data) {
        this.movable = movable;
        this.file = data.resolve("clock");
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /// Not offered: Kept's clock shows UTC, and what needs another zone converts an instant.
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC))
            return this;
        throw new UnsupportedOperationException("Kept's clock shows UTC; convert its instant to " + zone);
    }

    public boolean isMovable() {
        return movable;
    }

    /// How far it is ahead of the system's clock, as last read (at most 200 ms ago).
    public synchronized Duration offset() {
        if (movable && System.nanoTime() - readAt >= READ_EVERY_NANOS)
            offset = read();
        return offset;
    }

    /// Moves it, and returns when all services that share the folder show it: what is asked next is done at the new time.
    /// `IllegalStateException` where it is not movable, `IllegalArgumentException` beyond ten years.
    public void advance(Duration by) {
        synchronized (this) {
            set(read().plus(by));
        }
        awaitReaders();
    }

    /// Back to the system's clock, as [#advance(Duration)].
    public void reset() {
        synchronized (this) {
            set(Duration.ZERO);
        }
        awaitReaders();
    }

    private static void awaitReaders() {
        try {
            Thread.sleep(Duration.ofNanos(READ_EVERY_NANOS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void set(Duration next) {
        if (!movable)
            throw new IllegalStateException("This installation's clock cannot be moved. Start it with kept.clock.movable=true.");
        if (next.abs().compareTo(FARTHEST) > 0)
            throw new IllegalArgumentException("The clock moves at most ten years, not to " + next);
        try {
            Files.createDirectories(file.getParent());
            var temporary = Files.createTempFile(file.getParent(), "clock", ".new");
            Files.writeString(temporary, next.toString());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        offset = next;
    }

    /// A clock that cannot be read stays where it was: jumping back would be worse than not moving.
    private Duration read() {
        readAt = System.nanoTime();
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (NoSuchFileException notMoved) {
            return Duration.ZERO;
        } catch (IOException | DateTimeParseException unreadable) {
            LOG.warnf("The clock's offset in %s cannot be read and stays %s: %s", file, offset, unreadable.toString());
            return offset;
        }
    }
}
