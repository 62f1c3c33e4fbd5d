package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.AnswerKind;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One question of a form.
///
/// @param id as answers name it
/// @param label as people read it
/// @param required the step is not taken without its answer; of a checklist, without each of its points
/// @param choices of a CHOICE, or the points of a CHECKLIST; none for the others
/// @param min the smallest NUMBER that is taken, and `max` the largest; none for the others
public record FormField(String id, String label, AnswerKind kind, @Nullable Boolean required, @Nullable List<String> choices,
        @Nullable BigDecimal min, @Nullable BigDecimal max) {
    private static final int LONGEST_LABEL = 120;
    private static final int MOST_CHOICES = 30;

    public FormField {
        if (id == null || !id.matches("[a-z][A-Za-z0-9-]{0,39}"))
            throw new IllegalArgumentException("A field's id is a word such as meterReading, not '" + id + "'");
        label = Objects.requireNonNullElse(label, "").strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL)
            throw new IllegalArgumentException("The label of the field '" + id + "' has 1 to " + LONGEST_LABEL + " characters");
        if (kind == null)
            throw new IllegalArgumentException("The field '" + id + "' has a kind: one of " + List.of(AnswerKind.values()));
        choices = List.copyOf(Objects.requireNonNullElse(choices, List.of()));
        boolean chooses = kind == AnswerKind.CHOICE || kind == AnswerKind.CHECKLIST;
        if (chooses == choices.isEmpty())
            throw new IllegalArgumentException("The field '" + id + "' " + (chooses
                    ? "names its choices, as each CHOICE and CHECKLIST does"
                    : "has no choices: these are for a CHOICE or a CHECKLIST"));
        if (choices.size() > MOST_CHOICES || new HashSet<>(choices).size() < choices.size()
                || choices.stream().anyMatch(choice -> choice.isBlank() || choice.length() > LONGEST_LABEL))
            throw new IllegalArgumentException("The field '" + id + "' has up to " + MOST_CHOICES + " choices, each another one, of 1 to "
                    + LONGEST_LABEL + " characters");
        if ((min != null || max != null) && kind != AnswerKind.NUMBER)
            throw new IllegalArgumentException("The field '" + id + "' has no min and no max: these are for a NUMBER");
        if (min != null && max != null && min.compareTo(max) > 0)
            throw new IllegalArgumentException("The field '" + id + "' takes no number: its min " + min + " is above its max " + max);
    }

    boolean mustBeAnswered() {
        return Boolean.TRUE.equals(required);
    }

    /// As a body's field: `answers.meterReading`.
    String place() {
        return "answers." + id;
    }
}
