package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// A time that is proposed for a plan's order. Whoever confirms it books it, with its `visitId`, at `POST /bookings`.
@Path("/work-orders/{id}/decline-proposal")
public class ProposalResource {
    private final Commands commands;

    @Inject
    ProposalResource(Commands commands) {
        this.commands = commands;
    }

    /// @param visitId of the proposal, as the order shows it
    /// @param wish when it would suit, in the customer's own words
    public record Wish(@Size(max = 100) String visitId, @Size(max = 1000) String wish) {}

    /// For who was to confirm it, or the office, which then finds another time. 409 `no-proposal` where it is booked, or not meant any more.
    @POST
    public Uni<RestResponse<Answer>> decline(@RestPath String id, Wish body) {
        return commands.answer(WORK_ORDERS, id, new DeclineProposal(body.visitId(), body.wish().strip()));
    }
}
