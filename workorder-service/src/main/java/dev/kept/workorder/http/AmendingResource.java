package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.Money;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.workorder.domain.WorkOrderCommand.Amend;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawExtra;
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

/// Changes of what is to be done, after the approval. `revision` is the content that the person saw: 409 `stale-revision` where it has
/// changed.
@Path("/work-orders/{id}")
public class AmendingResource {
    private final Commands commands;
    private final Lookup lookup;

    @Inject
    AmendingResource(Commands commands, Lookup lookup) {
        this.commands = commands;
        this.lookup = lookup;
    }

    /// @param words the change as people read it
    /// @param added things to fix that come on top
    /// @param dropped ids of open things that are not done any more
    /// @param amount what it costs more; nothing where it is absent
    public record Amendment(Integer revision, String words, @Nullable List<ItemToFix> added, @Nullable List<String> dropped,
            @Nullable Money amount) {}

    /// @param approvalId UUIDv7 made by the client: names the question; one is made where it is absent
    /// @param photoIds of the order's photos, those that show why
    public record Extra(Integer revision, @Nullable @Size(max = 100) String approvalId, String why, @Nullable List<ItemToFix> items,
            Money amount, @Nullable List<String> photoIds) {}

    /// 409 `above-limit` where it costs more than is left: then it is extra work.
    @POST
    @Path("/amend")
    public Uni<RestResponse<Answer>> amend(@RestPath String id, Amendment body) {
        return commands.answer(WORK_ORDERS, id,
                new Amend(body.words().strip(), items(body.added()), orNone(body.dropped()), body.amount()), body.revision());
    }

    /// Up to the limit it is agreed to at once; above it somebody is asked (they answer with `/approve` or `/deny`), and the order waits.
    @POST
    @Path("/propose-extra-work")
    public Uni<RestResponse<Answer>> proposeExtraWork(@RestPath String id, Extra body) {
        var approval = Ids.orMade(body.approvalId(), "approval", commands);
        var items = items(body.items());
        return lookup.known(id).chain(known -> commands.answer(WORK_ORDERS, id, new ProposeExtraWork(approval, body.why().strip(), items,
                body.amount(), orNone(body.photoIds()), known.circles()), body.revision()));
    }

    /// The original work goes on.
    @POST
    @Path("/withdraw-extra")
    public Uni<RestResponse<Answer>> withdrawExtra(@RestPath String id, WorkResource.Nothing body) {
        return commands.answer(WORK_ORDERS, id, new WithdrawExtra());
    }

    private List<NewItem> items(@Nullable List<ItemToFix> asked) {
        var items = new ArrayList<NewItem>();
        for (var item : orNone(asked))
            items.add(new NewItem(item.itemId() == null ? Ids.made("item " + items.size(), commands) : item.itemId(),
                    item.description().strip()));
        return items;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
