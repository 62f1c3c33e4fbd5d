package dev.kept.inventory.http;

import static dev.kept.inventory.Streams.PARTS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Money;
import dev.kept.inventory.domain.Part;
import dev.kept.inventory.domain.PartCommand.Register;
import dev.kept.inventory.view.PartEntry;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.FromTheLog;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.runtime.http.Standings;
import dev.kept.runtime.log.EventLog;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Parts that can be stocked and used.
@Path("/parts")
public class PartResource {
    private final Commands commands;
    private final EventLog log;
    private final Standings standings;

    @Inject
    PartResource(Commands commands, EventLog log, Standings standings) {
        this.commands = commands;
        this.log = log;
        this.standings = standings;
    }

    /// @param id UUIDv7 made by the client
    /// @param unit in which it is counted, such as `pcs`
    public record NewPart(@Size(max = 100) String id, @Size(max = 60) String number, @Size(max = 200) String name,
            @Size(max = 20) String unit,
            Money unitCost) {}

    /// @param unitCost what one unit costs us: for the tenant's own people
    public record PartItem(String id, String number, String name, String unit, Money unitCost) {
        static PartItem of(PartEntry entry) {
            return new PartItem(entry.partId, entry.number, entry.name, entry.unit, new Money(entry.unitCostMinor, entry.currency));
        }
    }

    /// The common answer, and the part.
    public record RegisteredPart(@JsonUnwrapped Answer answer, String number, String name, String unit, Money unitCost) {}

    @POST
    public Uni<RestResponse<Answer>> register(NewPart body) {
        if (!body.id().matches("[\\w.:-]+"))
            throw NotDone.badRequest("bad-id", "A part's id is a UUID, such as 0198c7f0-5c1e-7abc-8def-0123456789ab.");
        return commands.created(PARTS, body.id(), new Register(body.number(), body.name(), body.unit(), body.unitCost()), "/parts");
    }

    /// In the order of their ids.
    @GET
    @WithSession
    public Uni<Page<PartItem>> parts(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        requireOwnPeople();
        int size = Page.limit(limit);
        return PartEntry.after(commands.asked().by().tenant(), Objects.requireNonNullElse(Page.position(cursor), ""), size + 1)
                .map(entries -> Page.of(entries.stream().map(PartItem::of).toList(), size, PartItem::id));
    }

    @GET
    @Path("/{id}")
    @FromTheLog("part")
    public Uni<RestResponse<RegisteredPart>> part(@RestPath String id) {
        requireOwnPeople();
        var asked = commands.asked();
        return log.load(PARTS, asked.by().tenant(), id).map(loaded -> switch (loaded.state()) {
            case Part.Unknown _ -> throw NotDone.notFound();
            case Part.Registered part -> RestResponse.ResponseBuilder
                    .ok(new RegisteredPart(standings.answer(PARTS.name(), id, loaded, asked), part.number(), part.name(), part.unit(),
                            part.unitCost()))
                    .header("ETag", Commands.tag(loaded.version())).build();
        });
    }

    private void requireOwnPeople() {
        var caller = commands.asked().by();
        if (caller.is(Role.CUSTOMER) || caller.is(Role.LINK))
            throw NotDone.forbidden("Parts and what they cost us are for our own people. The invoice lists what was used.");
    }
}
