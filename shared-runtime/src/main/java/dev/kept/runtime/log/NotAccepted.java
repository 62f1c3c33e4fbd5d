package dev.kept.runtime.log;

import dev.kept.decision.Decision;

/// A command that led to nothing. An answer, not a fault: no stack trace.
public abstract sealed class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotAccepted(String message) {
        super(message, null, false, false);
    }

    /// The decider said no.
    public static final class Refused extends NotAccepted {
        private static final long serialVersionUID = 1;
        private final transient Decision.Refused<?> decision;

        public Refused(Decision.Refused<?> decision) {
            super(decision.sentence());
            this.decision = decision;
        }

        public Decision.Refused<?> decision() {
            return decision;
        }
    }

    /// If-Match named another version (412).
    public static final class StaleVersion extends NotAccepted {
        private static final long serialVersionUID = 1;
        private final long version;

        public StaleVersion(long version) {
            super("This has changed since you read it: it is now at version " + version + ".");
            this.version = version;
        }

        public long version() {
            return version;
        }
    }

    /// The idempotency key was used for something else (422).
    public static final class KeyReused extends NotAccepted {
        private static final long serialVersionUID = 1;

        public KeyReused() {
            super("This Idempotency-Key was already used for another request. Make a new key for a new command.");
        }
    }
}
