package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.DIRECTORY;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.decision.Caller.Role;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.DirectoryEvent.RequestFormOpened;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.http.PublicUrl;
import dev.kept.runtime.link.Links;
import dev.kept.runtime.link.Links.Link;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.DirectoryCommand.CloseRequestForm;
import dev.kept.workorder.domain.DirectoryCommand.OpenRequestForm;
import dev.kept.workorder.domain.DirectoryEntry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Public request forms: whoever has a form's link, or reads its code from the sign at the place, asks for work there without an account.
/// There may be several for one place, so that one can be withdrawn while another goes on.
@Path("/directory/request-forms")
public class RequestFormResource {
    /// A sign hangs for years; what ends it is that the office withdraws it.
    private static final Duration LASTS = Duration.ofDays(3652);
    /// A form is opened once and closed once.
    private static final int MOST_FACTS = 10;
    private final Commands commands;
    private final EventLog log;
    private final Links links;
    private final PublicUrl publicUrl;

    @Inject
    RequestFormResource(Commands commands, EventLog log, Links links, PublicUrl publicUrl) {
        this.commands = commands;
        this.log = log;
        this.links = links;
        this.publicUrl = publicUrl;
    }

    /// @param id UUIDv7 made by the client; the service makes one where it is absent
    /// @param assetId a piece of equipment at the site; absent: the form is about the place
    public record NewRequestForm(@Nullable @Size(max = 100) String id, @Size(max = 100) String siteId,
            @Nullable @Size(max = 100) String assetId) {}

    public record Closing() {}

    /// @param link whoever has it may ask; absent where the form is closed
    /// @param openedAt the link holds for ten years from then
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestForm(String id, String siteId, @Nullable String assetId, Instant openedAt, boolean open, @Nullable String link) {}

    /// 404 for a place or a piece of equipment that is not there.
    @POST
    public Uni<RestResponse<Answer>> open(NewRequestForm body) {
        var id = Ids.orMade(body.id(), "request form", commands);
        return commands.afterWhatTheCallerSaw().chain(() -> requireThere(body)).chain(() -> commands.created(DIRECTORY, id,
                new OpenRequestForm(body.siteId(), body.assetId()), "/directory/request-forms"));
    }

    /// Its link and its code end at once; what was asked through it stays.
    @POST
    @Path("/{id}/close")
    public Uni<RestResponse<Answer>> close(@RestPath String id, @Nullable Closing body) {
        return commands.answer(DIRECTORY, id, new CloseRequestForm());
    }

    /// With its link, for the office alone: the link is what it keeps.
    @GET
    @Path("/{id}")
    public Uni<RequestForm> form(@RestPath String id) {
        return required(id);
    }

    /// The link as a code that phones read, to be printed.
    @GET
    @Path("/{id}/code")
    @Produces("image/svg+xml")
    public Uni<String> code(@RestPath String id) {
        return required(id).map(form -> {
            if (form.link() == null)
                throw NotDone.notFound();
            return QrCode.svg(form.link());
        });
    }

    private Uni<RequestForm> required(String id) {
        var by = commands.asked().by();
        if (!by.is(Role.OFFICE))
            throw NotDone.forbidden("The office keeps the request forms. Ask it.");
        return commands.afterWhatTheCallerSaw().chain(() -> log.history(by.tenant(), id, 0, MOST_FACTS)).map(facts -> shown(id, facts));
    }

    private RequestForm shown(String id, List<Recorded> facts) {
        if (facts.isEmpty() || !(facts.getFirst().event() instanceof RequestFormOpened opened))
            throw NotDone.notFound();
        var openedAt = facts.getFirst().envelope().recordedAt();
        boolean open = facts.size() == 1;
        var link = new Link(Callers.REQUEST, facts.getFirst().tenant(), opened.siteId(), id, 0, id, openedAt.plus(LASTS));
        return new RequestForm(id, opened.siteId(), opened.assetId(), openedAt, open,
                open ? publicUrl.of("/ask/" + links.sign(link)) : null);
    }

    private Uni<Void> requireThere(NewRequestForm body) {
        return entry(body.siteId()).chain(site -> {
            if (!(site instanceof SiteRegistered))
                throw new NotDone(Problem.of(404, "unknown-site", "There is no such place. Pick one from the list of sites."));
            return body.assetId() == null ? Uni.createFrom().voidItem() : requireThere(body.siteId(), body.assetId());
        });
    }

    private Uni<Void> requireThere(String siteId, String assetId) {
        return entry(assetId).invoke(asset -> {
            if (!(asset instanceof AssetRegistered it) || !it.siteId().equals(siteId))
                throw new NotDone(Problem.of(404, "unknown-asset", "No such piece of equipment stands there. Pick one of the place's."));
        }).replaceWithVoid();
    }

    private Uni<@Nullable DirectoryEvent> entry(String id) {
        return log.load(DIRECTORY, commands.asked().by().tenant(), id)
                .map(entry -> entry.state() instanceof DirectoryEntry.Registered(var as) ? as : null);
    }
}
