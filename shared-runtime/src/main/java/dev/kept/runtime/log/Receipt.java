package dev.kept.runtime.log;

/// The answer to an accepted command.
///
/// @param version the stream's last sequence after it
/// @param replayed true: the key was known, nothing was appended, `version` is the first answer's
/// @param state the state after it (for a replay: now)
public record Receipt<S>(String streamType, String streamId, long version, boolean replayed, S state) {
    /// The public reference `workorder/<id>@17`: ETag, and the `after` of a query.
    public String reference() {
        return streamType + "/" + streamId + "@" + version;
    }
}
