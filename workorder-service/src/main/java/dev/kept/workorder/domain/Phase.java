package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.Outcome;
import org.jspecify.annotations.Nullable;

/// How far the order itself has come, whatever its visits do.
public sealed interface Phase {

    record Draft() implements Phase {}

    /// @param by who sent it in; null where the log does not say
    record Submitted(@Nullable String by) implements Phase {}

    record Denied() implements Phase {}

    record Approved() implements Phase {}

    record Ready() implements Phase {}

    /// @param completion the sequence of the fact that told of it
    /// @param accepted nobody has to look at the work any more: it went to invoicing
    record Completed(long completion, boolean accepted) implements Phase {}

    /// @param released whether it had come so far that work could be done
    record Closed(Outcome outcome, boolean released) implements Phase {}

    /// From here on technicians take part and parts are used.
    default boolean released() {
        return switch (this) {
            case Draft _,Submitted _,Denied _,Approved _ -> false;
            case Ready _,Completed _ -> true;
            case Closed closed -> closed.released();
        };
    }

    /// Nothing more is planned or done; what comes in now comes late.
    default boolean ended() {
        return this instanceof Completed || this instanceof Closed;
    }

    default Status status() {
        return switch (this) {
            case Draft _ -> Status.DRAFT;
            case Submitted _ -> Status.SUBMITTED;
            case Denied _ -> Status.DENIED;
            case Approved _ -> Status.APPROVED;
            case Ready _ -> Status.READY;
            case Completed _ -> Status.COMPLETED;
            case Closed _ -> Status.CLOSED;
        };
    }
}
