package dev.kept.inventory.http;

import static dev.kept.inventory.Streams.PARTS;
import static dev.kept.inventory.Streams.STOCK;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Quantity;
import dev.kept.inventory.domain.Part;
import dev.kept.inventory.domain.StockCommand;
import dev.kept.inventory.domain.StockCommand.Receive;
import dev.kept.inventory.domain.StockCommand.SetReorderPoint;
import dev.kept.inventory.domain.StockId;
import dev.kept.inventory.view.StockEntry;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.FromTheLog;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.runtime.http.Standings;
import dev.kept.runtime.log.EventLog;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What lies where. One item is one part at one location, `<partId>@<location>`.
@Path("/stock")
public class StockResource {
    private final Commands commands;
    private final EventLog log;
    private final Standings standings;

    @Inject
    StockResource(Commands commands, EventLog log, Standings standings) {
        this.commands = commands;
        this.log = log;
        this.standings = standings;
    }

    public record Goods(Quantity quantity) {}

    /// @param reorderPoint in the part's unit; at this amount or below it is time to order more
    public record Point(BigDecimal reorderPoint) {}

    /// @param onHand in the part's unit; below zero when more was used than was booked in
    public record StockEntryItem(String id, String partId, String location, BigDecimal onHand, BigDecimal reorderPoint, boolean low) {
        static StockEntryItem of(StockEntry entry) {
            return new StockEntryItem(entry.stockId, entry.partId, entry.location, entry.onHand, entry.reorderPoint, entry.low);
        }
    }

    /// The common answer, and the item.
    public record StockedItem(@JsonUnwrapped Answer answer, String partId, String location, BigDecimal onHand, BigDecimal reorderPoint,
            boolean low) {}

    @POST
    @Path("/{item}/receive")
    public Uni<RestResponse<Answer>> receive(@RestPath String item, Goods body) {
        var id = named(item);
        return aboutPart(id, part -> new Receive(id, part, body.quantity()));
    }

    @POST
    @Path("/{item}/set-reorder-point")
    public Uni<RestResponse<Answer>> setReorderPoint(@RestPath String item, Point body) {
        var id = named(item);
        return aboutPart(id, part -> new SetReorderPoint(id, part, body.reorderPoint()));
    }

    @GET
    @WithSession
    public Uni<Page<StockEntryItem>> stock(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        requireOwnPeople();
        int size = Page.limit(limit);
        return StockEntry.after(commands.asked().by().tenant(), Objects.requireNonNullElse(Page.position(cursor), ""), size + 1)
                .map(entries -> Page.of(entries.stream().map(StockEntryItem::of).toList(), size, StockEntryItem::id));
    }

    @GET
    @Path("/{item}")
    @FromTheLog("stock")
    public Uni<RestResponse<StockedItem>> item(@RestPath String item) {
        requireOwnPeople();
        var id = named(item);
        var asked = commands.asked();
        return log.load(STOCK, asked.by().tenant(), item).map(loaded -> {
            if (!loaded.exists())
                throw NotDone.notFound();
            var state = loaded.state();
            return RestResponse.ResponseBuilder
                    .ok(new StockedItem(standings.answer(STOCK.name(), item, loaded, asked), id.partId(), id.location(), state.onHand(),
                            state.reorderPoint(), state.low()))
                    .header("ETag", Commands.tag(loaded.version())).build();
        });
    }

    private Uni<RestResponse<Answer>> aboutPart(StockId id, Function<Part, StockCommand> command) {
        return log.load(PARTS, commands.asked().by().tenant(), id.partId())
                .chain(part -> commands.answer(STOCK, id.toString(), command.apply(part.state())));
    }

    private static StockId named(String item) {
        try {
            return StockId.parse(item);
        } catch (IllegalArgumentException wrong) {
            throw NotDone.badRequest("bad-stock-item", String.valueOf(wrong.getMessage()));
        }
    }

    private void requireOwnPeople() {
        var caller = commands.asked().by();
        if (caller.is(Role.CUSTOMER) || caller.is(Role.LINK))
            throw NotDone.forbidden("What lies in our stores is for our own people.");
    }
}
