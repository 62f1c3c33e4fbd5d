package dev.kept.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.FileRef;
import dev.kept.events.WorkOrderEvent.AnswerKind;
import dev.kept.events.WorkOrderEvent.FormAnswer;
import dev.kept.events.WorkOrderEvent.FormAnswered;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What people send, and who gets it back.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class FileTest {
    private static final int CAP = 20 * 1024 * 1024;
    /// Nineteen pauses of 100 ms between twenty looks.
    private static final Duration LOOKED_FOR = Duration.ofMillis(1_900);
    private static Elsewhere elsewhere;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    void a_photo_is_kept_without_its_place_and_shown_to_those_who_see_the_order() throws Exception {
        var story = new Story(elsewhere);
        var photo = Pictures.jpegFromSomewhere();
        assertTrue(text(photo).contains(Pictures.PLACE), "the control: the place is in what is sent");
        var file = kept(story.portal.upload("../gauge.jpg", "image/jpeg", photo));
        assertEquals("gauge.jpg", file.name());
        assertEquals(file.sha256(), kept(story.portal.upload("again.jpg", "image/jpeg", photo)).sha256());

        var reference = story.submitted(file);
        var path = "/work-orders/" + story.order + "/files/" + file.sha256();
        story.portal.get("/work-orders?after=" + reference);
        var served = story.portal.get(path);
        assertEquals(200, served.statusCode(), served.asString());
        assertFalse(text(served.asByteArray()).contains(Pictures.PLACE));
        assertEquals(file.bytes(), served.asByteArray().length);
        assertEquals("image/jpeg", served.contentType());
        assertEquals("nosniff", served.header("X-Content-Type-Options"));
        assertEquals(1, served.headers().getValues("Content-Security-Policy").size());
        assertTrue(served.header("Content-Security-Policy").contains("sandbox"));
        assertEquals("inline; filename*=UTF-8''gauge.jpg", served.header("Content-Disposition"));
        assertEquals("private, no-cache", served.header("Cache-Control"));

        assertEquals(200, new Api(People.bearer("aoife", Role.OFFICE)).get(path).statusCode());
        assertEquals(404, new Story(elsewhere).portal.get(path).statusCode());
        assertEquals(404, story.technician.get(path).statusCode(), "not released");
        assertEquals(404, new Api(People.bearer(Tokens.Holder.of("other-tenant", "x", "x", null, Role.OFFICE))).get(path).statusCode());
        assertEquals(401, Api.NOBODY.get(path).statusCode());
        assertEquals(404, story.portal.get(path.substring(0, path.length() - 4) + "0000").statusCode());
    }

    @Test
    void a_file_that_the_browser_has_is_not_sent_again_and_only_to_those_who_may_still_see_it() throws Exception {
        var story = new Story(elsewhere);
        var file = kept(story.portal.upload("gauge.png", "image/png", Pictures.plain("png")));
        story.portal.get("/work-orders?after=" + story.submitted(file));
        var path = "/work-orders/" + story.order + "/files/" + file.sha256();
        var tag = story.portal.get(path).header("ETag");
        assertEquals("\"" + file.sha256() + "\"", tag);

        var again = asking(story.portal, tag).get("/api" + path);
        assertEquals(304, again.statusCode());
        assertEquals(0, again.asByteArray().length);
        assertEquals(tag, again.header("ETag"));
        assertEquals("private, no-cache", again.header("Cache-Control"));
        assertEquals(200, asking(story.portal, "\"" + "0".repeat(64) + "\"").get("/api" + path).statusCode());
        assertEquals(404, asking(new Story(elsewhere).portal, tag).get("/api" + path).statusCode());
        assertEquals(401, given().header("If-None-Match", tag).get("/api" + path).statusCode());
    }

    @Test
    void a_photo_among_the_answers_of_a_form_is_shown_with_the_order() throws Exception {
        var story = new Story(elsewhere);
        var file = kept(story.portal.upload("gauge.png", "image/png", Pictures.plain("png")));
        story.submitted();
        var answer = new FormAnswer("gauge", "The gauge", AnswerKind.PHOTO, null, List.of(), file);
        var reference = story.then(new FormAnswered("complete", List.of(answer)));
        story.portal.get("/work-orders?after=" + reference);
        assertEquals(200, story.portal.get("/work-orders/" + story.order + "/files/" + file.sha256()).statusCode());
    }

    @Test
    void a_file_that_belongs_to_no_order_is_nobodys() throws Exception {
        var story = new Story(elsewhere);
        var file = kept(story.portal.upload("loose.png", "image/png", Pictures.plain("png")));
        var reference = story.submitted();
        story.portal.get("/work-orders?after=" + reference);
        assertEquals(404, story.portal.get("/work-orders/" + story.order + "/files/" + file.sha256()).statusCode());
    }

    @Test
    void a_file_that_was_read_of_in_the_log_is_waited_for() throws Exception {
        var story = new Story(elsewhere);
        var file = kept(story.portal.upload("done.png", "image/png", Pictures.plain("png")));
        story.portal.get("/work-orders?after=" + story.submitted());
        var path = "/work-orders/" + story.order + "/files/" + file.sha256();

        long begin = System.nanoTime();
        assertEquals(404, story.portal.get(path).statusCode(), "nothing speaks of it yet");
        assertTrue(System.nanoTime() - begin >= LOOKED_FOR.toNanos(), "it was looked for all the while");

        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var shown = waiting.submit(() -> story.portal.get(path).statusCode());
            story.then(new PhotoAdded(UUID.randomUUID().toString(), PhotoPhase.RESULT, file, false));
            assertEquals(200, shown.get(), "asked for while the fact was on its way");
        }
    }

    @Test
    void what_is_not_what_it_says_is_refused_with_both_names() throws Exception {
        var portal = new Story(elsewhere).portal;
        refused(415, "not-what-it-says", "image/jpeg", portal.upload("a.png", "image/png", Pictures.plain("jpg")));
        refused(415, "not-what-it-says", "something else",
                portal.upload("a.jpg", "image/jpeg", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
        refused(415, "wrong-content-type", "", portal.upload("a.svg", "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)));
        refused(415, "not-what-it-says", "empty", portal.upload("a.jpg", "image/jpeg", new byte[0]));
        refused(415, "not-what-it-says", "damaged", portal.upload("a.jpg", "image/jpeg", Arrays.copyOf(Pictures.jpegFromSomewhere(), 40)));
        assertEquals(401, Api.NOBODY.upload("a.jpg", "image/jpeg", Pictures.plain("jpg")).statusCode());
    }

    @Test
    void too_many_bytes_or_pixels_are_refused_before_anything_is_decoded() throws Exception {
        var portal = new Story(elsewhere).portal;
        var jpeg = Pictures.plain("jpg");
        refused(413, "too-large", "20 MB", portal.upload("a.jpg", "image/jpeg", Arrays.copyOf(jpeg, CAP + 1)));
        refused(413, "too-large", "20 MB", portal.upload("a.jpg", "image/jpeg", Arrays.copyOf(jpeg, 25_000_000)));
        refused(413, "too-large", "50000 x 50000", portal.upload("a.png", "image/png", Pictures.bomb()));
        assertEquals(201, portal.upload("a.pdf", "application/pdf",
                Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.UTF_8), CAP)).statusCode(), "the cap itself is taken");
    }

    @Test
    void the_bytes_of_a_pdf_come_back_as_they_were() throws Exception {
        var story = new Story(elsewhere);
        var pdf = ("%PDF-1.7 " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        var file = kept(story.portal.upload("Zoë's plan.pdf", "application/pdf", pdf));
        story.portal.get("/work-orders?after=" + story.submitted(file));
        var served = story.portal.get("/work-orders/" + story.order + "/files/" + file.sha256());
        assertArrayEquals(pdf, served.asByteArray());
        assertEquals("inline; filename*=UTF-8''Zo%C3%AB%27s%20plan.pdf", served.header("Content-Disposition"));
        assertFalse(served.header("Content-Security-Policy").contains("sandbox"), "browsers' PDF viewers do not work in one");
    }

    private static RequestSpecification asking(Api who, String tag) {
        return who.request().header("If-None-Match", tag);
    }

    private static FileRef kept(Response answer) {
        assertEquals(201, answer.statusCode(), answer.asString());
        return answer.as(FileRef.class);
    }

    private static void refused(int status, String code, String word, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        assertEquals("application/problem+json", answer.contentType().split(";")[0]);
        assertEquals(code, answer.jsonPath().getString("code"));
        assertTrue(answer.jsonPath().getString("detail").contains(word), answer.asString());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
