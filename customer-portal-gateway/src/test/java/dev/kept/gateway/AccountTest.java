package dev.kept.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// Signing in and out, and who one is afterwards.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class AccountTest {
    private static final String COOKIE = "kept_session";
    private static final String MAEVE = "maeve.brennan@example.com";
    private static final String PASSWORD = "kept-demo-2026";

    @Inject
    io.vertx.mutiny.sqlclient.Pool database;

    @Test
    void five_demo_people_and_an_approver_are_offered_and_can_sign_in() throws Exception {
        var people = Api.NOBODY.get("/demo-people").jsonPath();
        assertEquals(List.of("CUSTOMER", "OFFICE", "TECHNICIAN", "ACCOUNTANT", "OPERATOR", "APPROVER"), people.getList("role"));
        for (int i = 0; i < 6; i++) {
            var answer = signedIn(people.getString("[" + i + "].email"), people.getString("[" + i + "].password"));
            assertEquals(people.getString("[" + i + "].id"), answer.jsonPath().getString("person.id"));
        }
    }

    @Test
    void a_program_gets_a_token_for_minutes_and_a_browser_a_cookie_that_scripts_cannot_read() throws Exception {
        var answer = signedIn(MAEVE, PASSWORD);
        var expires = Instant.parse(answer.jsonPath().getString("expiresAt"));
        assertTrue(expires.isAfter(Instant.now()) && expires.isBefore(Instant.now().plus(Duration.ofMinutes(11))), expires.toString());
        var cookie = answer.header("Set-Cookie");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        assertEquals("no-store", answer.header("Cache-Control"));

        var byToken = new Api("Bearer " + answer.jsonPath().getString("accessToken")).get("/me");
        assertEquals("Maeve Brennan", byToken.jsonPath().getString("person.name"), byToken.asString());
        assertEquals(List.of("/portal"), byToken.jsonPath().getList("faces"));
        var byCookie = given().cookie(COOKIE, answer.cookie(COOKIE)).get("/api/sessions/current");
        assertEquals(byToken.asString(), byCookie.asString());
    }

    @Test
    void the_database_knows_neither_password_nor_session() throws Exception {
        var session = signedIn(MAEVE, PASSWORD).cookie(COOKIE);
        var hash = database.query("select password_hash from account where email = '" + MAEVE + "'").execute().await()
                .indefinitely().iterator().next().getString(0);
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertFalse(hash.contains(PASSWORD));
        var sessions = new ArrayList<String>();
        database.query("select id_hash from session").execute().await().indefinitely().forEach(row -> sessions.add(row.getString(0)));
        assertFalse(sessions.isEmpty());
        assertFalse(sessions.contains(session));
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_answered_alike() throws Exception {
        signedIn(MAEVE, PASSWORD);
        var wrong = signIn(MAEVE, "not it");
        var unknown = signIn("nobody@example.com", "not it");
        assertEquals(401, wrong.statusCode());
        assertEquals("wrong-password", wrong.jsonPath().getString("code"));
        assertEquals(wrong.asString(), unknown.asString());
    }

    @Test
    void after_ten_failures_the_account_rests_however_its_address_is_written_and_however_many_try_at_once() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 14).<Callable<Response>>mapToObj(
                    i -> () -> signIn(i % 2 == 0 ? "guessed@example.com" : " Guessed@Example.com", "guess " + i)).toList();
            for (var answer : threads.invokeAll(tries))
                statuses.add(answer.get().statusCode());
        }
        assertEquals(10, statuses.stream().filter(status -> status == 401).count(), statuses.toString());
        assertEquals(4, statuses.stream().filter(status -> status == 429).count(), statuses.toString());

        var rests = signIn("guessed@example.com", "guess");
        assertEquals("900", rests.header("Retry-After"));
        assertTrue(rests.jsonPath().getString("detail").contains("15 minutes"), rests.asString());
        signedIn(MAEVE, PASSWORD); // the others go on
    }

    @Test
    void a_session_gives_new_tokens_until_it_is_ended() throws Exception {
        var answer = signedIn(MAEVE, PASSWORD);
        var session = answer.cookie(COOKIE);
        var renewed = given().cookie(COOKIE, session).post("/api/tokens");
        assertEquals(200, renewed.statusCode(), renewed.asString());
        assertEquals(200, new Api("Bearer " + renewed.jsonPath().getString("accessToken")).get("/me").statusCode());

        var ended = given().cookie(COOKIE, session).delete("/api/sessions");
        assertEquals(204, ended.statusCode());
        assertTrue(ended.header("Set-Cookie").contains("Max-Age=0"), ended.header("Set-Cookie"));
        assertEquals("\"cache\"", ended.header("Clear-Site-Data"), "not the storage: in it is what a phone still has to send");
        for (var refused : List.of(given().cookie(COOKIE, session).post("/api/tokens"), given().cookie(COOKIE, session).get("/api/me"),
                given().post("/api/tokens"))) {
            assertEquals(401, refused.statusCode(), refused.asString());
            assertEquals("sign-in-first", refused.jsonPath().getString("code"));
        }
    }

    @Test
    void another_sites_page_cannot_use_the_cookie_and_our_own_can() throws Exception {
        var session = signedIn(MAEVE, PASSWORD).cookie(COOKIE);
        var path = "/api/work-orders/" + java.util.UUID.randomUUID() + "/approve";
        var other = List.of(given().header("Sec-Fetch-Site", "cross-site"), given().header("Sec-Fetch-Site", "same-site"),
                given().header("Origin", "https://elsewhere.example"), given().header("Origin", "null"));
        for (var request : other) {
            var refused = request.cookie(COOKIE, session).contentType(ContentType.JSON).body("{}").post(path);
            assertEquals(403, refused.statusCode(), refused.asString());
            assertEquals("other-site", refused.jsonPath().getString("code"));
        }
        assertEquals(List.of(), OtherServices.asked(path.substring("/api".length())));

        given().header("Sec-Fetch-Site", "same-origin").cookie(COOKIE, session).contentType(ContentType.JSON).body("{\"a\": 1}").post(path);
        var asked = OtherServices.asked(path.substring("/api".length()));
        assertEquals(1, asked.size());
        assertTrue(asked.getFirst().headers().get("authorization").startsWith("Bearer "));
        assertEquals("{\"a\": 1}", asked.getFirst().body());
        assertFalse(asked.getFirst().headers().containsKey("cookie"), "the session stays at the gateway");
    }

    @Test
    void expired_forged_and_foreign_tokens_are_nobodys() {
        var keys = Path.of(ConfigProvider.getConfig().getValue("kept.data", String.class)).resolve("keys");
        var expired = Tokens.signingWith(keys).mint(Tokens.Holder.of(People.TENANT, "a", "a", null, Role.OFFICE), Duration.ofMinutes(-10));
        var good = People.bearer("a", Role.OFFICE);
        assertEquals(200, new Api(good).get("/work-orders").statusCode());
        for (var bearer : List.of("Bearer " + expired, good.substring(0, good.length() - 4) + "AAAA", "Bearer none", "Basic YTpi")) {
            var refused = new Api(bearer).get("/work-orders");
            assertEquals(401, refused.statusCode(), bearer + refused.asString());
            assertEquals("application/problem+json", refused.contentType().split(";")[0]);
            assertEquals("sign-in-first", refused.jsonPath().getString("code"));
        }
        assertEquals(401, Api.NOBODY.get("/me").statusCode());
    }

    @Test
    void two_sessions_of_one_person_are_two() throws Exception {
        assertNotEquals(signedIn(MAEVE, PASSWORD).cookie(COOKIE), signedIn(MAEVE, PASSWORD).cookie(COOKIE));
    }

    /// The accounts are made in the background of the start; a sign-in before that would count as a failure.
    private Response signedIn(String email, String password) throws InterruptedException {
        for (int i = 0; i < 300 && accounts(email) == 0; i++)
            Thread.sleep(100);
        var answer = signIn(email, password);
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer;
    }

    private long accounts(String email) {
        return database.query("select count(*) from account where email = '" + email + "'").execute().await().indefinitely().iterator()
                .next().getLong(0);
    }

    private static Response signIn(String email, String password) {
        return given().contentType(ContentType.JSON).body("{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")
                .post("/api/sessions");
    }
}
