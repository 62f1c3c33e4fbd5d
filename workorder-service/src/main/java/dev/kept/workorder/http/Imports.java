package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.DIRECTORY;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Missing;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.log.Beginning;
import dev.kept.runtime.log.Beginning.Begun;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.EventLog.Standing;
import dev.kept.runtime.log.Submission;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryEntry;
import dev.kept.workorder.sheet.CustomerRows;
import dev.kept.workorder.sheet.Entry;
import dev.kept.workorder.sheet.EquipmentRows;
import dev.kept.workorder.sheet.Faults;
import dev.kept.workorder.sheet.Judgement;
import dev.kept.workorder.sheet.Reachable;
import dev.kept.workorder.sheet.Row;
import dev.kept.workorder.sheet.Sheet;
import dev.kept.workorder.sheet.SheetKind;
import dev.kept.workorder.view.DirectoryLookup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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

/// A file on its way into the directory. It is looked at beside what is there, and what it brings begins in one transaction: all of it, or
/// nothing. Takes seconds, and holds its thread.
@Singleton
public class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);
    /// A whole file, and what the log says of it, is in memory.
    private static final int AT_ONCE = 2;
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(13);
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final DirectoryLookup directory;
    private final EventLog log;

    @Inject
    Imports(DirectoryLookup directory, EventLog log) {
        this.directory = directory;
        this.log = log;
    }

    /// @param keepsGood true: where rows are wrong, the others are imported all the same
    @SuppressWarnings("ArrayRecordComponent") // requests are never compared
    record Request(SheetKind kind, byte[] file, boolean keepsGood) {}

    /// What would come of it.
    Imported check(Request request, Asked asked) {
        return inTurn(() -> {
            var looked = look(request, asked, null);
            return Imported.of(looked.sheet(), looked.judgement(), looked.faults());
        });
    }

    /// A repetition under the same key is answered as before, whatever happened since to what it had brought.
    Imported run(Request request, Asked asked, Submission.Key key) {
        return inTurn(() -> {
            var before = await(log.begunUnder(DIRECTORY, asked.by().tenant(), key)).map(Begun::causationId);
            var looked = look(request, asked, before.orElse(null));
            if (looked.judgement().good().isEmpty() || (looked.faults().count() > 0 && !request.keepsGood() && before.isEmpty()))
                throw notImported(looked.sheet(), looked.faults());
            return begun(request, asked, key, looked, before);
        });
    }

    private Imported begun(Request request, Asked asked, Submission.Key key, Looked looked, Optional<String> before) {
        var added = looked.judgement().added();
        var begun = before.map(cause -> new Begun(cause, true));
        if (begun.isEmpty() && !added.isEmpty())
            begun = Optional.of(await(log.begin(new Beginning<>(DIRECTORY, commands(added), asked, key))));
        if (begun.isPresent() && begun.get().replayed() && before.isEmpty()) // the same came twice at once
            return begun(request, asked, key, look(request, asked, begun.get().causationId()), Optional.of(begun.get().causationId()));
        LOG.infof("%s %s by %s: %d rows, %d of them good, %d entries added", request.kind(), key.value(), asked.by().actor(),
                looked.sheet().lines().size(), looked.judgement().good().size(), added.size());
        return Imported.of(looked.sheet(), looked.judgement(), looked.faults()).recorded(before.isPresent(), reference(added));
    }

    private static Map<String, DirectoryCommand> commands(Map<String, Entry> added) {
        var commands = new LinkedHashMap<String, DirectoryCommand>();
        added.forEach((id, entry) -> commands.put(id, entry.command()));
        return commands;
    }

    private static @Nullable String reference(Map<String, Entry> added) {
        return added.isEmpty() ? null : DIRECTORY.name() + "/" + added.keySet().stream().reduce((_, last) -> last).orElseThrow() + "@0";
    }

    private record Looked(Sheet sheet, Judgement judgement, Faults faults) {}

    private Looked look(Request request, Asked asked, @Nullable String begunBy) {
        var faults = new Faults();
        var sheet = Sheet.read(request.file(), request.kind(), faults);
        var tenant = asked.by().tenant();
        var rows = switch (request.kind()) {
            case CUSTOMERS -> customers(sheet, tenant, begunBy == null, faults);
            case EQUIPMENT ->
                EquipmentRows.of(sheet, tenant, await(directory.places(tenant, EquipmentRows.sought(sheet, tenant))), faults);
        };
        return new Looked(sheet, Judgement.of(rows, standing(rows, tenant), begunBy, faults), faults);
    }

    private List<Row> customers(Sheet sheet, String tenant, boolean isFirst, Faults faults) {
        var rows = CustomerRows.of(sheet, tenant, await(directory.zone(tenant)), faults);
        var reachable = new Reachable(rows);
        reachable.check(isFirst ? await(directory.contacts(tenant, reachable.emails(), reachable.phones())) : List.of(), faults);
        return rows;
    }

    private Map<String, Standing<DirectoryEntry>> standing(List<Row> rows, String tenant) {
        var ids = rows.stream().flatMap(row -> row.entries().stream()).map(Entry::id).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : await(log.standing(DIRECTORY, tenant, ids));
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

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
