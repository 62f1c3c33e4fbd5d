package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.workorder.domain.Known;
import dev.kept.workorder.domain.Opening;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.store.OrderNumbers;
import dev.kept.workorder.store.TenantPolicies;
import dev.kept.workorder.store.TenantPolicies.Chosen;
import dev.kept.workorder.view.Parties;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// New work orders. What is asked of one that is there: [DecisionResource] and [WorkResource]; what it tells: [ShownOrderResource].
@Path("/work-orders")
public class WorkOrderResource {
    private static final int LONGEST_ITEM = 500;
    private final Commands commands;
    private final Parties parties;
    private final OrderNumbers numbers;
    private final KeptFiles files;
    private final TenantPolicies policies;
    private final PublicForms forms;

    @Inject
    WorkOrderResource(Commands commands, Parties parties, OrderNumbers numbers, KeptFiles files, TenantPolicies policies,
            PublicForms forms) {
        this.commands = commands;
        this.parties = parties;
        this.numbers = numbers;
        this.files = files;
        this.policies = policies;
        this.forms = forms;
    }

    /// @param itemId the client's; one is made where it is absent
    public record ItemToFix(@Nullable @Size(max = 100) String itemId, @Size(max = LONGEST_ITEM) String description) {}

    /// @param id UUIDv7 made by the client; the service makes one where it is absent
    /// @param serviceType code of a kind of work, `boiler-repair`
    /// @param priority ROUTINE where it is absent
    /// @param asap true: the sooner the better
    /// @param attachments as `/api/files` named them
    /// @param availability hours that suit the customer, wall time at the site
    /// @param items what is to be fixed; the description where there are none
    /// @param requesterId for whom the office opens it; the customer's primary contact where it is absent
    /// @param customerId for the office, to be sure: has to be the site's
    /// @param assetIds of what stands there: what the work is about; of a form that is about one thing, that thing
    /// @param reporter who asks through a public request form; for nobody else
    public record NewWorkOrder(@Nullable @Size(max = 100) String id, String description, @Size(max = 60) String serviceType,
            @Size(max = 100) String siteId, @Nullable Priority priority, @Nullable Boolean asap, @Nullable List<FileRef> attachments,
            @Nullable List<AvailabilityWindow> availability, @Nullable List<ItemToFix> items, @Nullable Money estimate,
            @Nullable @Size(max = 100) String requesterId, @Nullable @Size(max = 100) String customerId,
            @Nullable @Size(max = 20) List<@Size(max = 100) String> assetIds, PublicForms.@Nullable Reporter reporter) {}

    /// Asks for work: 201 with the order's place. Whether somebody has to approve it is the policy's to say. 404 for a site that the
    /// caller may not see.
    @POST
    public Uni<RestResponse<Answer>> open(NewWorkOrder body) {
        var asked = commands.asked();
        var id = Ids.orMade(body.id(), "work order", commands);
        return commands.afterWhatTheCallerSaw()
                .chain(() -> parties.of(asked.by(), body.siteId(), body.serviceType(), body.requesterId(), asked.now()))
                .invoke(known -> requireSite(body, known, asked.by()))
                .call(_ -> files.require(asked.by().tenant(), orNone(body.attachments())))
                .chain(known -> forms.asking(known, body.reporter()))
                .chain(asking -> parties.equipment(asked.by().tenant(), asking.about(body.assetIds()))
                        .chain(equipment -> policies
                                .chosen(asked.by().tenant(), Opening.source(asked.by()), body.siteId(), body.serviceType())
                                .chain(chosen -> numbers.next(asked.by().tenant(), year(asked.now(), asking.known()))
                                        .chain(number -> commands.createdFor(requester(asking.known(), asked.by()), WORK_ORDERS, id,
                                                command(body, number, chosen, asking, equipment), "/work-orders")))));
    }

    /// In whose place it is opened. Whether they may be the requester is the rules' to say.
    private static String requester(Known known, Caller by) {
        return known.requester() == null ? by.id() : known.requester().personId();
    }

    /// Another's site looks as if it were not there.
    private static void requireSite(NewWorkOrder body, Known known, Caller by) {
        var site = known.site();
        if (site == null || (by.is(Role.CUSTOMER) && !site.isOf(by.customerId())))
            throw new NotDone(Problem.of(404, "unknown-site", "There is no such place among yours. Pick one from the list of sites."));
        if (body.customerId() != null && !site.isOf(body.customerId()))
            throw NotDone.badRequest("other-customer",
                    "This place belongs to another customer. Choose one of the customer's own, or leave 'customerId' out.");
    }

    private OpenOrder command(NewWorkOrder body, String number, Chosen chosen, PublicForms.Asking asking, Known.Equipment equipment) {
        return new OpenOrder(number, chosen.name(), chosen.rule(), Ids.made("approval", commands), body.description().strip(),
                Objects.requireNonNullElse(body.priority(), Priority.ROUTINE), Boolean.TRUE.equals(body.asap()),
                orNone(body.availability()), items(body), orNone(body.attachments()), body.estimate(), asking.known(), asking.form(),
                Ids.made("visit", commands), equipment);
    }

    private List<NewItem> items(NewWorkOrder body) {
        var asked = orNone(body.items());
        if (asked.isEmpty())
            return List.of(NewItem.of(Ids.made("item", commands), body.description().strip()));
        var items = new ArrayList<NewItem>(asked.size());
        for (var item : asked)
            items.add(new NewItem(item.itemId() == null ? Ids.made("item " + items.size(), commands) : item.itemId(),
                    item.description().strip()));
        return items;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /// The year in which the number counts, at the site.
    private static int year(Instant now, Known known) {
        var site = known.site();
        return now.atZone(site == null ? ZoneOffset.UTC : ZoneId.of(site.zone())).getYear();
    }
}
