package dev.kept.runtime.http;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/// Whether this service's inbox has seen a fact. A CDI bean.
public interface KnownFacts {
    /// True as soon as the fact that a reference (`workorder/<id>@17`) names has arrived; false when it has not within the time.
    Uni<Boolean> known(Reference reference, Duration atMost);

    /// A stream as of one of its facts.
    record Reference(String streamType, String streamId, long sequence) {
        private static final int LONGEST = 300;

        /// Reads `workorder/<id>@17`; a [NotDone] says what is wrong with it.
        public static Reference parse(String written) {
            int slash = written.indexOf('/');
            int at = written.lastIndexOf('@');
            if (slash > 0 && at > slash + 1 && written.length() <= LONGEST && written.substring(at + 1).matches("\\d{1,18}"))
                return new Reference(written.substring(0, slash), written.substring(slash + 1, at),
                        Long.parseLong(written.substring(at + 1)));
            throw NotDone.badRequest("bad-reference",
                    "A reference to a fact is written like 'workorder/0198c7f0-...@17', as 'reference' in the answer to a command gives it.");
        }
    }
}
