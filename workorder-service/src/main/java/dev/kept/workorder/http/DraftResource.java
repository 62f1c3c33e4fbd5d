package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.workorder.domain.WorkOrderCommand.AddItem;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.EditDraft;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.ResetToDraft;
import dev.kept.workorder.domain.WorkOrderCommand.SetEstimate;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawSubmission;
import dev.kept.workorder.http.WorkOrderResource.ItemToFix;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// An order while it is written, and the ways back to that. `revision` is the content that the person saw: 409 `stale-revision` where it
/// has changed. It goes in with `/submit`: [DecisionResource].
@Path("/work-orders/{id}")
public class DraftResource {
    private final Commands commands;

    @Inject
    DraftResource(Commands commands) {
        this.commands = commands;
    }

    /// What is absent stays as it is.
    ///
    /// @param items all of them, as they are to be
    public record Draft(Integer revision, @Nullable String description, @Nullable Priority priority, @Nullable Boolean asap,
            @Nullable List<AvailabilityWindow> availability, @Nullable List<ItemToFix> items) {}

    /// @param itemId the client's; one is made where it is absent
    public record Item(Integer revision, @Nullable @Size(max = 100) String itemId, @Size(max = 500) String description) {}

    /// @param estimate absent: there is none any more
    public record Estimate(Integer revision, @Nullable Money estimate) {}

    @POST
    @Path("/edit-draft")
    public Uni<RestResponse<Answer>> editDraft(@RestPath String id, Draft body) {
        var description = body.description() == null ? null : body.description().strip();
        return commands.answer(WORK_ORDERS, id,
                new EditDraft(description, body.priority(), body.asap(), body.availability(), items(body.items())), body.revision());
    }

    @POST
    @Path("/add-item")
    public Uni<RestResponse<Answer>> addItem(@RestPath String id, Item body) {
        var item = body.itemId() == null ? Ids.made("item", commands) : body.itemId();
        return commands.answer(WORK_ORDERS, id, new AddItem(new NewItem(item, body.description().strip())), body.revision());
    }

    @POST
    @Path("/set-estimate")
    public Uni<RestResponse<Answer>> setEstimate(@RestPath String id, Estimate body) {
        return commands.answer(WORK_ORDERS, id, new SetEstimate(body.estimate()), body.revision());
    }

    /// Takes the question back from who was asked: the order is a draft again.
    @POST
    @Path("/withdraw-submission")
    public Uni<RestResponse<Answer>> withdrawSubmission(@RestPath String id, WorkResource.Nothing body) {
        return commands.answer(WORK_ORDERS, id, new WithdrawSubmission());
    }

    /// A denied order becomes a draft again.
    @POST
    @Path("/reset-to-draft")
    public Uni<RestResponse<Answer>> resetToDraft(@RestPath String id, WorkResource.Nothing body) {
        return commands.answer(WORK_ORDERS, id, new ResetToDraft());
    }

    /// A denied order ends.
    @POST
    @Path("/close-denied")
    public Uni<RestResponse<Answer>> closeDenied(@RestPath String id, WorkResource.Nothing body) {
        return commands.answer(WORK_ORDERS, id, new CloseDenied());
    }

    private @Nullable List<NewItem> items(@Nullable List<ItemToFix> asked) {
        if (asked == null)
            return null;
        var items = new ArrayList<NewItem>(asked.size());
        for (var item : asked)
            items.add(new NewItem(item.itemId() == null ? Ids.made("item " + items.size(), commands) : item.itemId(),
                    item.description().strip()));
        return items;
    }
}
