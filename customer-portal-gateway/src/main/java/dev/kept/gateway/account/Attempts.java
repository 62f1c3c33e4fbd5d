package dev.kept.gateway.account;

import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts sign-ins that have not succeeded, per account and per address, in windows of 15 minutes (system clock), for at most 10,000 of
/// each. An attempt counts from its beginning, so that many at once are no way around.
@Singleton
public class Attempts {
    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 50;
    private static final int REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private final Map<String, Window> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > 2 * REMEMBERED;
        }
    };

    private record Window(long sinceNanos, int count) {}

    /// Ends with 429 where there were too many.
    synchronized void begin(String email, String address) {
        if (count(account(email)) >= PER_ACCOUNT || count("address " + address) >= PER_ADDRESS)
            throw new NotDone(Problem.of(429, "too-many-attempts",
                    "Too many sign-ins have failed. Wait " + WINDOW.toMinutes() + " minutes, or ask the office for a new password."),
                    (int) WINDOW.toSeconds());
        add(account(email));
        add("address " + address);
    }

    synchronized void succeeded(String email, String address) {
        failures.remove(account(email));
        takeBack("address " + address);
    }

    /// The password was not looked at, because the database did not answer, say: nobody is to be locked out for that.
    synchronized void notJudged(String email, String address) {
        takeBack(account(email));
        takeBack("address " + address);
    }

    private void takeBack(String key) {
        failures.computeIfPresent(key, (_, known) -> new Window(known.sinceNanos(), Math.max(0, known.count() - 1)));
    }

    private static String account(String email) {
        return "account " + Accounts.plain(email);
    }

    private int count(String key) {
        var window = failures.get(key);
        return window == null || isOver(window) ? 0 : window.count();
    }

    private void add(String key) {
        failures.merge(key, new Window(System.nanoTime(), 1),
                (known, first) -> isOver(known) ? first : new Window(known.sinceNanos(), known.count() + 1));
    }

    private static boolean isOver(Window window) {
        return System.nanoTime() - window.sinceNanos() > WINDOW.toNanos();
    }
}
