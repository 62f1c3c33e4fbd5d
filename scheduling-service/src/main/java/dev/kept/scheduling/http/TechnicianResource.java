package dev.kept.scheduling.http;

import static dev.kept.scheduling.Streams.TECHNICIANS;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.SchedulingEvent.AbsenceKind;
import dev.kept.events.WorkProfile;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import dev.kept.scheduling.domain.TechnicianCommand.CancelAbsence;
import dev.kept.scheduling.domain.TechnicianCommand.Change;
import dev.kept.scheduling.domain.TechnicianCommand.FollowCalendar;
import dev.kept.scheduling.domain.TechnicianCommand.LeaveCalendar;
import dev.kept.scheduling.domain.TechnicianCommand.RecordAbsence;
import dev.kept.scheduling.view.TechnicianEntry;
import dev.kept.scheduling.view.TechnicianJson;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// People who can be booked: what they can do, where and when they work, and when they are away.
@Path("/technicians")
public class TechnicianResource {
    private final Commands commands;
    private final TechnicianJson technicians;

    @Inject
    TechnicianResource(Commands commands, TechnicianJson technicians) {
        this.commands = commands;
        this.technicians = technicians;
    }

    /// @param personId as the directory knows them
    /// @param zone IANA name, in which `from` and `to` are read
    public record NewTechnician(@Size(max = 100) String personId, List<String> skills, @Size(max = 100) String zone, Set<DayOfWeek> days,
            LocalTime from, LocalTime to) {}

    /// @param absenceId UUIDv7 made by the client; the service makes one where it is absent
    /// @param from with `until` (not included) wall times of the technician's zone
    public record NewAbsence(@Nullable @Size(max = 100) String absenceId, AbsenceKind kind, LocalDateTime from, LocalDateTime until) {}

    public record WhichAbsence(@Size(max = 100) String absenceId) {}

    /// @param address of an iCalendar file, `https://…/mine.ics`
    public record NewFeed(@Size(max = 2_000) String address) {}

    public record NoFeed() {}

    /// Their calendar elsewhere. Its address nobody reads again: whoever has it can read the calendar.
    ///
    /// @param host where it is
    /// @param busyTimes how many times to come were read
    /// @param trouble why it could not be read since; absent: it could
    public record FeedItem(String host, int busyTimes, @Nullable String trouble) {}

    /// @param profile what an hour of theirs costs, and where their days begin and end, the office alone reads
    /// @param absences those that are not over, by their beginnings
    /// @param feed absent where no calendar of theirs is followed; the office alone reads it
    public record TechnicianItem(String id, WorkProfile profile, List<AbsenceItem> absences, @Nullable FeedItem feed) {}

    public record AbsenceItem(String absenceId, AbsenceKind kind, String zone, LocalDateTime from, LocalDateTime until) {}

    @POST
    public Uni<RestResponse<Answer>> add(NewTechnician body) {
        if (!body.personId().matches("[\\w.:-]+"))
            throw NotDone.badRequest("bad-id", "A technician goes by the id of a person, such as 0198c7f0-5c1e-7abc-8def-0123456789ab.");
        return commands.created(TECHNICIANS, body.personId(), new Add(body.skills(), body.zone(), body.days(), body.from(), body.to()),
                "/technicians");
    }

    /// How they work from now on, as a whole: what is left out does not hold any more. 400 with the code of what is wrong, such as
    /// `shifts-overlap`.
    @POST
    @Path("/{technician}/change")
    public Uni<RestResponse<Answer>> change(@RestPath String technician, WorkProfile body) {
        return commands.answer(TECHNICIANS, technician, new Change(body));
    }

    /// They cannot be booked then. What is booked already stays booked: the calendar says so of each such visit.
    @POST
    @Path("/{technician}/record-absence")
    public Uni<RestResponse<Answer>> recordAbsence(@RestPath String technician, NewAbsence body) {
        return commands.answer(TECHNICIANS, technician,
                new RecordAbsence(Ids.orMade(body.absenceId(), "absence", commands), body.kind(), body.from(), body.until()));
    }

    @POST
    @Path("/{technician}/cancel-absence")
    public Uni<RestResponse<Answer>> cancelAbsence(@RestPath String technician, WhichAbsence body) {
        return commands.answer(TECHNICIANS, technician, new CancelAbsence(body.absenceId()));
    }

    /// Reads when they are busy from their calendar elsewhere, at once and every quarter of an hour; it takes the place of any other. What it
    /// says is not checked here: the list says how many times were read, or what the trouble is.
    @POST
    @Path("/{technician}/follow-calendar")
    public Uni<RestResponse<Answer>> followCalendar(@RestPath String technician, NewFeed body) {
        return commands.answer(TECHNICIANS, technician, new FollowCalendar(technician, body.address()));
    }

    /// What was read from it does not count any more.
    @POST
    @Path("/{technician}/leave-calendar")
    public Uni<RestResponse<Answer>> leaveCalendar(@RestPath String technician, NoFeed body) {
        return commands.answer(TECHNICIANS, technician, new LeaveCalendar());
    }

    @GET
    @WithSession
    public Uni<Page<TechnicianItem>> technicians() {
        var asked = commands.asked();
        if (asked.by().is(Role.CUSTOMER) || asked.by().is(Role.LINK))
            throw NotDone.forbidden("The office plans who comes; your order says who it is.");
        return TechnicianEntry.all(asked.by().tenant())
                .map(all -> Page.all(all.stream().map(one -> item(one, asked.by(), asked.now())).toList()));
    }

    private TechnicianItem item(TechnicianEntry entry, Caller reader, Instant now) {
        var working = technicians.of(entry);
        return new TechnicianItem(entry.technicianId, mayReadAll(reader) ? working.profile() : outwardly(working.profile()),
                working.absences().entrySet().stream().filter(absence -> absence.getValue().span().until().isAfter(now))
                        .map(absence -> item(absence.getKey(), absence.getValue()))
                        .sorted(Comparator.comparing(AbsenceItem::from)).toList(),
                working.feed() == null || !mayReadAll(reader) ? null : item(working.feed(), now));
    }

    private static FeedItem item(Technician.Feed feed, Instant now) {
        int toCome = (int) feed.busy().stream().filter(time -> time.until().isAfter(now)).count();
        return new FeedItem(URI.create(feed.address()).getHost(), toCome, feed.trouble());
    }

    private static AbsenceItem item(String id, Technician.Absence absence) {
        return new AbsenceItem(id, absence.kind(), absence.zone(), absence.from(), absence.until());
    }

    private static boolean mayReadAll(Caller reader) {
        return reader.is(Role.OFFICE) || reader.is(Role.SERVICE);
    }

    private static WorkProfile outwardly(WorkProfile it) {
        return new WorkProfile(it.skills(), it.certificates(), it.zone(), it.shifts(), it.breaks(), null, null, null, null,
                it.mostVisitsADay());
    }
}
