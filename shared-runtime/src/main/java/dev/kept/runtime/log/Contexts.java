package dev.kept.runtime.log;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Panache and request scope need the Vert.x context that the request came in on; a future completed elsewhere leaves it.
final class Contexts {
    private Contexts() {}

    /// The same outcome, completed on the context of whoever calls this; unchanged outside Vert.x.
    static <T> CompletableFuture<T> backOnCallers(CompletableFuture<T> future) {
        var context = Vertx.currentContext();
        if (context == null)
            return future;
        var back = new CompletableFuture<T>();
        var _ = future.whenComplete((value, failure) -> {
            if (context.equals(Vertx.currentContext()))
                complete(back, value, failure);
            else
                context.runOnContext(_ -> complete(back, value, failure));
        });
        return back;
    }

    private static <T> void complete(CompletableFuture<T> future, T value, @Nullable Throwable failure) {
        if (failure == null)
            future.complete(value);
        else
            future.completeExceptionally(failure);
    }
}
