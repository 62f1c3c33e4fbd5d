package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.FileRef;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.ReturnPart;
import dev.kept.workorder.domain.WorkOrderCommand.StartTimer;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.view.Parts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The work itself, step by step. An absent `visitId` means the caller's own visit that stands. Steps are judged by the state alone, facts
/// are taken late: a phone may send them hours after, with `Kept-Occurred-At`.
@Path("/work-orders/{id}")
public class WorkResource {
    private final Commands commands;
    private final KeptFiles files;
    private final Pool pool;

    @Inject
    WorkResource(Commands commands, KeptFiles files, Pool pool) {
        this.commands = commands;
        this.files = files;
        this.pool = pool;
    }

    /// A command without a word.
    public record Nothing() {}

    /// @param attended only timers of this kind; absent: both kinds
    public record OfKind(@Nullable Boolean attended) {}

    /// @param attended false: something runs by itself, and nobody stands by; true where it is absent
    public record Timer(@Nullable @Size(max = 100) String visitId, @Nullable Boolean attended) {}

    /// @param timeId UUIDv7 made by the client; one is made where it is absent
    /// @param attended as of a timer
    public record Time(@Nullable @Size(max = 100) String timeId, @Nullable @Size(max = 100) String visitId, Instant from, Instant to,
            @Nullable Boolean attended) {}

    public record OfVisit(@Nullable @Size(max = 100) String visitId) {}

    /// @param eta when the technician thinks to be there
    public record Travel(@Nullable @Size(max = 100) String visitId, @Nullable Instant eta) {}

    /// @param answers to the order's form, by the fields' ids: a text, a number, a list of ticked points, or a file
    public record NotDoneReport(@Nullable @Size(max = 100) String visitId, @Size(max = 1000) String reason,
            @Nullable Map<String, Object> answers) {}

    /// @param noteId UUIDv7 made by the client; one is made where it is absent
    public record NewNote(@Nullable @Size(max = 100) String noteId, String text) {}

    /// @param file as `/api/files` named it
    public record NewPhoto(@Nullable @Size(max = 100) String photoId, PhotoPhase phase, FileRef file) {}

    /// @param location where the part was taken from; the technician's van, or for the office the store, where it is absent
    /// @param serial of the very piece
    /// @param warrantyUntil the last day on which its maker stands for it
    public record UsedPart(@Nullable @Size(max = 100) String lineId, @Size(max = 100) String partId, Quantity quantity,
            @Nullable @Size(max = 100) String location, @Nullable @Size(max = 100) String serial, @Nullable LocalDate warrantyUntil) {}

    /// @param returnId UUIDv7 made by the client; one is made where it is absent
    /// @param quantity absent: all that is left of the line
    public record ReturnedPart(@Nullable @Size(max = 100) String returnId, @Size(max = 100) String lineId, @Nullable Quantity quantity) {}

    /// @param signature the customer's, a picture as `/api/files` named it
    /// @param signedBy their name as they say it
    /// @param billed how much time is billed, where the order's policy has somebody judge that: `PT1H15M`
    /// @param billedReason why it is less than the policy's least
    /// @param answers to the order's form, by the fields' ids: a text, a number, a list of ticked points, or a file
    public record Completion(String summary, @Nullable FileRef signature, @Nullable @Size(max = 200) String signedBy,
            @Nullable Duration billed, @Nullable @Size(max = 1000) String billedReason, @Nullable Map<String, Object> answers) {}

    @POST
    @Path("/start-travel")
    public Uni<RestResponse<Answer>> startTravel(@RestPath String id, Travel body) {
        return answer(id, new StartTravel(body.visitId(), body.eta()));
    }

    /// Where nobody comes only by a booked time, also without one: that opens a visit.
    @POST
    @Path("/arrive")
    public Uni<RestResponse<Answer>> arrive(@RestPath String id, OfVisit body) {
        return answer(id, new Arrive(body.visitId(), Ids.made("visit", commands)));
    }

    /// Starts the work and the caller's timer; after a stop, the timer alone. Without a visit as `arrive`.
    @POST
    @Path("/start-work")
    public Uni<RestResponse<Answer>> startWork(@RestPath String id, OfVisit body) {
        return answer(id, new StartWork(body.visitId(), Ids.made("visit", commands)));
    }

