package dev.kept.runtime.log;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// The source of truth of one service.
public interface EventLog {
    /// Code of the refusal that no rule made: others appended to the stream first, each time that it was tried.
    String CHANGED_MEANWHILE = "changed-meanwhile";

    /// Decides and appends; completes after the commit, on the caller's own Vert.x context.
    ///
    /// Fails with [NotAccepted] (refused, stale version, reused key) or, when the database does not answer, with [LogUnavailable].
    <C, S> Uni<Receipt<S>> submit(Submission<C, S> submission);

    /// The state and version of a stream; version -1 and the initial state where there is none in this tenant.
    <C, S> Uni<Loaded<S>> load(StreamType<C, S, ?> type, String tenant, String streamId);

    /// A stream's facts in order, from a sequence on, at most `limit` (1 to 10,000); empty where there is none in this tenant.
    Uni<List<Recorded>> history(String tenant, String streamId, long fromSequence, int limit);

    /// A stream as sourced from the log.
    record Loaded<S>(S state, long version) {
        public boolean exists() {
            return version >= 0;
        }
    }
}
