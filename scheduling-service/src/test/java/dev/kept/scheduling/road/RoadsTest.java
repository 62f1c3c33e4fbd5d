package dev.kept.scheduling.road;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.runtime.codec.Codec;
import dev.kept.scheduling.domain.Candidate;
import dev.kept.scheduling.domain.Place;
import dev.kept.scheduling.domain.Span;
import dev.kept.scheduling.domain.Taken;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.Travel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that answers as OSRM documents it; the server is somebody else's, and stands in here.
class RoadsTest {
    private static final Place HERE = new Place(53.3498, -6.2603);
    private static final Place THERE = new Place(53.40, -6.30);
    private static final Place FAR = new Place(51.8985, -8.4756);
    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String answer = "";
    /// Until then the server keeps whoever asks waiting.
    private CountDownLatch answers = new CountDownLatch(0);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            await(answers);
            var body = (exchange.getRequestURI().getQuery().startsWith("sources")
                    ? answer
                    : answer.replace("[0,600,null]", "[0],[900],[null]"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    @Test
    void the_ways_there_and_back_are_the_servers_and_what_it_does_not_know_is_estimated() {
        answer = "{\"code\":\"Ok\",\"durations\":[[0,600,null]]}";
        var travel = around(List.of(THERE, FAR));
        assertEquals(Duration.ofMinutes(10), travel.between(HERE, THERE));
        assertEquals(Duration.ofMinutes(15), travel.between(THERE, HERE), "back through the one-way streets");
        assertEquals(Travel.ESTIMATED.between(HERE, FAR), travel.between(HERE, FAR));
        assertEquals("/table/v1/driving/-6.260300,53.349800;-6.300000,53.400000;-8.475600,51.898500?sources=0", asked.getFirst());
    }

    @Test
    void a_server_that_says_something_else_or_nothing_in_time_makes_no_search_fail() {
        answer = "<html>";
        assertEquals(Travel.ESTIMATED, around(List.of(THERE)));
        answer = "{\"code\":\"InvalidQuery\"}";
        assertEquals(Travel.ESTIMATED, around(List.of(THERE)));
        answer = "{\"durations\":[[0,600,null]]}";
        answers = new CountDownLatch(1);
        try {
            assertEquals(Travel.ESTIMATED, around(List.of(THERE)), "the server has not answered yet");
        } finally {
            answers.countDown();
        }
        assertEquals(Duration.ofMinutes(10), around(List.of(THERE)).between(HERE, THERE), "the control: now it does");
    }

    @Test
    void nobody_asks_for_more_places_than_a_server_takes() {
        answer = "{\"durations\":[[0,600,null]]}";
        around(IntStream.range(0, 300).mapToObj(i -> new Place(53 + i / 1_000.0, -6.26)).toList());
        assertEquals(100, asked.getFirst().split(";").length);
    }

    @Test
    void without_a_server_nothing_is_asked() {
        assertEquals(Travel.ESTIMATED, new Roads(vertx, new Codec(), Optional.empty()).around(HERE, candidates(List.of(THERE))).await()
                .indefinitely());
        assertEquals(List.of(), asked);
    }

    private Travel around(List<Place> places) {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        return new Roads(vertx, new Codec(), Optional.of(url)).around(HERE, candidates(places)).await().atMost(Duration.ofSeconds(10));
    }

    /// One who is at these places one after the other.
    private static List<Candidate> candidates(List<Place> places) {
        var everyDay = Technician.Working.of(new TechnicianAdded(List.of(), "Europe/Dublin", Set.of(DayOfWeek.values()), LocalTime.of(8, 0),
                LocalTime.of(18, 0)));
        var hour = Instant.parse("2026-03-03T08:00:00Z");
        return List.of(new Candidate("tomasz", everyDay, IntStream.range(0, places.size()).mapToObj(i -> new Taken(
                new Span(hour.plusSeconds(3_600L * i), hour.plusSeconds(3_600L * i + 1_800)), places.get(i))).toList()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
