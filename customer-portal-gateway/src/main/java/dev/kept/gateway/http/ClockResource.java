package dev.kept.gateway.http;

import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.time.MovableClock;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/// Kept's clock, which an embedded run can move forward. All of it is 404 where the clock cannot be moved.
@Path("/api/dev/clock")
@PermitAll
public class ClockResource {
    private static final Duration LONGEST_STEP = Duration.ofDays(366);
    private final MovableClock clock;

    @Inject
    ClockResource(MovableClock clock) {
        this.clock = clock;
    }

    /// @param offset how far Kept's clock is ahead of the system's
    public record Reading(Instant now, Duration offset) {}

    /// @param offset added to where the clock is: `P1D`, `PT18H`
    public record Step(Duration offset) {}

    @GET
    @Extension(name = "x-kept-problems", value = "404")
    @Blocking
    public Reading read() {
        require();
        return new Reading(clock.instant(), clock.offset());
    }

    @POST
    @Blocking
    @Extension(name = "x-kept-command", value = "false")
    @Extension(name = "x-kept-problems", value = "404")
    public Reading move(Step body) {
        require();
        if (body.offset().abs().compareTo(LONGEST_STEP) > 0)
            throw NotDone.badRequest("too-far", "The clock moves at most a year at once.");
        clock.advance(body.offset());
        return read();
    }

    @DELETE
    @Extension(name = "x-kept-problems", value = "404")
    @Blocking
    public Reading reset() {
        require();
        clock.reset();
        return read();
    }

    private void require() {
        if (!clock.isMovable())
            throw NotDone.notFound();
    }
}
