package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.access.Callers;
import dev.kept.runtime.access.Callers.LinkClaim;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.Approval;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Cancel;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import dev.kept.workorder.view.Parties;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Whether an order, or a visit of it, shall be. `revision` is the content that the deciding person saw, as the order's answer named it:
/// 409 `stale-revision` where it has changed.
@Path("/work-orders/{id}")
public class DecisionResource {
    private final Commands commands;
    private final Callers callers;
    private final EventLog log;
    private final Parties parties;

    @Inject
    DecisionResource(Commands commands, Callers callers, EventLog log, Parties parties) {
        this.commands = commands;
        this.callers = callers;
        this.log = log;
        this.parties = parties;
    }

    public record Agreement(Integer revision) {}

    public record Denial(Integer revision, @Size(max = 1000) String reason) {}

    public record Cancellation(@Size(max = 1000) String reason) {}

    public record VisitCancellation(@Size(max = 100) String visitId, @Size(max = 1000) String cause) {}

    /// Yes: for those who were asked, also by a signed link, and for the office. 403 for who opened the order, where somebody else was
    /// asked: the sentence names them.
    @POST
    @Path("/approve")
    public Uni<RestResponse<Answer>> approve(@RestPath String id, Agreement body) {
        return yes(id).chain(yes -> commands.answer(WORK_ORDERS, id, yes, body.revision()));
    }

    @POST
    @Path("/deny")
    public Uni<RestResponse<Answer>> deny(@RestPath String id, Denial body) {
        return commands.answer(WORK_ORDERS, id, new Deny(item(), body.reason()), body.revision());
    }

    /// The whole order.
    @POST
    @Path("/cancel")
    public Uni<RestResponse<Answer>> cancel(@RestPath String id, Cancellation body) {
        return commands.answer(WORK_ORDERS, id, new Cancel(body.reason()));
    }

    /// One planned visit; the order waits for another.
    @POST
    @Path("/cancel-visit")
    public Uni<RestResponse<Answer>> cancelVisit(@RestPath String id, VisitCancellation body) {
        return commands.answer(WORK_ORDERS, id, new CancelVisit(body.visitId(), body.cause()));
    }

    /// The approval that a signed link was written for.
    private @Nullable String item() {
        return callers.link().map(LinkClaim::item).filter(item -> !item.isEmpty()).orElse(null);
    }

    /// With what the directory says now of the order's kind of work, and of those who were asked.
    private Uni<Approve> yes(String id) {
        var tenant = commands.asked().by().tenant();
        return log.load(WORK_ORDERS, tenant, id).chain(loaded -> {
            if (!(loaded.state() instanceof Order order))
                throw NotDone.notFound();
            var approvers = order.openApproval().map(Approval::approvers).orElse(List.of());
            return parties.kind(tenant, order.request().serviceType()).chain(kind -> {
                if (kind == null)
                    throw NotDone.notFound();
                return parties.names(tenant, approvers).map(names -> new Approve(item(), kind, names));
            });
        });
    }
}
