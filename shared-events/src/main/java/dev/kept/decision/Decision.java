package dev.kept.decision;

import dev.kept.events.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decider's answer.
public sealed interface Decision<E> {

    /// These facts are recorded, all or none. An empty list means that everything already is as asked.
    record Accepted<E>(List<Fact<E>> facts) implements Decision<E> {
        public Accepted {
            facts = List.copyOf(facts);
        }
    }

    /// Nothing is recorded.
    ///
    /// @param code machine-readable, kebab-case: `not-approved-yet`
    /// @param sentence for a person: what is wrong and what to do
    /// @param missing what would allow it
    record Refused<E>(Kind kind, String code, String sentence, List<Missing> missing) implements Decision<E> {
        public Refused {
            missing = List.copyOf(missing);
        }
    }

    /// One fact; `why` is set for the steps that the policy takes by itself.
    record Fact<E>(E event, @Nullable Why why) {}

    /// Something that a command waits for.
    ///
    /// @param command the command that would supply it, as its path names it (`add-photo`); empty if none does
    record Missing(String what, String sentence, String command) {}

    /// How a refusal is answered over HTTP.
    enum Kind {
        /// 404: it does not exist, or not for this caller.
        NOT_FOUND,
        /// 403: visible, but not theirs to do.
        FORBIDDEN,
        /// 400: the command makes no sense in itself.
        INVALID,
        /// 409: not in this state, or not on this revision.
        CONFLICT
    }

    /// The caller's own facts, without automatic ones.
    static <E> Decision<E> accepted(List<? extends E> events) {
        return new Accepted<>(events.stream().map(event -> new Fact<E>(event, null)).toList());
    }

    static <E> Decision<E> refused(String code, String sentence, Missing... missing) {
        return new Refused<>(Kind.CONFLICT, code, sentence, List.of(missing));
    }

    static <E> Decision<E> notFound() {
        return new Refused<>(Kind.NOT_FOUND, "not-found", "There is nothing here with this id that you may see.", List.of());
    }

    static <E> Decision<E> forbidden(String sentence) {
        return new Refused<>(Kind.FORBIDDEN, "not-yours-to-do", sentence, List.of());
    }

    static <E> Decision<E> invalid(String code, String sentence) {
        return new Refused<>(Kind.INVALID, code, sentence, List.of());
    }
}
