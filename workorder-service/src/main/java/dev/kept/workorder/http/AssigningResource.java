package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.Unassign;
import dev.kept.workorder.view.Parties;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Who has an order, whether or not a time is booked. Whom a booked visit brings is said where it is booked.
@Path("/work-orders/{id}")
public class AssigningResource {
    private final Commands commands;
    private final Parties parties;

    @Inject
    AssigningResource(Commands commands, Parties parties) {
        this.commands = commands;
        this.parties = parties;
    }

    /// @param personId the technician's; the caller where it is absent
    public record Assignee(@Nullable @Size(max = 100) String personId) {}

    /// The office gives the order to somebody; a technician takes one that nobody has, where the order's policy lets them.
    @POST
    @Path("/assign-technician")
    public Uni<RestResponse<Answer>> assignTechnician(@RestPath String id, Assignee body) {
        var by = commands.asked().by();
        var person = body.personId() == null ? by.id() : body.personId();
        return commands.afterWhatTheCallerSaw().chain(() -> parties.isTechnician(by.tenant(), person))
                .chain(known -> commands.answer(WORK_ORDERS, id, new AssignTechnician(person, known, Ids.made("visit", commands))));
    }

    /// Nobody has it any more; what they began ends with that.
    @POST
    @Path("/unassign")
    public Uni<RestResponse<Answer>> unassign(@RestPath String id, WorkResource.Nothing body) {
        return commands.answer(WORK_ORDERS, id, new Unassign());
    }
}
