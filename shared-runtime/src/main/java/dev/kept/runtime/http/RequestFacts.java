package dev.kept.runtime.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the headers of the current request say, in the contract's words.
@RequestScoped
public class RequestFacts {
    private static final int LONGEST_HEADER = 300;
    private static final Duration FARTHEST_CLOCK = Duration.ofDays(3660);
    private final CurrentVertxRequest request;
    private byte[] body = {};
    private @Nullable Part part;

    @Inject
    RequestFacts(CurrentVertxRequest request) {
        this.request = request;
    }

    /// One of several commands of a request. While it is asked, it says what the request would say if it had come alone.
    ///
    /// @param path as if it had come alone
    /// @param key the client's, not looked at yet
    /// @param occurredAt when it happened, as the device says
    /// @param body its own body, as it stands in the request
    record Part(String path, String key, Instant occurredAt, String body) {
        /// Of its own; what is not said in a part, as its If-Match, is not said at all.
        private static final Set<String> HEADERS = Set.of("Idempotency-Key", "Kept-Occurred-At", "If-Match");

        private @Nullable String header(String name) {
            return switch (name) {
                case "Idempotency-Key" -> key;
                case "Kept-Occurred-At" -> occurredAt.toString();
                default -> null;
            };
        }
    }

    /// From here on the request says what this part says; null: what came.
    void part(@Nullable Part part) {
        this.part = part;
    }

    /// The raw body, as the door saw it; empty where a resource takes none.
    public byte[] body() {
        return part == null ? body : part.body().getBytes(StandardCharsets.UTF_8);
    }

    void body(byte[] raw) {
        this.body = raw;
    }

    public String path() {
        return part != null ? part.path() : request.getCurrent().request().path();
    }

    public String method() {
        return request.getCurrent().request().method().name();
    }

    /// Names and values of the query.
    List<Map.Entry<String, String>> query() {
        return request.getCurrent().queryParams().entries();
    }

    public @Nullable String header(String name) {
        if (part != null && Part.HEADERS.contains(name))
            return part.header(name);
        var value = request.getCurrent().request().getHeader(name);
        if (value != null && value.length() > LONGEST_HEADER && name.startsWith("Kept-"))
            throw NotDone.badRequest("bad-header", "The header " + name + " is longer than " + LONGEST_HEADER + " characters.");
        return value;
    }

    /// The client's key: any UUID, version 7 for choice.
    public String idempotencyKey() {
        var key = header("Idempotency-Key");
        if (key == null || key.isBlank())
            throw NotDone.badRequest("missing-idempotency-key",
                    "Send a header Idempotency-Key with a new UUID for each new command, and the same one when you repeat it.");
        try {
            if (key.length() == 36)
                return UUID.fromString(key).toString();
        } catch (IllegalArgumentException _) {
            // answered below
        }
        throw NotDone.badRequest("bad-idempotency-key", "The Idempotency-Key is a UUID such as 0198c7f0-5c1e-7abc-8def-0123456789ab.");
    }

    /// The version that If-Match insists on; null for none or `*`.
    public @Nullable Long ifMatch() {
        var tag = header("If-Match");
        if (tag == null || tag.equals("*"))
            return null;
        var bare = tag.startsWith("W/") ? tag.substring(2) : tag;
        if (bare.matches("\"\\d{1,18}\""))
            return Long.valueOf(bare.substring(1, bare.length() - 1));
        throw NotDone.badRequest("bad-if-match", "If-Match names a version in quotes, as the ETag of an answer gives it: \"17\".");
    }

    /// When it happened, as the device says: kept as it is, unless it cannot be a clock's. It may be years off: a rule that counts with it
    /// says itself how far it believes a device.
    public Instant occurredAt(Instant now) {
        var written = header("Kept-Occurred-At");
        if (written == null)
            return now;
        try {
            var said = Instant.parse(written);
            if (Duration.between(said, now).abs().compareTo(FARTHEST_CLOCK) <= 0)
                return said;
        } catch (DateTimeParseException | ArithmeticException _) {
            // answered below
        }
        throw NotDone.badRequest("bad-occurred-at",
                "Kept-Occurred-At is an instant such as 2026-03-05T09:30:00Z, at most ten years from now. Look at the device's clock.");
    }

    /// The command that a path ends with: `approve`.
    String command() {
        var path = path();
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
