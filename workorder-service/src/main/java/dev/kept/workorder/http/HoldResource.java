package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.workorder.domain.WorkOrderCommand.Hold;
import dev.kept.workorder.domain.WorkOrderCommand.Reply;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Work that waits, and what lets it go on.
@Path("/work-orders/{id}")
public class HoldResource {
    private final Commands commands;

    @Inject
    HoldResource(Commands commands) {
        this.commands = commands;
    }

    /// @param reason what is waited for, one of those that the order's policy names
    /// @param note the same in words, for everybody who takes part
    /// @param until when it may go on, as far as anybody knows
    /// @param visits KEPT: who is to come still comes; RELEASED: their time is given back. Absent: what the policy says of the reason
    public record NewHold(HoldReason reason, @Size(max = 1000) String note, @Nullable Instant until, @Nullable HeldVisits visits) {}

    /// @param replyId UUIDv7 made by the client; one is made where it is absent
    public record NewReply(@Nullable @Size(max = 100) String replyId, String text) {}

    /// The order waits. A hold that stands is replaced; attended timers stop.
    @POST
    @Path("/hold")
    public Uni<RestResponse<Answer>> hold(@RestPath String id, NewHold body) {
        return commands.answer(WORK_ORDERS, id, new Hold(body.reason(), body.note().strip(), body.until(), body.visits()));
    }

    /// It goes on, from wherever its visits are.
    @POST
    @Path("/resume")
    public Uni<RestResponse<Answer>> resume(@RestPath String id, WorkResource.Nothing body) {
        return commands.answer(WORK_ORDERS, id, new Resume());
    }

    /// The customer's answer. Where that was waited for, the policy may let the order go on.
    @POST
    @Path("/reply")
    public Uni<RestResponse<Answer>> reply(@RestPath String id, NewReply body) {
        return commands.answer(WORK_ORDERS, id, new Reply(Ids.orMade(body.replyId(), "reply", commands), body.text().strip()));
    }
}
