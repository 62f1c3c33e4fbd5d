package dev.kept.gateway.http;

import dev.kept.gateway.account.Accounts;
import dev.kept.gateway.view.VisitFeed;
import dev.kept.runtime.calendar.CalendarFile;
import dev.kept.runtime.calendar.CalendarFile.Method;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.link.Links;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/// Somebody's visits in their own calendar, which asks for them from time to time. The link is the only key: no calendar can sign in.
@Path("/api/links/{token}")
@PermitAll
public class CalendarFeedResource {
    static final String PURPOSE = "calendar";
    private final Links links;
    private final Accounts accounts;
    private final VisitFeed feed;
    private final Clock clock;

    @Inject
    CalendarFeedResource(Links links, Accounts accounts, VisitFeed feed, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.feed = feed;
        this.clock = clock;
    }

    /// The visits as iCalendar: of the last 30 days and the next 180, at most 500. 404 `link-ended` where the link is not ours or has expired,
    /// or its person has no account any more.
    @GET
    @Path("/visits.ics")
    @APIResponse(responseCode = "200", description = "OK", content = @Content(mediaType = "text/calendar"))
    public Uni<RestResponse<byte[]>> visits(String token) {
        var link = links.open(token).filter(it -> it.purpose().equals(PURPOSE)).orElseThrow(CalendarFeedResource::ended);
        return accounts.ofPerson(link.tenant(), link.person()).chain(account -> {
            if (account.isEmpty())
                throw ended();
            return feed.of(link.tenant(), link.person(), clock.instant());
        }).map(entries -> RestResponse.ResponseBuilder.ok(CalendarFile.written(Method.PUBLISH, entries))
                .header("Content-Type", "text/calendar; charset=UTF-8").header("Cache-Control", "private, max-age=300").build());
    }

    private static NotDone ended() {
        return new NotDone(Problem.of(404, "link-ended", "This link shows nothing any more. Ask for a new one where you are signed in."));
    }
}
