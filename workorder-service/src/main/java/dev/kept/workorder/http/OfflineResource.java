package dev.kept.workorder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.Answer.Allowed;
import dev.kept.runtime.http.AsAlone;
import dev.kept.runtime.http.AsAlone.Said;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.http.Verbatim;
import dev.kept.workorder.http.OfflineCommands.Offline;
import dev.kept.workorder.http.OfflineCommands.Taken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a phone queued where there was no signal.
@Path("/work-orders/commands")
public class OfflineResource {
    /// One request, one answer within the time that a phone waits.
    private static final int MOST = 100;
    private final OfflineCommands offline;
    private final AsAlone asAlone;
    private final Callers callers;
    private final Clock clock;

    @Inject
    OfflineResource(OfflineCommands offline, AsAlone asAlone, Callers callers, Clock clock) {
        this.offline = offline;
        this.asAlone = asAlone;
        this.callers = callers;
        this.clock = clock;
    }

    /// @param commands in the order in which they were given
    public record Queued(@Size(max = MOST) List<QueuedCommand> commands) {}

    /// @param command the last segment of its own path: `add-note`
    /// @param key its Idempotency-Key, the same as if it were sent alone
    /// @param revision the content that the phone showed; where the order is at a later one, the answer's note says so
    /// @param occurredAt when it happened, as the device says
    /// @param after key of an earlier one of the batch: where that was not taken, this one is not tried
    /// @param body as its own path takes it; a file goes to `/api/files` first, and is named here as its answer does
    public record QueuedCommand(@Size(max = 100) String orderId, @Size(max = 60) String command, @Size(max = 100) String key,
            @Nullable Integer revision, Instant occurredAt, @Nullable @Size(max = 100) String after,
            @Schema(type = SchemaType.OBJECT, implementation = Object.class) Verbatim body) {}

    public record Answered(List<AnsweredCommand> results) {}

    /// NOT_TRIED: the one before it was not taken, or Kept is not able to at the moment. It may be sent again as it is.
    public enum Result {
        @JsonProperty("accepted")
        ACCEPTED, @JsonProperty("accepted-with-note")
        ACCEPTED_WITH_NOTE, @JsonProperty("refused")
        REFUSED, @JsonProperty("not-tried")
        NOT_TRIED
    }

    /// @param status as if it had come alone; 424 where the one before it was not taken
    /// @param problem why it was not taken
    /// @param version the order's, that has it
    /// @param replayed true: its key was known, nothing new was recorded
    /// @param allowed what may be done with the order now; with the last one of each order
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnsweredCommand(String key, Result result, int status, @Nullable String note, @Nullable Problem problem,
            @Nullable Long version, @Nullable String reference, @Nullable Boolean replayed, @Nullable List<Allowed> allowed) {}

    /// At most 100 commands, of one order or of several, each answered on its own and in the same order: what is wrong with one is no
    /// reason to refuse the others. The whole may be sent again: what was taken is not taken twice. What happened is never refused for a
    /// state, and a completion that comes too late is kept as a late report.
    @POST
    @Extension(name = "x-kept-command", value = "false") // the keys stand in the body
    public Uni<Answered> take(Queued body) {
        callers.current(); // who is nobody is asked to sign in once, not for each
        var turn = new OfflineTurn(clock);
        var queued = body.commands();
        return Multi.createFrom().range(0, queued.size()).onItem()
                .transformToUniAndConcatenate(at -> one(queued.get(at), isLastOfOrder(queued, at), turn)).collect().asList()
                .map(Answered::new);
    }

    private Uni<AnsweredCommand> one(QueuedCommand it, boolean isLast, OfflineTurn turn) {
        var hindrance = turn.hindrance(it);
        if (hindrance != null)
            return Uni.createFrom().item(turn.notTried(it, hindrance));
        return offline.named(it.command()).map(known -> ask(it, known)).orElseGet(() -> Uni.createFrom().item(unknown(it)))
                .map(said -> turn.answered(it, said, isLast));
    }

    private <B> Uni<Said<Taken>> ask(QueuedCommand it, Offline<B> known) {
        return asAlone.ask(it.orderId() + "/" + it.command(), it.key(), it.occurredAt(), it.body(), known.body(),
                body -> known.command().apply(it.orderId(), body));
    }

    private Said<Taken> unknown(QueuedCommand it) {
        return new Said<>(null, Problem.of(404, "unknown-command", "There is no command '" + it.command()
                + "' that a phone may queue. There are: " + String.join(", ", offline.names()) + "."));
    }

    private static boolean isLastOfOrder(List<QueuedCommand> all, int at) {
        return all.stream().skip(at + 1L).noneMatch(later -> later.orderId().equals(all.get(at).orderId()));
    }
}
