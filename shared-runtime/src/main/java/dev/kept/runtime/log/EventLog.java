package dev.kept.runtime.log;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The source of truth of one service.
public interface EventLog {
    /// Code of the refusal that no rule made: others appended to the stream first, each time that it was tried.
    String CHANGED_MEANWHILE = "changed-meanwhile";

    /// Decides and appends; completes after the commit, on the caller's own Vert.x context.
    ///
    /// Fails with [NotAccepted] (refused, stale version, reused key) or, when the database does not answer, with [LogUnavailable].
    <C, S> Uni<Receipt<S>> submit(Submission<C, S> submission);

    /// Begins many streams in one transaction. Each command is decided as the first of its stream; where one is refused, or one of the
    /// streams is there already, nothing is appended.
    ///
    /// Fails with [NotAccepted] (refused, begun by others meanwhile, reused key) or with [LogUnavailable]; after the latter the same
    /// key tells whether it was done.
    <C, S> Uni<Beginning.Begun> begin(Beginning<C, S> all);

    /// What was begun under this key; empty where it is new. Fails with [NotAccepted] where it was used for something else.
    Uni<Optional<Beginning.Begun>> begunUnder(StreamType<?, ?, ?> type, String tenant, Submission.Key key);

    /// Those of these streams that are there in this tenant, by their ids.
    <C, S> Uni<Map<String, Standing<S>>> standing(StreamType<C, S, ?> type, String tenant, Collection<String> streamIds);

    /// The state and version of a stream; version -1 and the initial state where there is none in this tenant.
    <C, S> Uni<Loaded<S>> load(StreamType<C, S, ?> type, String tenant, String streamId);

    /// A stream's facts in order, from a sequence on, at most `limit` (1 to 10,000); empty where there is none in this tenant.
    Uni<List<Recorded>> history(String tenant, String streamId, long fromSequence, int limit);

    /// One of many streams as it is now.
    ///
    /// @param begunBy the causation of its first fact
    record Standing<S>(S state, String begunBy) {}

    /// A stream as sourced from the log.
    record Loaded<S>(S state, long version) {
        public boolean exists() {
            return version >= 0;
        }
    }
}
