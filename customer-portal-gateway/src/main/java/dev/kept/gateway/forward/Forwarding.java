package dev.kept.gateway.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.runtime.http.Door;
import dev.kept.runtime.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/// Hands a request to the owner of its path, unread and unchanged, and the answer back. The owner checks the token, the gateway only
/// that there is one.
@Singleton
public class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    /// After the cookie has become a token, before the gateway's own resources.
    private static final int ORDER = -50;
    private static final String PREFIX = "/api";
    private static final List<String> REQUEST_HEADERS = List.of("Authorization", "Content-Type", "Content-Length", "Accept",
            "Accept-Language",
            "Idempotency-Key", "If-Match", "If-None-Match", "Kept-After", "Kept-Occurred-At", "Kept-Channel", "traceparent", "tracestate");
    static final Set<String> ANSWER_HEADERS = caseless("Content-Type", "ETag", "Location", "Retry-After", "Kept-Stale", "Allow",
            "WWW-Authenticate", "Content-Disposition", "Content-Length");
    private final Owners owners;
    private final ObjectMapper json;

    @Inject
    Forwarding(Owners owners, ObjectMapper json) {
        this.owners = owners;
        this.json = json;
    }

    private static Set<String> caseless(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    void routes(@Observes Router router) {
        router.route(PREFIX + "/*").order(ORDER).handler(this::forward);
    }

    private void forward(RoutingContext context) {
        var request = context.request();
        var path = context.normalizedPath().substring(PREFIX.length());
        var owner = Paths.owner(request.method().name(), path);
        if (owner.isEmpty())
            context.next();
        else if (request.getHeader("Authorization") == null)
            answer(context, Problem.of(401, "sign-in-first", "You are not signed in. Sign in, or send an access token."));
        else if (length(context) > Paths.most(path))
            answer(context, Problem.of(413, "too-large", Paths.most(path) == Door.LARGEST_JSON
                    ? "A command's JSON has at most 1 MB. Files go to /api/files."
                    : "A file to be imported has at most 4 MB. Split it, and import one part after the other."));
        else
            pass(context, owner.get());
    }

    private void pass(RoutingContext context, Owner owner) {
        var request = context.request();
        Pipe<Buffer> body = request.pipe();
        var path = context.normalizedPath().substring(PREFIX.length());
        var uri = request.query() == null ? path : path + "?" + request.query();
        owners.request(owner, request.method(), uri).compose(out -> send(context, body, out))
                .compose(in -> back(context, in)).onFailure(failure -> {
                    LOG.warnf("%s %s: the %s service does not answer: %s", request.method(), path, owner.lowerCase(), failure.toString());
                    body.close();
                    answer(context, Owners.away(owner));
                });
    }

    private static Future<HttpClientResponse> send(RoutingContext context, Pipe<Buffer> body, HttpClientRequest out) {
        var headers = context.request().headers();
        for (var name : REQUEST_HEADERS)
            if (headers.contains(name))
                out.putHeader(name, headers.getAll(name));
        if (length(context) < 0)
            out.setChunked(headers.contains("Transfer-Encoding"));
        var answer = out.response().map(in -> {
            in.pause(); // it may come before the last of the body has gone, and nobody reads it until then
            return in;
        });
        return body.to(out).recover(failure -> {
            out.reset();
            return Future.failedFuture(failure);
        }).compose(_ -> answer);
    }

    private static Future<Void> back(RoutingContext context, HttpClientResponse in) {
        var response = context.response().setStatusCode(in.statusCode());
        in.headers().forEach(header -> {
            if (ANSWER_HEADERS.contains(header.getKey()))
                response.putHeader(header.getKey(), header.getKey().equalsIgnoreCase("Location") && header.getValue().startsWith("/")
                        ? PREFIX + header.getValue()
                        : header.getValue());
        });
        response.putHeader("Cache-Control", "no-store");
        if (!response.headers().contains("Content-Length"))
            response.setChunked(true);
        return in.pipeTo(response);
    }

    /// -1 where it is not said.
    private static long length(RoutingContext context) {
        var length = context.request().getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    private void answer(RoutingContext context, Problem problem) {
        var response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        try {
            if (problem.status() == 503)
                response.putHeader("Retry-After", "2");
            if (problem.status() == 401)
                response.putHeader("WWW-Authenticate", "Bearer");
            response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem.at(context.request().path())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
