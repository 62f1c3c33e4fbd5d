package dev.kept.notification;

import static io.restassured.RestAssured.given;

import dev.kept.decision.Caller.Role;
import dev.kept.events.FileRef;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import dev.kept.runtime.time.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What the tests of the running service have in common: facts come in by Kafka, mails go out by SMTP, people ask by HTTP.
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(MailRoom.class)
abstract class NotificationTests {
    static final Duration SOON = Duration.ofSeconds(30);
    static final byte[] PDF = "%PDF-1.7\n% a small one\n".getBytes(StandardCharsets.US_ASCII);
    MailRoom mail;
    Elsewhere elsewhere;
    @Inject
    Pool pool;
    @Inject
    MovableClock clock;
    @Inject
    BlobStore blobs;

    @BeforeEach
    void connect() {
        elsewhere = new Elsewhere(People.TENANT, clock);
    }

    @AfterEach
    void putBack() {
        mail.wire().is(Wire.Mood.FINE);
        clock.reset();
        elsewhere.close();
    }

    FileRef file(String name) {
        return blobs.put(People.TENANT, "application/pdf", name, "maeve", PDF).await().atMost(SOON);
    }

    static JsonPath ledger(String order) {
        var answer = given().header("Authorization", People.bearer("aoife", Role.OFFICE)).get("/messages?limit=200&order=" + order);
        if (answer.statusCode() != 200)
            throw new AssertionError(answer.asString());
        return answer.jsonPath();
    }

    /// The state of the order's message of this rule, `NONE` where there is none.
    static String state(String order, String rule) {
        String state = ledger(order).getString("items.find { it.rule == '" + rule + "' }.state");
        return state == null ? "NONE" : state;
    }

    static <T> void eventually(String what, Predicate<T> hope, Supplier<T> look) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        var last = look.get();
        while (!hope.test(last)) {
            if (System.nanoTime() > end)
                throw new AssertionError("Not within " + SOON + ": " + what + ", but " + last);
            Thread.sleep(50);
            last = look.get();
        }
    }

    /// Kept's clock at the site.
    void wallTimeIs(LocalDateTime there) {
        clock.advance(Duration.between(clock.instant(), there.atZone(ZoneId.of("Europe/Dublin")).toInstant()));
    }

    static void eventuallyState(Story story, String rule, String state) throws InterruptedException {
        eventually(rule + " of " + story.order + " is " + state, state::equals, () -> state(story.order, rule));
    }

    long count(String query, Object... values) {
        return pool.preparedQuery(query).execute(Tuple.from(values)).await().atMost(SOON).iterator().next().getLong(0);
    }
}
