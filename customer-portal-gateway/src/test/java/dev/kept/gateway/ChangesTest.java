package dev.kept.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Open pages are told what changed, as far as it is theirs, and miss nothing while they were away.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class ChangesTest {
    private static final int MOST_OF_ONE = 20;
    private static final int MOST_TRIES = 100;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static Elsewhere elsewhere;
    @Inject
    Pool pool;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    void a_page_hears_of_a_change_when_the_list_shows_it_and_resumes_after_the_last_one_it_heard() throws Exception {
        var story = new Story(elsewhere);
        EventStream.Event heard;
        try (var page = listen(story.portal, Map.of())) {
            assertEquals("hello", page.next(_ -> true).name());
            story.submitted();
            heard = page.next(event -> event.data().contains("\"version\":2"));
            assertEquals("change", heard.name());
            assertTrue(heard.data().contains(story.order) && heard.data().contains("\"workorder\""), heard.data());
            assertEquals(List.of("SUBMITTED"), story.portal.get("/work-orders").jsonPath().getList("items.status"));
        }
        story.released();
        story.dispatched();
        try (var again = listen(story.portal, Map.of("Last-Event-ID", heard.id()))) {
            for (int version = 3; version <= 7; version++) {
                int next = version;
                var missed = again.next(event -> event.name().equals("change"));
                assertTrue(missed.data().contains("\"version\":" + next), missed.data() + " in place of version " + next);
                assertTrue(Long.parseLong(missed.id()) > Long.parseLong(heard.id()));
            }
        }
        try (var byParameter = EventStream.open("/changes?from=" + heard.id(), authorization(story.portal))) {
            assertTrue(byParameter.next(event -> event.name().equals("change")).data().contains("\"version\":3"));
        }
    }

    /// A page asks for what comes after the last number: one that becomes visible later must not be smaller.
    @Test
    void a_change_that_waits_for_its_turn_is_numbered_after_the_one_that_has_it() throws Exception {
        var story = new Story(elsewhere);
        long before;
        try (var page = listen(story.portal, Map.of())) {
            story.people();
            var turn = pool.getConnection().await().atMost(SOON);
            try {
                awaitRow(turn, "select from change where stream_id = '" + story.site + "'");
                turn.query("begin; select pg_advisory_xact_lock(7302099)").execute().await().atMost(SOON);
                story.opened(story.order);
                awaitRow(turn, """
                        select from pg_locks l join pg_stat_activity a using (pid)
                        where not l.granted and l.locktype = 'advisory' and l.objid = 7302099 and a.datname = current_database()""");
                before = turn.query(
                        "insert into change (tenant, family, stream_id, version) values ('other', 'other', 'other', 0) returning number")
                        .execute().await().atMost(SOON).iterator().next().getLong(0);
            } finally {
                turn.query("commit").execute().chain(turn::close).await().atMost(SOON);
            }
            var after = page.next(event -> event.data().contains(story.order));
            assertTrue(Long.parseLong(after.id()) > before, after.id() + " is told after " + before);
        }
    }

    private static void awaitRow(SqlConnection connection, String query) throws InterruptedException {
        for (int tries = 1; connection.query(query).execute().await().atMost(SOON).size() == 0; tries++) {
            assertTrue(tries < MOST_TRIES, "nothing yet: " + query);
            Thread.sleep(100);
        }
    }

    @Test
    void nobody_hears_of_what_is_not_theirs() throws Exception {
        var mine = new Story(elsewhere);
        var other = new Story(elsewhere);
        try (var portal = listen(mine.portal, Map.of());
                var office = listen(new Api(People.bearer("aoife", Role.OFFICE)), Map.of());
                var elsewhereOffice = listen(new Api(People.bearer(Tokens.Holder.of("other", "x", "x", null, Role.OFFICE))), Map.of());
                var technician = listen(mine.technician, Map.of())) {
            for (var page : List.of(portal, office, elsewhereOffice, technician))
                page.next(event -> event.name().equals("hello"));
            other.submitted();
            office.next(event -> event.data().contains(other.order));
            mine.submitted();
            var first = portal.next(event -> event.name().equals("change"));
            assertTrue(first.data().contains(mine.order), first.data());

            mine.released();
            mine.dispatched();
            technician.next(event -> event.data().contains(mine.order));
            try (var control = new Elsewhere("other")) {
                var theirs = new Story(control);
                theirs.submitted();
                var heard = elsewhereOffice.next(event -> event.name().equals("change") && !event.data().contains("organisation"));
                assertFalse(heard.data().contains(mine.order) || heard.data().contains(other.order), heard.data());
            }
        }
    }

    @Test
    void a_page_that_knows_numbers_which_never_were_starts_afresh() throws Exception {
        var story = new Story(elsewhere);
        try (var page = listen(story.portal, Map.of("Last-Event-ID", "999999999999"))) {
            assertEquals("reset", page.next(event -> !event.name().equals("hello")).name());
            story.submitted();
            assertTrue(page.next(event -> event.name().equals("change")).data().contains(story.order));
        }
    }

    @Test
    void one_persons_pages_do_not_take_everybodys_places() throws Exception {
        var story = new Story(elsewhere);
        var pages = new ArrayList<EventStream>();
        try {
            for (int i = 0; i < MOST_OF_ONE; i++)
                pages.add(listen(story.portal, Map.of()));
            var refused = story.portal.request().header("Accept", "text/event-stream").get("/api/changes");
            assertEquals(429, refused.statusCode());
            assertEquals("too-many-of-yours", refused.jsonPath().getString("code"));
            assertEquals("60", refused.header("Retry-After"));
            listen(story.technician, Map.of()).close();
            pages.removeLast().close();
            pages.add(listenSoon(story.portal));
        } finally {
            pages.forEach(EventStream::close);
        }
    }

    @Test
    void nobody_in_particular_hears_nothing() {
        var refused = Api.NOBODY.request().header("Accept", "text/event-stream").get("/api/changes");
        assertEquals(401, refused.statusCode());
        assertEquals("sign-in-first", refused.jsonPath().getString("code"));
    }

    private static EventStream listen(Api who, Map<String, String> headers) throws InterruptedException {
        var all = new HashMap<>(authorization(who));
        all.putAll(headers);
        return EventStream.open("/changes", all);
    }

    /// The server hears a little later that a page was closed.
    private static EventStream listenSoon(Api who) throws InterruptedException {
        for (int tries = 1;; tries++)
            try {
                return listen(who, Map.of());
            } catch (AssertionError refused) {
                if (tries == MOST_TRIES)
                    throw refused;
                Thread.sleep(100);
            }
    }

    private static Map<String, String> authorization(Api who) {
        return Map.of("Authorization", who.bearer());
    }
}
