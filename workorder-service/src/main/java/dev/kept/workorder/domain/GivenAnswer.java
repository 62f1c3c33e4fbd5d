package dev.kept.workorder.domain;

import dev.kept.events.FileRef;
import dev.kept.events.WorkOrderEvent.AnswerKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody put into one field of a form: words, points that were ticked, or a file. Whether the field takes it, [Answering] says.
public record GivenAnswer(@Nullable String text, @Nullable List<String> ticked, @Nullable FileRef file) {
    public GivenAnswer {
        text = text == null ? null : text.strip();
        ticked = ticked == null ? null : List.copyOf(ticked);
    }

    /// A word, a number as it is written, one of the choices, or a date: `2026-03-02`.
    public static GivenAnswer text(String text) {
        return new GivenAnswer(text, null, null);
    }

    public static GivenAnswer ticked(List<String> points) {
        return new GivenAnswer(null, points, null);
    }

    public static GivenAnswer file(FileRef file) {
        return new GivenAnswer(null, null, file);
    }

    boolean isEmpty() {
        return file == null && (text == null || text.isEmpty()) && (ticked == null || ticked.isEmpty());
    }

    /// Whether it is of the form in which such a field is answered.
    boolean fits(AnswerKind kind) {
        return switch (kind) {
            case TEXT, NUMBER, CHOICE, DATE -> ticked == null && file == null;
            case PHOTO, SIGNATURE -> text == null && ticked == null;
            case CHECKLIST -> text == null && file == null;
        };
    }
}
