package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.workorder.KnownPolicies;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import dev.kept.workorder.domain.WorkOrderCommand.Close;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.SendBack;
import dev.kept.workorder.domain.WorkOrderCommand.Verify;
import dev.kept.workorder.store.PolicyDocuments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// The end of an order, and what comes after it.
@Path("/work-orders/{id}")
public class EndingResource {
    private final Commands commands;
    private final KnownPolicies known;
    private final PolicyDocuments policies;

    @Inject
    EndingResource(Commands commands, KnownPolicies known, PolicyDocuments policies) {
        this.commands = commands;
        this.known = known;
        this.policies = policies;
    }

    public record Why(@Size(max = 1000) String reason) {}

    /// @param policy id and version: `home-service@2`
    public record Adoption(@Size(max = 80) String policy, @Size(max = 1000) String reason) {}

    /// Yes to the work that was done, where the policy wants somebody to look at it: it may be billed.
    @POST
    @Path("/verify")
    public Uni<RestResponse<Answer>> verify(@RestPath String id, WorkResource.Nothing body) {
        return answer(id, new Verify());
    }

    /// No to it: the order waits for another visit. 409 once the work was accepted.
    @POST
    @Path("/send-back")
    public Uni<RestResponse<Answer>> sendBack(@RestPath String id, Why body) {
        return answer(id, new SendBack(body.reason().strip()));
    }

    /// By hand, where the policy names who may.
    @POST
    @Path("/close")
    public Uni<RestResponse<Answer>> close(@RestPath String id, WorkResource.Nothing body) {
        return answer(id, new Close());
    }

    /// The work will not be done.
    @POST
    @Path("/close-not-carried-out")
    public Uni<RestResponse<Answer>> closeNotCarriedOut(@RestPath String id, Why body) {
        return answer(id, new CloseNotCarriedOut(body.reason().strip()));
    }

    /// There is more to do after all: the order's next cycle begins, and nothing of the earlier ones is changed.
    @POST
    @Path("/reopen")
    public Uni<RestResponse<Answer>> reopen(@RestPath String id, Why body) {
        return answer(id, new Reopen(body.reason().strip()));
    }

    /// From here on a later version of the order's policy holds. 409 `not-forward` for an older one.
    @POST
    @Path("/adopt-policy")
    public Uni<RestResponse<Answer>> adoptPolicy(@RestPath String id, Adoption body) {
        var tenant = commands.asked().by().tenant();
        return policies.require(tenant, body.policy()).chain(
                () -> answer(id, new AdoptPolicy(known.named(tenant, body.policy()).orElse(null), body.reason().strip())));
    }

    private Uni<RestResponse<Answer>> answer(String id, WorkOrderCommand command) {
        return commands.answer(WORK_ORDERS, id, command);
    }
}