    /// The caller's own; asked by the office, everybody's.
    @POST
    @Path("/stop-timer")
    public Uni<RestResponse<Answer>> stopTimer(@RestPath String id, OfKind body) {
        return answer(id, new StopTimer(body.attended()));
    }

    /// The timer alone, of a visit that is under way. While the order waits only one that nobody stands by.
    @POST
    @Path("/start-timer")
    public Uni<RestResponse<Answer>> startTimer(@RestPath String id, Timer body) {
        return answer(id, new StartTimer(body.visitId(), isAttended(body.attended())));
    }

    /// Time that no timer knows of. Taken in every state after the release; of a day at most, and over.
    @POST
    @Path("/log-time")
    public Uni<RestResponse<Answer>> logTime(@RestPath String id, Time body) {
        return answer(id, new LogTime(Ids.orMade(body.timeId(), "time", commands), body.visitId(), body.from(), body.to(),
                isAttended(body.attended())));
    }

    private static boolean isAttended(@Nullable Boolean said) {
        return said == null || said;
    }

    /// The visit is over, the order not complete yet.
    @POST
    @Path("/finish-visit")
    public Uni<RestResponse<Answer>> finishVisit(@RestPath String id, OfVisit body) {
        return answer(id, new FinishVisit(body.visitId()));
    }

    /// The visit is over and did not lead to the result.
    @POST
    @Path("/report-not-done")
    public Uni<RestResponse<Answer>> reportNotDone(@RestPath String id, NotDoneReport body) {
        var command = new ReportNotDone(body.visitId(), body.reason(), Answers.read(body.answers()));
        return files.require(commands.asked().by(), id, Answers.files(command.answers())).chain(() -> answer(id, command));
    }

    @POST
    @Path("/add-note")
    public Uni<RestResponse<Answer>> addNote(@RestPath String id, NewNote body) {
        return answer(id, new AddNote(Ids.orMade(body.noteId(), "note", commands), body.text().strip()));
    }

    @POST
    @Path("/add-photo")
    public Uni<RestResponse<Answer>> addPhoto(@RestPath String id, NewPhoto body) {
        var command = new AddPhoto(Ids.orMade(body.photoId(), "photo", commands), body.phase(), body.file());
        return files.require(commands.asked().by(), id, body.file()).chain(() -> answer(id, command));
    }

    /// 409 `unknown-part` for one that is in no list; of one that was added just now, `Kept-After` waits for the news.
    @POST
    @Path("/use-part")
    public Uni<RestResponse<Answer>> usePart(@RestPath String id, UsedPart body) {
        var line = Ids.orMade(body.lineId(), "line", commands);
        return commands.afterWhatTheCallerSaw().chain(() -> Parts.unit(pool, tenant(), body.partId()))
                .chain(unit -> answer(id, new UsePart(line, body.partId(), body.quantity(), body.location(), unit,
                        body.serial(), body.warrantyUntil())));
    }

    /// What was put down as used and was not: it is where it came from, and nobody is billed for it.
    @POST
    @Path("/return-part")
    public Uni<RestResponse<Answer>> returnPart(@RestPath String id, ReturnedPart body) {
        return answer(id, new ReturnPart(Ids.orMade(body.returnId(), "return", commands), body.lineId(), body.quantity()));
    }

    /// The work is done. 409 with all that is missing.
    @POST
    @Path("/complete")
    public Uni<RestResponse<Answer>> complete(@RestPath String id, Completion body) {
        var reason = body.billedReason() == null ? null : body.billedReason().strip();
        var command = new Complete(body.summary().strip(), body.signature(), body.signedBy(), body.billed(), reason,
                Answers.read(body.answers()));
        return files.require(commands.asked().by(), id, body.signature())
                .chain(() -> files.require(commands.asked().by(), id, Answers.files(command.answers()))).chain(() -> answer(id, command));
    }

    private String tenant() {
        return commands.asked().by().tenant();
    }

    private Uni<RestResponse<Answer>> answer(String id, WorkOrderCommand command) {
        return commands.answer(WORK_ORDERS, id, command);
    }
}
