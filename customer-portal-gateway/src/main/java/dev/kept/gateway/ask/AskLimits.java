package dev.kept.gateway.ask;

import dev.kept.gateway.account.Tally;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// How much may come through public forms within an hour of Kept's clock, per form and per address of the network. What is under way counts
/// from its beginning, so that many at once are no way around; what came to nothing is taken back.
///
/// Each process counts for itself: behind a balancer the limits are that many times as high, and after a start they begin anew.
@Singleton
class AskLimits {
    /// A household or an office behind one address has a few things to say in an hour; a program has hundreds.
    static final int REQUESTS_PER_ADDRESS = 10;
    /// A house whose heating fails has many neighbours. When thirty have said so, the office knows.
    static final int REQUESTS_PER_FORM = 30;
    /// Six for each request that an address may send, and some that are taken out again. One is up to 20 MB.
    static final int PHOTOS_PER_ADDRESS = 80;
    static final int PHOTOS_PER_FORM = 200;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private final Tally tally;

    private record Bound(String key, int most) {}

    @Inject
    AskLimits(Clock clock) {
        this.tally = new Tally(WINDOW, REMEMBERED, () -> {
            var now = clock.instant();
            return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
        });
    }

    /// Ends with 429 where there were too many.
    void request(String form, String address) {
        begin(requests(form, address), "There were many requests from here within the last hour, so we take no more for now.");
    }

    void notSent(String form, String address) {
        takeBack(requests(form, address));
    }

    /// Ends with 429 where there were too many.
    void photo(String form, String address) {
        begin(photos(form, address), "There were many photos from here within the last hour. Send the request without more of them.");
    }

    void notKept(String form, String address) {
        takeBack(photos(form, address));
    }

    private static List<Bound> requests(String form, String address) {
        return List.of(new Bound("requests from " + address, REQUESTS_PER_ADDRESS), new Bound("requests by " + form, REQUESTS_PER_FORM));
    }

    private static List<Bound> photos(String form, String address) {
        return List.of(new Bound("photos from " + address, PHOTOS_PER_ADDRESS), new Bound("photos by " + form, PHOTOS_PER_FORM));
    }

    private synchronized void begin(List<Bound> bounds, String sentence) {
        bounds.stream().filter(it -> tally.count(it.key()) >= it.most()).findFirst().ifPresent(it -> {
            int seconds = tally.secondsLeft(it.key());
            throw new NotDone(Problem.of(429, "too-many-requests", sentence + " Try again in " + minutes(seconds)
                    + ". If it cannot wait, call the office."), seconds);
        });
        bounds.forEach(it -> tally.add(it.key()));
    }

    private void takeBack(List<Bound> bounds) {
        bounds.forEach(it -> tally.takeBack(it.key()));
    }

    private static String minutes(int seconds) {
        long minutes = Duration.ofSeconds(seconds).plusSeconds(59).toMinutes();
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }
}
