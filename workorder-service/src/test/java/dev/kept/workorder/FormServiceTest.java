package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Appointment;
import dev.kept.events.FileRef;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A tenant's form at the end of the work, over HTTP: told before, answered with the step, read afterwards.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class FormServiceTest extends InTown {
    private static final Duration SOON = Duration.ofSeconds(30);
    private final String policy = "asking-" + UUID.randomUUID().toString().substring(0, 8);
    @Inject
    BlobStore blobs;

    @Test
    @Tag("D78")
    void a_form_is_told_before_and_answered_with_the_step() throws IOException {
        var order = inProgress();
        var before = town.tomasz.get("/work-orders/" + order).jsonPath();
        assertEquals(List.of("pressure", "gauge", "safety"), before.getList("forms.complete.id"));
        assertEquals(List.of("Gas off", "Vent open"), before.getList("forms.complete[2].choices"));
        assertEquals(List.of("summary", "answers.pressure", "answers.safety"),
                before.getList("allowed.find { it.command == 'complete' }.required"));

        var bare = complete(order, Map.of());
        assertEquals(409, bare.statusCode(), bare::asString);
        assertEquals(List.of("answers.pressure", "answers.safety"), bare.jsonPath().getList("missing.what"));
        assertEquals(List.of("complete", "complete"), bare.jsonPath().getList("missing.command"));
        bad("bad-answer", complete(order, Map.of("pressure", 9)));
        bad("bad-answer", complete(order, Map.of("pressure", true)));
        bad("bad-answer", complete(order, Map.of("gauge", Map.of("sha256", "nonsense"))));
        bad("bad-answer", complete(order, Map.of("safety", List.of("Gas on"))));
        var unkept = new FileRef("0".repeat(64), "image/png", 1, "gauge.png", town.tomaszId);
        bad("unknown-file", complete(order, Map.of("pressure", 1.4, "gauge", unkept)));

        var gauge = picture();
        var done = complete(order, Map.of("pressure", 1.4, "gauge", gauge, "safety", List.of("Gas off", "Vent open")));
        assertEquals(200, done.statusCode(), done::asString);
        var after = town.maeve.get("/work-orders/" + order).jsonPath();
        assertEquals(List.of("pressure", "gauge", "safety"), after.getList("answers.fieldId"));
        assertEquals("1.4", after.getString("answers[0].text"));
        assertEquals(gauge.sha256(), after.getString("answers[1].file.sha256"));
        assertNull(after.get("answers[1].text"));
        assertEquals(List.of("Gas off", "Vent open"), after.getList("answers[2].ticked"));
    }

    @Test
    void a_file_in_an_answer_is_no_news_for_who_may_not_see_the_order() {
        var order = inProgress();
        var unkept = new FileRef("0".repeat(64), "image/png", 1, "gauge.png", "nobody");
        var asked = town.command(town.stranger, order, "complete", Map.of("summary", "Done.", "answers", Map.of("gauge", unkept)));
        assertEquals(404, asked.statusCode(), asked::asString);
    }

    private Response complete(String order, Map<String, ?> answers) {
        return town.command(town.tomasz, order, "complete", Map.of("summary", "Recharged.", "answers", answers));
    }

    private static void bad(String code, Response answer) {
        assertEquals(400, answer.statusCode(), answer::asString);
        assertEquals(code, answer.jsonPath().getString("code"), answer::asString);
        assertTrue(answer.jsonPath().getString("detail").length() >= 20, answer::asString);
    }

    private String inProgress() {
        heard(town.office.post("/directory/policies", Map.of("document", document())));
        heard(town.office.post("/directory/policy-rules", Map.of("rules", List.of(Map.of("sources", List.of(), "siteIds",
                List.of(town.site), "serviceTypes", List.of(), "policyId", policy)))));
        var order = town.approved();
        var start = LocalDateTime.parse(LocalDate.now().plusDays(3) + "T10:00");
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site,
                new Appointment("Europe/Dublin", start, start.plusHours(2), start, start.plusHours(1)), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order, answer -> "DISPATCHED".equals(answer.jsonPath().getString("status")));
        did(town.tomasz, order, "start-work", Map.of());
        return order;
    }

    private void heard(Response answer) {
        assertEquals(201, answer.statusCode(), answer::asString);
        town.office.get("/work-orders/nobody?after=" + answer.jsonPath().getString("reference"));
    }

    private FileRef picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
        return blobs.put(People.TENANT, "image/png", "gauge.png", town.tomaszId, out.toByteArray()).await().atMost(SOON);
    }

    private String document() {
        return """
                {
                  "id": "%s",
                  "version": 1,
                  "create": { "roles": ["CUSTOMER", "OFFICE"], "autoSubmit": true },
                  "approval": { "initial": "ALWAYS", "withoutApprover": "ASK_OFFICE", "onDeny": "CLOSE" },
                  "release": "AUTO",
                  "dispatch": { "on": "ASSIGN" },
                  "complete": { "requires": [] },
                  "verify": "NONE",
                  "cancel": { "byCustomer": true },
                  "close": { "on": "COMPLETE" },
                  "forms": { "complete": [
                    { "id": "pressure", "label": "Pressure in bar", "kind": "NUMBER", "required": true, "min": 0.5, "max": 3 },
                    { "id": "gauge", "label": "The gauge", "kind": "PHOTO", "required": false },
                    { "id": "safety", "label": "Safety", "kind": "CHECKLIST", "required": true, "choices": ["Gas off", "Vent open"] } ] },
                  "documents": [],
                  "labels": {}
                }
                """.formatted(policy);
    }
}
