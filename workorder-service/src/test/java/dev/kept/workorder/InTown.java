package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Caller.Role;
import dev.kept.events.FileRef;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.People;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// What the tests over HTTP have in common: a town of their own each, and the other services' facts.
abstract class InTown {
    static final Duration SOON = Duration.ofSeconds(20);
    static Elsewhere elsewhere;
    @Inject
    BlobStore blobs;
    Town town;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @BeforeEach
    void build() {
        town = Town.built();
    }

    void did(Api who, String order, String command, Map<String, ?> body) {
        var answer = town.command(who, order, command, body);
        assertEquals(200, answer.statusCode(), () -> command + ": " + answer.asString());
    }

    void refused(int status, String code, Api who, String order, String command, Map<String, ?> body) {
        var answer = town.command(who, order, command, body);
        assertEquals(code, answer.jsonPath().getString("code"), () -> command + ": " + answer.asString());
        assertEquals(status, answer.statusCode());
    }

    JsonPath shown(String order) {
        return town.office.get("/work-orders/" + order).jsonPath();
    }

    void eventually(String order, String path, String value) {
        town.office.eventually("/work-orders/" + order, answer -> value.equals(String.valueOf(answer.jsonPath().<Object>get(path))));
    }

    FileRef picture(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
        return blobs.put(People.TENANT, "image/png", name, "tomasz", out.toByteArray()).await().atMost(SOON);
    }

    /// Who follows the link in a mail about this approval.
    static Api link(String person, String order, String approval) {
        return new Api(People.bearer(new Tokens.Holder(People.TENANT, person, "", Set.of(Role.LINK), null, null,
                new Callers.LinkClaim("approve", order, approval, 1))));
    }
}
