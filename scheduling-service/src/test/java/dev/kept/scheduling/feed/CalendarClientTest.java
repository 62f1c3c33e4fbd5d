package dev.kept.scheduling.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server of somebody else's that behaves, and one that does not.
class CalendarClientTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private static final int BETWEEN_DROPS_MILLIS = 100;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                answer(exchange);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        stopped.countDown();
        server.stop(0);
        vertx.close();
    }

    @Test
    void what_is_there_is_read() {
        assertArrayEquals("calendar".getBytes(StandardCharsets.UTF_8), fetch("/mine.ics?key=secret", true));
    }

    @Test
    void what_is_not_there_or_leads_elsewhere_is_no_calendar() {
        assertEquals("The calendar answers with 404.", trouble("/nothing", true));
        assertEquals("The calendar answers with 302.", trouble("/elsewhere", true));
        assertEquals(2, asked.get(), "nobody was followed elsewhere");
    }

    @Test
    void what_is_too_large_or_never_ends_is_given_up() {
        assertEquals("The calendar is larger than 2 MB.", trouble("/endless", true));
        assertEquals("The calendar takes longer than 10 s to answer.", trouble("/drops", true), "which never ends by itself");
    }

    @Test
    void this_machine_and_its_neighbours_are_not_asked() {
        assertEquals("A calendar is read over https from a public address, and from nowhere else.", trouble("/mine.ics", false));
        for (var address : new String[]{"https://127.0.0.1/", "https://10.0.0.1/", "https://192.168.1.1/x.ics", "https://169.254.169.254/",
                "https://[::1]/", "https://[fd00::1]/", "https://0.0.0.0/", "http://93.184.216.34/plain"})
            assertEquals("A calendar is read over https from a public address, and from nowhere else.",
                    troubleAt(address, false), address);
        assertEquals(0, asked.get());
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        switch (exchange.getRequestURI().getPath()) {
            case "/mine.ics" -> {
                assertEquals("key=secret", exchange.getRequestURI().getQuery());
                var body = "calendar".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            case "/elsewhere" -> {
                exchange.getResponseHeaders().set("Location", "/mine.ics?key=secret");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/endless" -> {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 100; i++)
                    exchange.getResponseBody().write(new byte[100_000]);
            }
            case "/drops" -> {
                exchange.sendResponseHeaders(200, 0);
                while (!stopped.await(BETWEEN_DROPS_MILLIS, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                }
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private String trouble(String path, boolean anywhere) {
        return troubleAt("http://127.0.0.1:" + server.getAddress().getPort() + path, anywhere);
    }

    private String troubleAt(String address, boolean anywhere) {
        var thrown = assertThrows(CompletionException.class,
                () -> new CalendarClient(vertx, anywhere).fetch(address).await().atMost(Duration.ofSeconds(40)));
        assertTrue(thrown.getCause() instanceof BusyTimes.Unreadable, thrown.toString());
        return String.valueOf(thrown.getCause().getMessage());
    }

    private byte[] fetch(String path, boolean anywhere) {
        return new CalendarClient(vertx, anywhere).fetch("http://127.0.0.1:" + server.getAddress().getPort() + path).await()
                .atMost(Duration.ofSeconds(20));
    }
}
