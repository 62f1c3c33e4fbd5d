package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.FileRef;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.workorder.domain.WorkOrderCommand.AttachFile;
import dev.kept.workorder.domain.WorkOrderCommand.ChangeSite;
import dev.kept.workorder.domain.WorkOrderCommand.FlagWarranty;
import dev.kept.workorder.domain.WorkOrderCommand.LinkOrder;
import dev.kept.workorder.domain.WorkOrderCommand.NameEquipment;
import dev.kept.workorder.view.Parties;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What belongs to an order beside its work: files, other orders, equipment, a warranty, and the place itself.
@Path("/work-orders/{id}")
public class FilingResource {
    private final Commands commands;
    private final Lookup lookup;
    private final Parties parties;
    private final KeptFiles files;

    @Inject
    FilingResource(Commands commands, Lookup lookup, Parties parties, KeptFiles files) {
        this.commands = commands;
        this.lookup = lookup;
        this.parties = parties;
        this.files = files;
    }

    /// @param other the other order's id
    /// @param kind RELATED, or CALLBACK where this order complains of the other's work
    public record Tie(@Size(max = 100) String other, LinkKind kind) {}

    /// @param file as `/api/files` named it
    public record Attachment(FileRef file) {}

    /// @param words what covers the work, or why nothing does
    /// @param until the last day of the warranty
    public record Warranty(Boolean covered, @Size(max = 1000) String words, @Nullable LocalDate until) {}

    /// @param assetIds of what stands at the order's place, all that the work is about; empty: nothing of it
    public record Equipment(@Size(max = 20) List<@Size(max = 100) String> assetIds) {}

    /// @param siteId of another place of the same customer
    public record Place(Integer revision, @Size(max = 100) String siteId) {}

    @POST
    @Path("/link-order")
    public Uni<RestResponse<Answer>> linkOrder(@RestPath String id, Tie body) {
        return lookup.other(body.other(), id).chain(other -> commands.answer(WORK_ORDERS, id, new LinkOrder(other, body.kind())));
    }

    @POST
    @Path("/attach-file")
    public Uni<RestResponse<Answer>> attachFile(@RestPath String id, Attachment body) {
        return files.require(commands.asked().by(), id, body.file())
                .chain(() -> commands.answer(WORK_ORDERS, id, new AttachFile(body.file())));
    }

    /// What was said last holds.
    @POST
    @Path("/flag-warranty")
    public Uni<RestResponse<Answer>> flagWarranty(@RestPath String id, Warranty body) {
        return commands.answer(WORK_ORDERS, id, new FlagWarranty(body.covered(), body.words().strip(), body.until()));
    }

    /// What was named last holds. Where its maker still stands for one of them, and nobody has said anything of a warranty, that is noted.
    @POST
    @Path("/name-equipment")
    public Uni<RestResponse<Answer>> nameEquipment(@RestPath String id, Equipment body) {
        return commands.afterWhatTheCallerSaw().chain(() -> parties.equipment(commands.asked().by().tenant(), body.assetIds()))
                .chain(equipment -> commands.answer(WORK_ORDERS, id, new NameEquipment(equipment)));
    }

    /// The work is elsewhere: visits that are planned are cancelled. Until somebody has the visit; 409 `needs-approval` where somebody
    /// would have to approve it there.
    @POST
    @Path("/change-site")
    public Uni<RestResponse<Answer>> changeSite(@RestPath String id, Place body) {
        return commands.afterWhatTheCallerSaw().chain(() -> parties.site(commands.asked().by().tenant(), body.siteId()))
                .chain(site -> commands.answer(WORK_ORDERS, id, new ChangeSite(site), body.revision()));
    }
}
