package dev.kept.gateway.http;

import dev.kept.gateway.account.Account;
import dev.kept.gateway.account.Accounts;
import dev.kept.gateway.account.Faces;
import dev.kept.gateway.view.PlainLists;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.PublicUrl;
import dev.kept.runtime.link.Links;
import dev.kept.runtime.link.Links.Link;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who asks, by whichever way they signed in.
@Path("/api")
public class MeResource {
    private static final Duration GOOD_FOR = Duration.ofDays(400);
    private final Callers callers;
    private final Accounts accounts;
    private final PlainLists lists;
    private final Links links;
    private final PublicUrl publicUrl;

    @Inject
    MeResource(Callers callers, Accounts accounts, PlainLists lists, Links links,
            PublicUrl publicUrl) {
        this.callers = callers;
        this.accounts = accounts;
        this.lists = lists;
        this.links = links;
        this.publicUrl = publicUrl;
    }

    /// @param faces paths of the pages that are for this person, the one to begin with first
    /// @param organisation the tenant as its customers know it; absent until its first fact has arrived
    public record Me(Account.Person person, List<String> faces, PlainLists.@Nullable Organisation organisation) {}

    /// @param url for a calendar to subscribe to: whoever has it sees the visits
    public record Subscription(String url, Instant expiresAt) {}

    /// A link to one's own visits, for a calendar elsewhere.
    @GET
    @Path("/me/calendar")
    public Subscription calendar() {
        var caller = callers.current();
        var until = Instant.now().plus(GOOD_FOR).truncatedTo(ChronoUnit.SECONDS);
        var token = links.sign(new Link(CalendarFeedResource.PURPOSE, caller.tenant(), caller.id(), caller.id(), 0, caller.id(), until));
        return new Subscription(publicUrl.of("/api/links/" + token + "/visits.ics"), until);
    }

    /// The person of the cookie or the access token; 401 for nobody.
    @GET
    @Path("/me")
    public Uni<Me> me() {
        var caller = callers.current();
        var name = callers.name();
        return accounts.ofPerson(caller.tenant(), caller.id())
                .map(found -> found.map(Account::person)
                        .orElseGet(() -> new Account.Person(caller.id(), name, "", caller.roles(), caller.customerId(), caller.tenant())))
                .chain(person -> lists.organisation(caller.tenant())
                        .map(organisation -> new Me(person, Faces.of(person.roles()), organisation)));
    }

    /// The same under the session's own name.
    @GET
    @Path("/sessions/current")
    public Uni<Me> session() {
        return me();
    }
}
