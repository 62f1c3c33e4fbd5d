package dev.kept.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A page that listens to server-sent events, as a browser would.
final class EventStream implements AutoCloseable {
    private static final long LONGEST_SECONDS = 20;
    private static final HttpClient BROWSER = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final InputStream in;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(10_000);

    record Event(String name, String id, String data) {}

    private EventStream(InputStream in) {
        this.in = in;
    }

    static EventStream open(String path, Map<String, String> headers) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + io.restassured.RestAssured.port + "/api" + path))
                .header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            var answer = BROWSER.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200)
                throw new AssertionError(path + " was answered " + answer.statusCode());
            var stream = new EventStream(answer.body());
            Thread.ofVirtual().start(stream::read);
            return stream;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /// The next event that is as hoped for; those before it are dropped.
    Event next(Predicate<Event> hope) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (true) {
            var event = poll(end - System.nanoTime());
            if (event == null)
                throw new AssertionError("Nothing as hoped for was heard within " + LONGEST_SECONDS + " s");
            if (hope.test(event))
                return event;
        }
    }

    private @Nullable Event poll(long nanos) throws InterruptedException {
        return nanos <= 0 ? null : events.poll(nanos, TimeUnit.NANOSECONDS);
    }

    private void read() {
        String name = "message";
        String id = "";
        var data = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty())
                        events.add(new Event(name, id, data.toString()));
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:"))
                    name = line.substring(6).strip();
                else if (line.startsWith("id:"))
                    id = line.substring(3).strip();
                else if (line.startsWith("data:"))
                    data.append(line.substring(5).strip());
            }
        } catch (IOException _) {
            // closed
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
