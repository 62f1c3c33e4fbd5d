package dev.kept.workorder.http;

import dev.kept.events.FileRef;
import dev.kept.runtime.http.NotDone;
import dev.kept.workorder.domain.GivenAnswer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Answers to a form as a body brings them, by the fields' ids: a string (words, one of the choices, a day as `2026-03-02`), a number, a
/// list of strings (the points that are ticked), or a file as `/api/files` named it.
final class Answers {
    /// More than a form has fields.
    private static final int MOST = 50;

    private Answers() {}

    /// 400 `bad-answer` for what no field takes; whether this form takes it is the rules' to say.
    static Map<String, GivenAnswer> read(@Nullable Map<String, Object> body) {
        if (body == null)
            return Map.of();
        if (body.size() > MOST)
            throw NotDone.badRequest("bad-answer", "There are " + body.size() + " answers, more than any form has fields.");
        var answers = new TreeMap<String, GivenAnswer>();
        body.forEach((field, value) -> answers.put(field, answer(value)));
        return answers;
    }

    static List<FileRef> files(Map<String, GivenAnswer> answers) {
        return answers.values().stream().map(GivenAnswer::file).filter(Objects::nonNull).toList();
    }

    private static GivenAnswer answer(@Nullable Object value) {
        return switch (value) {
            case null -> GivenAnswer.text("");
            case String text -> GivenAnswer.text(text);
            case Number number -> GivenAnswer.text(number.toString());
            case List<?> points when points.stream().allMatch(String.class::isInstance) ->
                GivenAnswer.ticked(points.stream().map(String.class::cast).toList());
            case Map<?, ?> file -> GivenAnswer.file(file(file));
            default -> throw unreadable();
        };
    }

    private static FileRef file(Map<?, ?> it) {
        if (it.get("sha256") instanceof String sha256 && sha256.matches("[0-9a-f]{64}") && it.get("contentType") instanceof String type
                && it.get("bytes") instanceof Number bytes && it.get("name") instanceof String name && it.get("of") instanceof String of)
            return new FileRef(sha256, type, bytes.longValue(), name, of);
        throw unreadable();
    }

    private static NotDone unreadable() {
        return NotDone.badRequest("bad-answer",
                "An answer is a text, a number, a list of the points that are ticked, or a file as the answer of POST /api/files names it.");
    }
}
