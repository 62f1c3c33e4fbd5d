package dev.kept.runtime.sheet;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Missing;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.log.Beginning;
import dev.kept.runtime.log.Beginning.Begun;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.EventLog.Standing;
import dev.kept.runtime.log.StreamType;
import dev.kept.runtime.sheet.SentFile.ToImport;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Files on their way into streams of one type. A file is looked at beside what is there, and what it brings begins in one transaction:
/// all of it, or nothing. Takes seconds, and holds its thread. One for each service: it bounds how many files are looked at at once.
public final class Imports<C, S> {
    private static final Logger LOG = Logger.getLogger(Imports.class);
    /// A whole file, and what the log says of it, is in memory.
    private static final int AT_ONCE = 2;
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(13);
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final StreamType<C, S, ?> type;
    private final EventLog log;

    public Imports(StreamType<C, S, ?> type, EventLog log) {
        this.type = type;
        this.log = log;
    }

    /// What would come of it: nothing is written.
    public Imported check(SheetKind<C, S> kind, byte[] file, Asked asked) {
        return inTurn(() -> look(kind, file, asked, null).told());
    }

    /// A repetition under the same key is answered as before, whatever happened since to what it had brought. 400 `bad-rows` where nothing
    /// is imported.
    public Imported run(SheetKind<C, S> kind, ToImport sent, Asked asked) {
        return inTurn(() -> {
            var before = await(log.begunUnder(type, asked.by().tenant(), sent.key())).map(Begun::causationId);
            var looked = look(kind, sent.file(), asked, before.orElse(null));
            if (looked.judgement().good().isEmpty() || (looked.faults().count() > 0 && !sent.keepsGood() && before.isEmpty()))
                throw notImported(looked.sheet(), looked.faults());
            return begun(sent, asked, looked, before);
        });
    }

    /// What a [SheetKind] looks up, on its own thread.
    public static <T extends @Nullable Object> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    private Imported begun(ToImport sent, Asked asked, Looked<C, S> looked, Optional<String> before) {
        var added = looked.judgement().added();
        var begun = before.map(cause -> new Begun(cause, true));
        if (begun.isEmpty() && !added.isEmpty())
            begun = Optional.of(await(log.begin(new Beginning<>(type, commands(added), asked, sent.key()))));
        if (begun.isPresent() && begun.get().replayed() && before.isEmpty()) { // the same came twice at once
            var cause = begun.get().causationId();
            return begun(sent, asked, look(looked.kind(), sent.file(), asked, cause), Optional.of(cause));
        }
        LOG.infof("%s %s by %s: %d rows, %d of them good, %d entries added", type.name(), sent.key().value(), asked.by().actor(),
                looked.sheet().lines().size(), looked.judgement().good().size(), added.size());
        return looked.told().recorded(before.isPresent(), reference(added, asked));
    }

    private static <C> Map<String, C> commands(Map<String, Entry<C>> added) {
        var commands = new LinkedHashMap<String, C>();
        added.forEach((id, entry) -> commands.put(id, entry.command()));
        return commands;
    }

    /// Some streams begin with more than one fact.
    private @Nullable String reference(Map<String, Entry<C>> added, Asked asked) {
        return added.values().stream().reduce((_, last) -> last).map(last -> {
            var decision = type.decider().decide(last.command(), type.decider().initial(), asked);
            return type.name() + "/" + last.id() + "@" + (decision instanceof Accepted<?>(var facts) ? facts.size() - 1 : 0);
        }).orElse(null);
    }

    private record Looked<C, S>(SheetKind<C, S> kind, Sheet sheet, Judgement<C> judgement, Faults faults) {
        Imported told() {
            return Imported.of(sheet, kind.things(), judgement, faults);
        }
    }

    private Looked<C, S> look(SheetKind<C, S> kind, byte[] file, Asked asked, @Nullable String begunBy) {
        var faults = new Faults();
        var sheet = Sheet.read(file, kind.columns(), faults);
        var tenant = asked.by().tenant();
        var rows = kind.rows(sheet, tenant, begunBy == null, faults);
        return new Looked<>(kind, sheet, Judgement.of(kind, rows, standing(rows, tenant), begunBy, faults), faults);
    }

    private Map<String, Standing<S>> standing(List<Row<C>> rows, String tenant) {
        var ids = rows.stream().flatMap(row -> row.entries().stream()).map(Entry::id).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : await(log.standing(type, tenant, ids));
    }

    private static NotDone notImported(Sheet sheet, Faults faults) {
        var missing = faults.first(Imported.MOST_PROBLEMS).stream()
                .map(fault -> new Missing("line " + fault.line() + (fault.column().isEmpty() ? "" : ", " + fault.column()),
                        fault.sentence(), ""))
                .toList();
        var first = missing.isEmpty() ? "" : " The first: " + missing.getFirst().what() + ". " + missing.getFirst().sentence();
        return new NotDone(Problem.of(400, "bad-rows", "Nothing was imported: of " + sheet.lines().size() + " rows, something is wrong at "
                + faults.count() + (faults.count() == 1 ? " place." : " places.") + first).missing(missing));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(RETRY_AFTER_SECONDS, TimeUnit.SECONDS))
                throw new NotDone(Problem.of(503, "busy",
                        "Other files are being looked at. Repeat in a few seconds, with the same Idempotency-Key."), RETRY_AFTER_SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a turn", stop);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
