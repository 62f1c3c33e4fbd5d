package dev.kept.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kept.decision.Decision;
import dev.kept.runtime.blob.NotKept;
import dev.kept.runtime.inbox.Outage;
import dev.kept.runtime.log.LogUnavailable;
import dev.kept.runtime.log.NotAccepted;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every failure as a [Problem].
@Singleton
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Pattern LONG_SEGMENT = Pattern.compile("([^/]{8})[^/]{93,}");
    private final RequestFacts request;

    @Inject
    Problems(RequestFacts request) {
        this.request = request;
    }

    /// A decider's refusal.
    public static Problem of(Decision.Refused<?> refused) {
        int status = switch (refused.kind()) {
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case INVALID -> 400;
            case CONFLICT -> 409;
        };
        return Problem.of(status, refused.code(), refused.sentence()).missing(refused.missing());
    }

    private Response notDone(NotDone notDone) {
        return answer(notDone.problem(), notDone.retryAfterSeconds() == null ? 0 : notDone.retryAfterSeconds());
    }

    private Response notAccepted(NotAccepted notAccepted) {
        return answer(switch (notAccepted) {
            case NotAccepted.Refused refused -> of(refused.decision());
            case NotAccepted.StaleVersion stale -> Problem.of(412, "stale-version", sentence(stale) + " Read it again, then repeat.");
            case NotAccepted.KeyReused reused -> Problem.of(422, "key-reused", sentence(reused));
        }, 0);
    }

    private Response notKept(NotKept notKept) {
        return switch (notKept.reason()) {
            case NOT_WHAT_IT_SAYS -> answer(Problem.of(415, "not-what-it-says", sentence(notKept)), 0);
            case TOO_LARGE -> answer(Problem.of(413, "too-large", sentence(notKept)), 0);
            case BUSY -> answer(Problem.of(503, "busy", sentence(notKept)), RETRY_AFTER_SECONDS);
        };
    }

    @ServerExceptionMapper(NoSuchFileException.class)
    public Response noSuchFile() {
        return answer(NotDone.notFound().problem(), 0);
    }

    private Response logUnavailable(LogUnavailable unavailable) {
        LOG.warnf("%s %s: the log does not answer: %s", request.method(), loggedPath(), String.valueOf(unavailable.getCause()));
        return answer(Problem.of(503, "log-unavailable", sentence(unavailable)), RETRY_AFTER_SECONDS);
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public Response unauthorized() {
        return Response.fromResponse(answer(signInFirst(), 0)).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    static Problem signInFirst() {
        return Problem.of(401, "sign-in-first", "You are not signed in, or for too long: sign in again, or get a new access token.");
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden() {
        return answer(Problem.of(403, "wrong-role", "Your role does not include this. Ask the office if it should."), 0);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable) {
        return answer(Misread.explain(unreadable).problem(), 0);
    }

    @ServerExceptionMapper
    public Response violated(ConstraintViolationException violated) {
        var sentence = violated.getConstraintViolations().stream().map(one -> "'" + lastOf(one.getPropertyPath()) + "' " + one.getMessage())
                .sorted().collect(Collectors.joining("; ", "", "."));
        return answer(Problem.of(400, "bad-value", "This was not taken: " + sentence), 0);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException web) {
        var status = web.getResponse().getStatus();
        if (web.getCause() instanceof JsonProcessingException unreadable)
            return unreadable(unreadable);
        if (status < 400)
            return web.getResponse();
        if (web instanceof NotFoundException && web.getCause() != null)
            return answer(wrongParameter(web.getCause()), 0);
        if (status >= 500 && status != 503)
            return unexpected(web);
        var answer = Response.fromResponse(answer(ofStatus(status), status == 503 ? RETRY_AFTER_SECONDS : 0));
        var allow = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    /// A value in the path or the query that is no number where one is asked for: the framework takes it for a path that is not there.
    private Problem wrongParameter(Throwable unreadable) {
        var said = String.valueOf(unreadable.getMessage());
        var names = request.query().stream().filter(it -> said.contains("\"" + it.getValue() + "\"")).map(Map.Entry::getKey)
                .map(name -> "'" + name + "'").distinct().sorted().collect(Collectors.joining(" or "));
        return Problem.of(400, "bad-parameter", "In the query, " + (names.isEmpty() ? "a value" : names) + " is not a whole number.");
    }

    /// Our own exceptions come here, too: a mapper that names one would make the build load its class, and the build may run on an older
    /// Java than the service.
    @ServerExceptionMapper
    public Response anything(Throwable fault) {
        return switch (fault) {
            case NotDone it -> notDone(it);
            case NotAccepted it -> notAccepted(it);
            case NotKept it -> notKept(it);
            case LogUnavailable it -> logUnavailable(it);
            default -> Outage.is(fault) ? databaseAway(fault) : unexpected(fault);
        };
    }

    /// What is asked of the database beside the log: the directory, a view, a number.
    private Response databaseAway(Throwable outage) {
        LOG.warnf("%s %s: the database does not answer: %s", request.method(), loggedPath(), outage.toString());
        return answer(Problem.of(503, "database-unavailable",
                "The database does not answer at the moment. Nothing was recorded: repeat in a few seconds with the same Idempotency-Key."),
                RETRY_AFTER_SECONDS);
    }

    private Response unexpected(Throwable fault) {
        var reference = UUID.randomUUID().toString();
        LOG.errorf(fault, "%s %s failed, reference %s", request.method(), loggedPath(), reference);
        return answer(unexpected(reference), 0);
    }

    static Problem unexpected(String reference) {
        return Problem.of(500, "unexpected",
                "Something went wrong at our side. If it happens again, tell the operator this reference: " + reference + ".");
    }

    /// What the framework refuses by a status alone.
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> signInFirst();
            case 404 -> Problem.of(404, "unknown-path", "There is nothing at this path. The paths there are stand in /q/openapi.");
            case 405 -> Problem.of(405, "wrong-method",
                    "This path exists, but not for this method. The header Allow or /q/openapi names the right one.");
            case 406 ->
                Problem.of(406, "not-acceptable", "The answer cannot be given in the format that Accept names. Ask for application/json.");
            case 413 -> Problem.of(413, "too-large", "The body is too large: at most 1 MB of JSON, or 20 MB for a file.");
            case 415 -> Problem.of(415, "wrong-content-type",
                    "This content type is not taken here. Send application/json with a Content-Type header.");
            case 503 -> Problem.of(503, "not-available", "This is not available at the moment. Try again in a few seconds.");
            default ->
                Problem.of(status, "bad-request", "The request was not understood: its path, a parameter or a header has the wrong form.");
        };
    }

    private Response answer(Problem problem, int retryAfterSeconds) {
        var answer = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.at(request.path()));
        return (retryAfterSeconds > 0 ? answer.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds) : answer).build();
    }

    /// More than 100 characters between two slashes are a link's token, and whoever reads it in the log could use it.
    private String loggedPath() {
        return LONG_SEGMENT.matcher(request.path()).replaceAll("$1...");
    }

    private static String sentence(RuntimeException answer) {
        return Objects.requireNonNullElse(answer.getMessage(), "This was not accepted.");
    }

    private static String lastOf(jakarta.validation.Path path) {
        var last = "";
        for (var node : path)
            last = String.valueOf(node.getName());
        return last;
    }
}
