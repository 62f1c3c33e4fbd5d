package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.WorkOrderCommand.CreateFollowUp;
import dev.kept.workorder.domain.WorkOrderCommand.MergeInto;
import dev.kept.workorder.store.OrderNumbers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.ZoneId;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Where the work of an order goes on elsewhere.
@Path("/work-orders/{id}")
public class FollowUpResource {
    private final Commands commands;
    private final Lookup lookup;
    private final OrderNumbers numbers;

    @Inject
    FollowUpResource(Commands commands, Lookup lookup, OrderNumbers numbers) {
        this.commands = commands;
        this.lookup = lookup;
        this.numbers = numbers;
    }

    /// @param followUpId UUIDv7 made by the client, of the kind ORDER the new order's id; one is made where it is absent
    /// @param items ids of the open things that move there
    /// @param text what is left to do, in a sentence
    /// @param inMonths for a REMINDER, 0 to 120
    public record NewFollowUp(FollowUpKind kind, @Nullable @Size(max = 100) String followUpId,
            @Nullable @Size(max = 50) List<String> items, String text, @Nullable Integer inMonths) {}

    /// @param into id of the order that goes on
    public record Merge(@Size(max = 100) String into) {}

    /// Something is left for another day. Of the kind ORDER, a new order for the same customer, place and kind of work is there a moment
    /// later; the things that move are its own from then on.
    @POST
    @Path("/create-follow-up")
    public Uni<RestResponse<Answer>> createFollowUp(@RestPath String id, NewFollowUp body) {
        var followUp = Ids.orMade(body.followUpId(), "follow-up", commands);
        var items = body.items() == null ? List.<String>of() : body.items();
        return number(id, body.kind()).chain(number -> commands.answer(WORK_ORDERS, id,
                new CreateFollowUp(body.kind(), followUp, number.isEmpty() ? null : number, items, body.text().strip(), body.inMonths())));
    }

    /// Another order of the same customer asks for the same: this one ends, and what is open in it is done there.
    @POST
    @Path("/merge-into")
    public Uni<RestResponse<Answer>> mergeInto(@RestPath String id, Merge body) {
        return lookup.other(body.into(), id).chain(survivor -> commands.answer(WORK_ORDERS, id, new MergeInto(survivor)));
    }

    /// Empty where none is needed.
    private Uni<String> number(String id, FollowUpKind kind) {
        return switch (kind) {
            case ORDER -> lookup.order(id).map(Order::request)
                    .chain(it -> numbers.next(commands.asked().by().tenant(),
                            commands.asked().now().atZone(ZoneId.of(it.zone())).getYear()));
            case TASK, REMINDER -> Uni.createFrom().item("");
        };
    }
}
