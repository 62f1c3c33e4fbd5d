package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.AnswerKind;
import dev.kept.events.WorkOrderEvent.FormAnswer;
import dev.kept.events.WorkOrderEvent.FormAnswered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers to the form of a step: what makes no sense, what is missing, and the fact that tells of them, just before the step's own.
final class Answering {
    private static final int LONGEST_ANSWER = 1_000;
    /// Digits before and after the point: more is a slip of the hand.
    private static final int MOST_DIGITS = 18;

    private Answering() {}

    /// Empty where the step may be taken with these answers.
    static Optional<Decision<WorkOrderEvent>> refusal(String command, Policy policy, Map<String, GivenAnswer> answers, String sentence) {
        return nonsense(command, policy, answers).or(() -> incomplete(sentence, missing(command, policy, answers)));
    }

    static Optional<Decision<WorkOrderEvent>> incomplete(String sentence, List<Missing> missing) {
        if (missing.isEmpty())
            return Optional.empty();
        var what = missing.stream().map(Missing::sentence).collect(Collectors.joining(" "));
        return Optional.of(Decision.refused("incomplete", sentence + " " + what, missing.toArray(Missing[]::new)));
    }

    static Optional<Decision<WorkOrderEvent>> nonsense(String command, Policy policy, Map<String, GivenAnswer> answers) {
        var form = policy.forms().of(command);
        var ids = form.stream().map(FormField::id).toList();
        return answers.keySet().stream().filter(id -> !ids.contains(id)).sorted().findFirst()
                .map(id -> "Nothing is asked under the name '" + shortened(id) + "' here. "
                        + (ids.isEmpty() ? "This step has no form." : "The form asks for " + String.join(", ", ids) + "."))
                .or(() -> form.stream()
                        .flatMap(field -> Stream.ofNullable(answers.get(field.id())).flatMap(it -> wrong(field, it).stream()))
                        .findFirst())
                .map(sentence -> Decision.invalid("bad-answer", sentence));
    }

    /// Each question that has to be answered and is not, with the command that brings the answer.
    static List<Missing> missing(String command, Policy policy, Map<String, GivenAnswer> answers) {
        return policy.forms().of(command).stream().filter(FormField::mustBeAnswered)
                .flatMap(field -> lack(field, answers.get(field.id())).stream().map(words -> new Missing(field.place(), words, command)))
                .toList();
    }

    /// Nothing was asked or answered: nothing happened.
    static void answered(Story story, String command, Map<String, GivenAnswer> answers) {
        var of = story.order().request().requesterId();
        var given = story.policy().forms().of(command).stream()
                .flatMap(field -> Stream.ofNullable(answers.get(field.id())).filter(it -> !it.isEmpty()).map(it -> answer(field, it, of)))
                .toList();
        if (!given.isEmpty())
            story.happened(new FormAnswered(command, given));
    }

    private static FormAnswer answer(FormField field, GivenAnswer it, String of) {
        return new FormAnswer(field.id(), field.label(), field.kind(), it.text() == null ? null : new Personal(of, it.text()),
                Objects.requireNonNullElse(it.ticked(), List.of()), it.file());
    }

    private static Optional<String> lack(FormField field, @Nullable GivenAnswer it) {
        if (field.kind() == AnswerKind.CHECKLIST) {
            var ticked = it == null || it.ticked() == null ? List.<String>of() : it.ticked();
            var open = choices(field).stream().filter(point -> !ticked.contains(point)).toList();
            return open.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Tick off under '" + field.label() + "': " + String.join(", ", open) + ".");
        }
        return it != null && !it.isEmpty() ? Optional.empty() : Optional.of(switch (field.kind()) {
            case PHOTO -> "Take a photo for '" + field.label() + "'.";
            case SIGNATURE -> "Get a signature for '" + field.label() + "'.";
            default -> "Answer '" + field.label() + "'.";
        });
    }

    private static Optional<String> wrong(FormField field, GivenAnswer it) {
        var label = "'" + field.label() + "' ";
        if (!it.fits(field.kind()))
            return Optional.of(label + switch (field.kind()) {
                case TEXT, NUMBER, CHOICE, DATE -> "is answered with words or a number.";
                case PHOTO, SIGNATURE -> "is answered with a file, as /api/files named it.";
                case CHECKLIST -> "is answered with a list of the points that are ticked.";
            });
        if (it.isEmpty())
            return Optional.empty();
        var text = Objects.requireNonNullElse(it.text(), "");
        return switch (field.kind()) {
            case TEXT -> text.length() <= LONGEST_ANSWER
                    ? Optional.empty()
                    : Optional.of(
                            label + "takes up to " + LONGEST_ANSWER + " characters, not " + text.length() + ". Write the rest as a note.");
            case NUMBER -> number(text).map(number -> outside(field, label, number))
                    .orElseGet(() -> Optional.of(label + "is a number of up to " + MOST_DIGITS + " digits, such as 1.4."));
            case CHOICE -> choices(field).contains(text)
                    ? Optional.empty()
                    : Optional.of(label + "is one of " + String.join(", ", choices(field)) + ".");
            case DATE -> isDate(text) ? Optional.empty() : Optional.of(label + "is a day, written as 2026-03-02.");
            case CHECKLIST -> {
                var ticked = Objects.requireNonNull(it.ticked());
                yield choices(field).containsAll(ticked) && new HashSet<>(ticked).size() == ticked.size()
                        ? Optional.empty()
                        : Optional.of(label + "has the points " + String.join(", ", choices(field)) + ": tick each at most once.");
            }
            case PHOTO, SIGNATURE -> Optional.empty();
        };
    }

    private static Optional<String> outside(FormField field, String label, BigDecimal number) {
        if (field.min() != null && number.compareTo(field.min()) < 0)
            return Optional.of(label + "is at least " + field.min().toPlainString() + ", not " + number.toPlainString() + ".");
        if (field.max() != null && number.compareTo(field.max()) > 0)
            return Optional.of(label + "is at most " + field.max().toPlainString() + ", not " + number.toPlainString() + ".");
        return Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            var number = new BigDecimal(text);
            return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static List<String> choices(FormField field) {
        return Objects.requireNonNullElse(field.choices(), List.of());
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }
}
