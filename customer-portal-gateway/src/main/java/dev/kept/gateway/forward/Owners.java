package dev.kept.gateway.forward;

import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.jboss.resteasy.reactive.RestResponse;

/// The way to the services that own facts.
@Singleton
public class Owners {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 15_000;
    private static final int CONNECTIONS_PER_OWNER = 64;
    private static final int MOST_WAITING = 500;
    private static final int RETRY_AFTER_SECONDS = 2;
    private final Map<Owner, URI> places = new EnumMap<>(Owner.class);
    private final HttpClient client;
    private final Config config;

    @Inject
    Owners(Vertx vertx, Config config) {
        this.config = config;
        for (var owner : Owner.values())
            if (owner != Owner.GATEWAY)
                places.put(owner, URI.create(config.getValue("kept." + owner.lowerCase() + ".url", String.class)));
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAliveTimeout(20),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_OWNER).setMaxWaitQueueSize(MOST_WAITING));
    }

    /// What an owner answered.
    public record Reply(int status, Map<String, String> headers, Buffer body) {
        /// The same answer to our own caller.
        public RestResponse<byte[]> asItIs() {
            var answer = RestResponse.ResponseBuilder.<byte[]>create(status).entity(body.getBytes());
            headers.forEach((name, value) -> {
                if (Forwarding.ANSWER_HEADERS.contains(name))
                    answer.header(name, value);
            });
            return answer.build();
        }
    }

    Future<HttpClientRequest> request(Owner owner, HttpMethod method, String uri) {
        return request(owner, method, uri, ANSWER_MILLIS);
    }

    private Future<HttpClientRequest> request(Owner owner, HttpMethod method, String uri, int millis) {
        var place = places.getOrDefault(owner, itself());
        return client.request(new RequestOptions().setMethod(method).setHost(place.getHost()).setPort(place.getPort()).setURI(uri)
                .setTimeout(millis).setIdleTimeout(millis));
    }

    /// Asks once; fails with a [NotDone] (503) where the owner does not answer.
    public Uni<Reply> ask(Owner owner, String method, String uri, Map<String, String> headers, byte[] body) {
        return ask(owner, method, uri, headers, body, Duration.ofMillis(ANSWER_MILLIS));
    }

    /// The same, for what may take longer.
    public Uni<Reply> ask(Owner owner, String method, String uri, Map<String, String> headers, byte[] body, Duration atMost) {
        return Uni.createFrom()
                .<Reply>emitter(emitter -> request(owner, HttpMethod.valueOf(method), uri, (int) atMost.toMillis()).compose(request -> {
                    headers.forEach(request::putHeader);
                    return request.send(Buffer.buffer(body));
                }).compose(response -> response.body().map(buffer -> {
                    var answered = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
                    response.headers().forEach(header -> answered.put(header.getKey(), header.getValue()));
                    return new Reply(response.statusCode(), answered, buffer);
                })).onSuccess(emitter::complete).onFailure(_ -> emitter.fail(new NotDone(away(owner), RETRY_AFTER_SECONDS))));
    }

    /// The port is known only when the service listens: tests take a free one.
    private URI itself() {
        return URI.create("http://127.0.0.1:" + config.getValue("quarkus.http.port", Integer.class));
    }

    static Problem away(Owner owner) {
        return Problem.of(503, "owner-unavailable", "The " + owner.lowerCase()
                + " service does not answer at the moment. Nothing was lost: repeat in a few seconds with the same Idempotency-Key.");
    }
}
