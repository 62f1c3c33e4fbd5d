package dev.kept.gateway.view;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lists follow the log a little later. Whoever asks for what the log or a mail has told them already is not sent away for that.
@Singleton
public class Patience {
    private static final int MOST_LOOKS = 20;
    private static final long PAUSE_MILLIS = 100;
    private final Vertx vertx;

    @Inject
    Patience(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Asks until there is an answer; empty where there is none after two seconds.
    public <T> Uni<Optional<T>> untilThere(Supplier<Uni<Optional<T>>> question) {
        return look(question, MOST_LOOKS);
    }

    private <T> Uni<Optional<T>> look(Supplier<Uni<Optional<T>>> question, int looks) {
        return question.get().chain(found -> {
            if (found.isPresent() || looks == 1)
                return Uni.createFrom().item(found);
            var later = vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return Uni.createFrom().completionStage(later::toCompletionStage).chain(() -> look(question, looks - 1));
        });
    }
}
