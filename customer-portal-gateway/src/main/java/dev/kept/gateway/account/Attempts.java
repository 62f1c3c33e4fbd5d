package dev.kept.gateway.account;

import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Counts sign-ins that have not succeeded, per account and per address, in windows of 15 minutes (system clock), for at most 10,000 of
/// each. An attempt counts from its beginning, so that many at once are no way around.
@Singleton
public class Attempts {
    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 50;
    private static final int REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private final Tally failures = new Tally(WINDOW, 2 * REMEMBERED, System::nanoTime);

    /// Ends with 429 where there were too many.
    synchronized void begin(String email, String address) {
        if (failures.count(account(email)) >= PER_ACCOUNT || failures.count("address " + address) >= PER_ADDRESS)
            throw new NotDone(Problem.of(429, "too-many-attempts",
                    "Too many sign-ins have failed. Wait " + WINDOW.toMinutes() + " minutes, or ask the office for a new password."),
                    (int) WINDOW.toSeconds());
        failures.add(account(email));
        failures.add("address " + address);
    }

    synchronized void succeeded(String email, String address) {
        failures.forget(account(email));
        failures.takeBack("address " + address);
    }

    /// The password was not looked at, because the database did not answer, say: nobody is to be locked out for that.
    synchronized void notJudged(String email, String address) {
        failures.takeBack(account(email));
        failures.takeBack("address " + address);
    }

    private static String account(String email) {
        return "account " + Accounts.plain(email);
    }
}
