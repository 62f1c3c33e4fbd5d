package dev.kept.runtime.log;

import java.util.concurrent.CompletableFuture;

/// What the rules of one kind of stream need beside its state and cannot look up, because they are pure: it is brought into memory before
/// they are asked. A CDI bean, at most one per stream type.
///
/// @param <S> the stream's state
public interface Needs<S> {
    String streamType();

    /// Completed already where everything is there: the ordinary case, which then costs nothing. Where it fails, or takes longer than four
    /// seconds, so does the command, which records nothing.
    CompletableFuture<Void> of(String tenant, S state);

    /// Of rules that need nothing.
    static <S> Needs<S> none(String streamType) {
        return new Needs<>() {
            @Override
            public String streamType() {
                return streamType;
            }

            @Override
            public CompletableFuture<Void> of(String tenant, S state) {
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
