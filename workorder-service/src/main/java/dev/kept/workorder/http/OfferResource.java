package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignVendor;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawOffer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Work that is offered to one after the other, where the order's policy says so. By rule that goes on by itself; the office may step in.
@Path("/work-orders/{id}")
public class OfferResource {
    private final Commands commands;
    private final Lookup lookup;

    @Inject
    OfferResource(Commands commands, Lookup lookup) {
        this.commands = commands;
        this.lookup = lookup;
    }

    /// @param offerId UUIDv7 made by the client; one is made where it is absent
    /// @param vendorId id of the technician who is asked
    public record NewOffer(@Nullable @Size(max = 100) String offerId, @Size(max = 100) String vendorId) {}

    /// @param offerId as the order shows it
    public record Acceptance(@Size(max = 100) String offerId) {}

    /// @param offerId as the order shows it
    public record Declination(@Size(max = 100) String offerId, @Size(max = 1000) String reason) {}

    public record Return(@Size(max = 1000) String reason) {}

    /// The office asks somebody, also one who has declined. 409 `offer-open` while another one is asked.
    @POST
    @Path("/offer-to")
    public Uni<RestResponse<Answer>> offerTo(@RestPath String id, NewOffer body) {
        var offer = Ids.orMade(body.offerId(), "offer", commands);
        return lookup.isTechnician(body.vendorId()).chain(
                known -> commands.answer(WORK_ORDERS, id, new OfferTo(offer, body.vendorId(), known, List.of())));
    }

    /// For who was asked, as long as nothing else came of the offer: 409 `offer-over` says what did.
    @POST
    @Path("/accept-offer")
    public Uni<RestResponse<Answer>> acceptOffer(@RestPath String id, Acceptance body) {
        return commands.answer(WORK_ORDERS, id, new AcceptOffer(body.offerId()));
    }

    /// The same; the next one is asked then.
    @POST
    @Path("/decline-offer")
    public Uni<RestResponse<Answer>> declineOffer(@RestPath String id, Declination body) {
        return commands.answer(WORK_ORDERS, id, new DeclineOffer(body.offerId(), body.reason().strip()));
    }

    /// Nobody is asked any more, and nobody else by rule: the office has it in hand.
    @POST
    @Path("/withdraw-offer")
    public Uni<RestResponse<Answer>> withdrawOffer(@RestPath String id, WorkResource.Nothing body) {
        return commands.answer(WORK_ORDERS, id, new WithdrawOffer());
    }

    /// Who accepted gives the work back, until they set out; the office takes it off them at any time. Their visit falls with it.
    @POST
    @Path("/unassign-vendor")
    public Uni<RestResponse<Answer>> unassignVendor(@RestPath String id, Return body) {
        return commands.answer(WORK_ORDERS, id, new UnassignVendor(body.reason().strip()));
    }
}
