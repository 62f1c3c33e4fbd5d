package dev.kept.gateway.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Argon2id with OWASP's parameters (19 MB, 2 passes, 1 lane). Two at a time: guesses by the thousand wait for one another.
@Singleton
public class Passwords {
    /// Longer ones would only cost us time.
    public static final int LONGEST = 200;
    private static final int AT_ONCE = 2;
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /// Checked when there is no such account, so that the time tells nothing.
    private static final String NOBODYS = hashed("nobody's password");
    private final ExecutorService hashers = Executors.newFixedThreadPool(AT_ONCE,
            Thread.ofPlatform().daemon().name("password-", 0).factory());

    static String hashed(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    Uni<String> hash(String password) {
        return aside(() -> hashed(password));
    }

    Uni<Boolean> matches(String password, @org.jspecify.annotations.Nullable String hash) {
        return aside(() -> Password.check(password, hash == null ? NOBODYS : hash).with(ARGON2ID) && hash != null);
    }

    private <T> Uni<T> aside(java.util.function.Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            var result = Uni.createFrom().item(work).runSubscriptionOn(hashers);
            return caller == null ? result : result.emitOn(task -> caller.runOnContext(_ -> task.run()));
        });
    }
}
