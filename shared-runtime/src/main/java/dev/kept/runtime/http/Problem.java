package dev.kept.runtime.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.decision.Decision.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why something was not done, as RFC 9457 asks for it, in a sentence that a person can act on.
///
/// @param type `https://kept.dev/problems/` and the code
/// @param detail the sentence
/// @param code machine-readable, kebab-case
/// @param missing what would allow it
/// @param allowed what this caller may do instead
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String code, @Nullable String instance, List<Missing> missing,
        List<Answer.Allowed> allowed) {
    /// `application/problem+json`
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String code, String sentence) {
        return new Problem("https://kept.dev/problems/" + code, title(status), status, sentence, code, null, List.of(), List.of());
    }

    public Problem at(String path) {
        return new Problem(type, title, status, detail, code, path, missing, allowed);
    }

    public Problem missing(List<Missing> items) {
        return new Problem(type, title, status, detail, code, instance, List.copyOf(items), allowed);
    }

    public Problem allowed(List<Answer.Allowed> commands) {
        return new Problem(type, title, status, detail, code, instance, missing, List.copyOf(commands));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood";
            case 401 -> "Sign in first";
            case 403 -> "Not yours to do";
            case 404 -> "Not found";
            case 405 -> "This path does not do that";
            case 406 -> "No such format";
            case 409 -> "Not possible now";
            case 412 -> "It has changed meanwhile";
            case 413 -> "Too large";
            case 415 -> "Wrong kind of content";
            case 422 -> "Key already used";
            case 429 -> "Too often";
            case 503 -> "Not available at the moment";
            default -> status < 500 ? "The request was not accepted" : "Something went wrong at our side";
        };
    }
}
