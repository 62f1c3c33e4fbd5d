package dev.kept.scheduling.http;

import static dev.kept.scheduling.Streams.TECHNICIANS;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import dev.kept.scheduling.view.TechnicianEntry;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/// People who can be booked.
@Path("/technicians")
public class TechnicianResource {
    private final Commands commands;

    @Inject
    TechnicianResource(Commands commands) {
        this.commands = commands;
    }

    /// @param personId as the directory knows them
    /// @param zone IANA name, in which `from` and `to` are read
    public record NewTechnician(@Size(max = 100) String personId, List<String> skills, @Size(max = 100) String zone, Set<DayOfWeek> days,
            LocalTime from, LocalTime to) {}

    public record TechnicianItem(String id, List<String> skills, String zone, List<String> days, LocalTime from, LocalTime to) {
        static TechnicianItem of(TechnicianEntry entry) {
            return new TechnicianItem(entry.technicianId, entry.skills, entry.zone, entry.days, entry.fromTime, entry.toTime);
        }
    }

    @POST
    public Uni<RestResponse<Answer>> add(NewTechnician body) {
        if (!body.personId().matches("[\\w.:-]+"))
            throw NotDone.badRequest("bad-id", "A technician goes by the id of a person, such as 0198c7f0-5c1e-7abc-8def-0123456789ab.");
        return commands.created(TECHNICIANS, body.personId(), new Add(body.skills(), body.zone(), body.days(), body.from(), body.to()),
                "/technicians");
    }

    @GET
    @WithSession
    public Uni<Page<TechnicianItem>> technicians() {
        var caller = commands.asked().by();
        if (caller.is(Role.CUSTOMER) || caller.is(Role.LINK))
            throw NotDone.forbidden("The office plans who comes; your order says who it is.");
        return TechnicianEntry.all(caller.tenant()).map(all -> Page.all(all.stream().map(TechnicianItem::of).toList()));
    }
}
