package dev.kept.runtime.http;

import dev.kept.decision.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a service says about a thing in every answer: how it stands and what this caller may do. A CDI bean, one per stream type that
/// people command; [Commands] finds it by the stream type's name.
///
/// @param <S> the stream's state
public interface Standing<S> {
    String streamType();

    /// The status as people read it.
    @Nullable
    String status(S state);

    /// The content revision; null where nobody decides on what was shown.
    default @Nullable Integer revision(S state) {
        return null;
    }

    List<Answer.Allowed> allowed(String id, S state, Asked asked);

    List<Answer.NotAllowed> notAllowed(String id, S state, Asked asked);
}
