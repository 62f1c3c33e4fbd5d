package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.access.Callers;
import dev.kept.runtime.access.Callers.LinkClaim;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.Page;
import dev.kept.workorder.domain.Allowances;
import dev.kept.workorder.domain.Approval;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Cancel;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Whether an order, or a visit of it, shall be. `revision` is the content that the deciding person saw, as the order's answer named it:
/// 409 `stale-revision` where it has changed.
@Path("/work-orders/{id}")
public class DecisionResource {
    private final Commands commands;
    private final Callers callers;
    private final Lookup lookup;
    private final KeptFiles files;
    private final Allowances allowances;

    @Inject
    DecisionResource(Commands commands, Callers callers, Lookup lookup, KeptFiles files, Allowances allowances) {
        this.commands = commands;
        this.allowances = allowances;
        this.callers = callers;
        this.lookup = lookup;
        this.files = files;
    }

    /// @param approvalId the question that the person saw; absent where a signed link says it
    public record Agreement(Integer revision, @Nullable @Size(max = 100) String approvalId) {}

    /// @param approvalId as in [Agreement]
    public record Denial(Integer revision, @Nullable @Size(max = 100) String approvalId, @Size(max = 1000) String reason) {}

    /// @param approver id of the person who is asked
    /// @param answers to the order's form, by the fields' ids: a text, a number, a list of ticked points, or a file
    public record Submission(Integer revision, @Nullable @Size(max = 100) String approver, @Nullable Map<String, Object> answers) {}

    /// @param to id of the person who is asked from now on
    public record Reassignment(@Size(max = 100) String to, @Size(max = 1000) String why) {}

    public record Cancellation(@Size(max = 1000) String reason) {}

    public record VisitCancellation(@Size(max = 100) String visitId, @Size(max = 1000) String cause) {}

    /// Yes: for those who were asked, also by a signed link, and for the office. 403 for who opened the order, where somebody else was
    /// asked: the sentence names them.
    @POST
    @Path("/approve")
    public Uni<RestResponse<Answer>> approve(@RestPath String id, Agreement body) {
        return lookup.order(id).chain(order -> yes(order, body.approvalId())
                .chain(yes -> commands.answerFor(principal(order), WORK_ORDERS, id, yes, body.revision())));
    }

    @POST
    @Path("/deny")
    public Uni<RestResponse<Answer>> deny(@RestPath String id, Denial body) {
        return lookup.order(id).chain(order -> commands.answerFor(principal(order), WORK_ORDERS, id,
                new Deny(question(body.approvalId()), body.reason()), body.revision()));
    }

    /// The draft is complete: somebody is asked, or a rule says yes. `approver` is one of those who may approve for this customer; all of
    /// them are asked where it is absent.
    @POST
    @Path("/submit")
    public Uni<RestResponse<Answer>> submit(@RestPath String id, Submission body) {
        var approval = Ids.made("approval", commands);
        var answers = Answers.read(body.answers());
        return files.require(commands.asked().by(), id, Answers.files(answers)).chain(() -> lookup.known(id)).chain(
                known -> commands.answer(WORK_ORDERS, id, new Submit(approval, body.approver(), known, answers), body.revision()));
    }

    /// Who may be asked for an approval of this order, as its policy says: for those who ask. Nobody for other readers.
    @GET
    @Path("/approvers")
    @Extension(name = "x-kept-problems", value = "404")
    public Uni<Page<ShownOrder.Person>> approvers(@RestPath String id) {
        return lookup.seen(id).chain(order -> lookup.known(id).map(known -> allowances.approvers(order, known.circles(), commands.asked())))
                .chain(lookup::people).map(Page::all);
    }

    /// Somebody else answers the open question.
    @POST
    @Path("/reassign-approver")
    public Uni<RestResponse<Answer>> reassignApprover(@RestPath String id, Reassignment body) {
        return lookup.known(id)
                .chain(known -> commands.answer(WORK_ORDERS, id, new ReassignApprover(body.to(), body.why().strip(), known.circles())));
    }

    /// By hand, where the policy does not release an approved order by itself.
    @POST
    @Path("/release")
    public Uni<RestResponse<Answer>> release(@RestPath String id, WorkResource.Nothing body) {
        return lookup.order(id).chain(lookup::kind).chain(kind -> commands.answer(WORK_ORDERS, id, new Release(kind)));
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

    /// A signed link answers what it was written for and nothing else.
    private @Nullable String question(@Nullable String said) {
        return callers.link().map(LinkClaim::item).orElse(said);
    }

    /// In whose place the caller answers, where it is not in their own.
    private String principal(Order order) {
        var by = commands.asked().by().id();
        return order.openApproval().map(open -> open.principalOf(by)).orElse(by);
    }

    /// With what the directory says now of the order's kind of work, and of those who were asked.
    private Uni<Approve> yes(Order order, @Nullable String approvalId) {
        var approvers = order.openApproval().map(Approval::approvers).orElse(List.of());
        return lookup.kind(order).chain(kind -> lookup.names(approvers).map(names -> new Approve(question(approvalId), kind, names)));
    }
}
