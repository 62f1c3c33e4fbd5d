package dev.kept.runtime.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.log.Beginning;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.NotAccepted;
import dev.kept.runtime.log.Receipt;
import dev.kept.runtime.log.StreamType;
import dev.kept.runtime.log.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The way of a command from HTTP into the log, in one line of a resource:
/// `return commands.answer(WORK_ORDERS, id, new Approve(), body.revision());`
///
/// Reads the contract's headers (key, If-Match, Kept-After, Kept-Occurred-At), asks the log, answers with the [Standing] of the result.
/// Who may do what on a thing is the decider's to say; here only that somebody is known.
@RequestScoped
public class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);
    private final Instance<EventLog> log;
    private final Callers callers;
    private final Instance<Clock> clock;
    private final RequestFacts request;
    private final Standings standings;
    private final Instance<KnownFacts> knownFacts;

    @Inject
    Commands(Instance<EventLog> log, Callers callers, Instance<Clock> clock, RequestFacts request, Standings standings,
            Instance<KnownFacts> knownFacts) {
        this.log = log;
        this.callers = callers;
        this.clock = clock;
        this.request = request;
        this.standings = standings;
        this.knownFacts = knownFacts;
    }

    /// The caller and the time of this request, for a command without a revision and for questions.
    public Asked asked() {
        return asked(null);
    }

    /// Submits and answers 200.
    public <C, S> Uni<RestResponse<Answer>> answer(StreamType<C, S, ?> type, String id, C command) {
        return answer(type, id, command, null);
    }

    /// Submits a command of deciding kind, with the revision that the person saw, and answers 200.
    public <C, S> Uni<RestResponse<Answer>> answer(StreamType<C, S, ?> type, String id, C command, @Nullable Integer revision) {
        var asked = asked(revision);
        return submit(type, id, command, asked).map(receipt -> ok(standings.answer(receipt, asked)));
    }

    /// The same for a person in whose place the caller asks: the facts name both.
    ///
    /// @param person the caller's own id where they ask for themselves
    public <C, S> Uni<RestResponse<Answer>> answerFor(String person, StreamType<C, S, ?> type, String id, C command,
            @Nullable Integer revision) {
        var asked = inPlaceOf(person, asked(revision));
        return submit(type, id, command, asked).map(receipt -> ok(standings.answer(receipt, asked)));
    }

    /// Submits a creating command and answers 201 with the new thing's place, `<base>/<id>`.
    public <C, S> Uni<RestResponse<Answer>> created(StreamType<C, S, ?> type, String id, C command, String base) {
        return created(type, id, command, base, asked());
    }

    /// The same for a person in whose place the caller asks: the facts name both.
    ///
    /// @param person the caller's own id where they ask for themselves
    public <C, S> Uni<RestResponse<Answer>> createdFor(String person, StreamType<C, S, ?> type, String id, C command, String base) {
        return created(type, id, command, base, inPlaceOf(person, asked()));
    }

    private static Asked inPlaceOf(String person, Asked asked) {
        var by = asked.by();
        return by.id().equals(person)
                ? asked
                : new Asked(new Caller(by.tenant(), by.actor(), by.roles(), by.customerId(), by.formerly(), person, by.channel()),
                        asked.now(),
                        asked.occurredAt(), asked.revision());
    }

    private <C, S> Uni<RestResponse<Answer>> created(StreamType<C, S, ?> type, String id, C command, String base, Asked asked) {
        return submit(type, id, command, asked).map(receipt -> RestResponse.ResponseBuilder.<Answer>created(URI.create(base + "/" + id))
                .entity(standings.answer(receipt, asked)).header("ETag", tag(receipt.version())).build());
    }

    /// Submits; the receipt is for a resource that makes its own answer. Refusals reach the caller as problems by themselves.
    public <C, S> Uni<Receipt<S>> submit(StreamType<C, S, ?> type, String id, C command) {
        return submit(type, id, command, asked());
    }

    public <C, S> Uni<Receipt<S>> submit(StreamType<C, S, ?> type, String id, C command, @Nullable Integer revision) {
        return submit(type, id, command, asked(revision));
    }

    /// Begins many things in one transaction, all or none; what is asked once more under the same key is answered as before. What begins has
    /// no version yet: an If-Match is refused with 412.
    ///
    /// @param all the commands by the ids of their streams
    public <C, S> Uni<Beginning.Begun> begin(StreamType<C, S, ?> type, Map<String, C> all) {
        if (request.ifMatch() != null)
            throw new NotDone(Problem.of(412, "no-version", "This begins something new, and so no version can be insisted on."));
        var asked = asked();
        var key = key();
        all.keySet().forEach(id -> callers.requireLinkFits(id, request.command()));
        return afterWhatTheCallerSaw().chain(() -> log.get().begunUnder(type, asked.by().tenant(), key))
                .chain(before -> before.map(Uni.createFrom()::item)
                        .orElseGet(() -> log.get().begin(new Beginning<>(type, all, asked, key))));
    }

    /// An answer with its ETag.
    public static RestResponse<Answer> ok(Answer answer) {
        return RestResponse.ResponseBuilder.ok(answer).header("ETag", tag(answer.version())).build();
    }

    /// The ETag of a version.
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /// The key of this request; commands that take several appends add a suffix of their own to its value.
    public Submission.Key key() {
        return new Submission.Key(request.idempotencyKey(), hash());
    }

    /// For a body with something that may be kept nowhere, not even as a hash: from here on the key's hash is made over this instead of the
    /// body's bytes. To be called before anything is submitted.
    ///
    /// @param said what has to be the same when the key comes again
    public void hashInsteadOfBody(String said) {
        request.body(said.getBytes(StandardCharsets.UTF_8));
    }

    private Asked asked(@Nullable Integer revision) {
        var now = clock.get().instant();
        return new Asked(callers.current(), now, request.occurredAt(now), revision);
    }

    private <C, S> Uni<Receipt<S>> submit(StreamType<C, S, ?> type, String id, C command, Asked asked) {
        callers.requireLinkFits(id, request.command());
        var submission = new Submission<>(type, id, command, asked, request.ifMatch(), key(), null);
        return afterWhatTheCallerSaw().chain(() -> log.get().submit(submission)).onFailure(NotAccepted.Refused.class)
                .invoke(refused -> LOG.infof("%s of %s/%s by %s was refused: %s", request.command(), type.name(), id, asked.by().actor(),
                        refused.decision().code()))
                .onFailure(NotAccepted.Refused.class)
                .recoverWithUni(refused -> withWhatIsAllowed(type, id, asked, refused));
    }

    /// Waits for the fact that `Kept-After` names, and fails with 409 `not-yet-known` when it does not come. Commands wait by themselves:
    /// this is for a resource that looks something up in a view before it submits.
    public Uni<Void> afterWhatTheCallerSaw() {
        var after = request.header("Kept-After");
        if (after == null || knownFacts.isUnsatisfied())
            return Uni.createFrom().voidItem();
        return knownFacts.get().known(KnownFacts.Reference.parse(after), KNOWN_WITHIN)
                .invoke(known -> {
                    if (!known)
                        throw new NotDone(
                                Problem.of(409, "not-yet-known",
                                        "What you just did (" + after
                                                + ") has not arrived here yet. Repeat in a second with the same Idempotency-Key."),
                                1);
                }).replaceWithVoid();
    }

    /// A refusal by state names what the caller may do instead, and so needs the state once more.
    private <C, S, T> Uni<T> withWhatIsAllowed(StreamType<C, S, ?> type, String id, Asked asked, NotAccepted.Refused refused) {
        if (refused.decision().kind() != Decision.Kind.CONFLICT || standings.of(type.name()).isEmpty())
            return Uni.createFrom().failure(refused);
        return log.get().load(type, asked.by().tenant(), id).onFailure().transform(_ -> refused)
                .chain(loaded -> Uni.createFrom().failure(new NotDone(Problems.of(refused.decision())
                        .allowed(loaded.exists() ? standings.answer(type.name(), id, loaded, asked).allowed() : List.of()))));
    }

    /// Over who asks, for what, and every byte of the body (unless [#hashInsteadOfBody]): a key names one request of one person.
    private String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (callers.current().id() + "\n" + request.method() + " " + request.path() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(request.body()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
