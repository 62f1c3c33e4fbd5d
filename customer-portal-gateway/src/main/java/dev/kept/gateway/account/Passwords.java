package dev.kept.gateway.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Argon2id with OWASP's parameters (19 MB, 2 passes, 1 lane). Two at a time and a short queue: guesses by the thousand wait for one
/// another, or are sent away.
@Singleton
public class Passwords {
    /// Longer ones would only cost us time.
    public static final int LONGEST = 200;
    private static final int AT_ONCE = 2;
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /// Checked when there is no such account, so that the time tells nothing.
    private static final String NOBODYS = hashed("nobody's password");
    private static final int MOST_WAITING = 100;
    private final ExecutorService hashers = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING), Thread.ofPlatform().daemon().name("password-", 0).factory());

    static String hashed(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    Uni<String> hash(String password) {
        return aside(() -> hashed(password));
    }

    Uni<Boolean> matches(String password, @Nullable String hash) {
        return aside(() -> Password.check(password, hash == null ? NOBODYS : hash).with(ARGON2ID) && hash != null);
    }

    private <T> Uni<T> aside(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            var result = Uni.createFrom().item(work).runSubscriptionOn(hashers).onFailure(RejectedExecutionException.class)
                    .transform(_ -> new NotDone(Problem.of(503, "too-many-sign-ins",
                            "Too many people sign in at this moment. Try again in a few seconds."), 2));
            return caller == null ? result : result.emitOn(task -> caller.runOnContext(_ -> task.run()));
        });
    }
}
