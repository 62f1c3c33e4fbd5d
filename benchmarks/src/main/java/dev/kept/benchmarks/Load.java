package dev.kept.benchmarks;

import dev.kept.runtime.log.Uuid7;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/// Callers over HTTP, each with one request at a time.
final class Load implements AutoCloseable {
    private static final int MOST_CALLERS = 64;
    private static final int SLOWEST_SECONDS = 60;
    private final Vertx vertx;
    private final HttpClient client;
    private final AtomicLong count = new AtomicLong();

    Load(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(MOST_CALLERS));
    }

    /// One request, made anew for every number.
    record Call(URI place, String path, String body) {}

    /// What came of it: requests per second and milliseconds per request.
    record Outcome(double perSecond, long requests, Spread millis) {}

    /// Callers at work for a while; an answer other than 2xx ends it with that answer.
    Outcome run(int callers, Duration howLong, String token, LongFunction<Call> calls) throws Exception {
        long begin = System.nanoTime();
        return run(callers, token, calls, _ -> System.nanoTime() - begin < howLong.toNanos());
    }

    /// The same for a number of requests.
    Outcome run(int callers, int requests, String token, LongFunction<Call> calls) throws Exception {
        long first = count.get();
        return run(callers, token, calls, number -> number - first < requests);
    }

    private Outcome run(int callers, String token, LongFunction<Call> calls, LongPredicate more) throws Exception {
        var took = new ConcurrentLinkedQueue<Double>();
        long begin = System.nanoTime();
        var running = IntStream.range(0, callers).mapToObj(_ -> caller(token, calls, more, took)).toList();
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(10, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Outcome(took.size() / seconds, took.size(), Spread.of(List.copyOf(took)));
    }

    private CompletableFuture<Void> caller(String token, LongFunction<Call> calls, LongPredicate more,
            ConcurrentLinkedQueue<Double> took) {
        var done = new CompletableFuture<Void>();
        vertx.runOnContext(_ -> next(token, calls, more, took, done));
        return done;
    }

    private void next(String token, LongFunction<Call> calls, LongPredicate more, ConcurrentLinkedQueue<Double> took,
            CompletableFuture<Void> done) {
        long number = count.getAndIncrement();
        if (!more.test(number)) {
            done.complete(null);
            return;
        }
        var call = calls.apply(number);
        long begin = System.nanoTime();
        var _ = send(call.body().isEmpty() ? HttpMethod.GET : HttpMethod.POST, call, token).whenComplete((answer, failure) -> {
            if (failure != null)
                done.completeExceptionally(failure);
            else if (answer.status() / 100 != 2)
                done.completeExceptionally(
                        new IllegalStateException(call.path() + " was answered " + answer.status() + " " + answer.body()));
            else {
                took.add((System.nanoTime() - begin) / 1e6);
                next(token, calls, more, took, done);
            }
        });
    }

    /// One answer.
    record Answer(int status, Map<String, String> headers, String body) {}

    CompletableFuture<Answer> send(HttpMethod method, Call call, String token) {
        return client
                .request(new RequestOptions().setMethod(method).setHost(call.place().getHost()).setPort(call.place().getPort())
                        .setURI(call.path()).setTimeout(SLOWEST_SECONDS * 1_000L))
                .compose(request -> {
                    if (!token.isEmpty())
                        request.putHeader("Authorization", "Bearer " + token);
                    request.putHeader("Content-Type", "application/json").putHeader("Idempotency-Key", Uuid7.next(Clock.systemUTC()));
                    // The body is asked for where the answer arrives: a caller's thread may come too late for it.
                    return request.send(Buffer.buffer(call.body()))
                            .compose(response -> response.body()
                                    .map(body -> new Answer(response.statusCode(),
                                            Map.of("Kept-Stale", String.valueOf(response.getHeader("Kept-Stale"))), body.toString())));
                })
                .toCompletionStage().toCompletableFuture();
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
