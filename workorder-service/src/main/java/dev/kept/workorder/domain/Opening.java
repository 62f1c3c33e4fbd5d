package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.OrderLinked;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.workorder.domain.Policy.Assignment.Mode;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import java.util.Optional;
import java.util.stream.Stream;

/// A request becomes an order.
public final class Opening {
    private Opening() {}

    /// The parties of an order, once they are known to be there and to belong together.
    private record Parties(Known.Site site, Known.ServiceType serviceType, Known.Person requester) {}

    static Decision<WorkOrderEvent> open(OpenOrder it, Policy policy, Asked asked) {
        var by = asked.by();
        if (!mayOpen(it, policy, by))
            return Decision.forbidden(it.origin() instanceof Known.Form
                    ? "Orders of this kind cannot be asked for here. Call the office, it helps."
                    : "The customer or the office opens orders. Ask one of them.");
        var known = it.known();
        if (known.site() == null || isForeign(known.site(), by))
            return Decision.invalid("unknown-site", "There is no such place among yours. Pick one from the list of sites.");
        if (known.serviceType() == null)
            return Decision.invalid("unknown-service-type", "There is no such kind of work. Pick one from the list.");
        if (known.requester() == null || !known.site().customerId().equals(known.requester().customerId()))
            return Decision.invalid("unknown-requester", "An order is for a person of the site's customer. Name one as the requester.");
        var parties = new Parties(known.site(), known.serviceType(), known.requester());
        return nonsense(it).or(() -> Equipment.wrong(it.equipment(), parties.site().siteId()))
                .orElseGet(() -> opened(it, parties, policy, asked));
    }

    /// Through a form asks whoever is at the place, so where the customer's own people may not, nobody may so. A form is for its place alone.
    private static boolean mayOpen(OpenOrder it, Policy policy, Caller by) {
        return switch (it.origin()) {
            case null -> by.roles().stream().anyMatch(policy.create().roles()::contains);
            case Known.Form form -> by.is(Role.LINK) && policy.create().roles().contains(Role.CUSTOMER) && it.known().site() != null
                    && form.siteId().equals(it.known().site().siteId());
            case Known.Parent _,Known.Planned _ -> by.is(Role.SERVICE); // that it may come was decided where it comes from
        };
    }

    private static boolean isForeign(Known.Site site, Caller by) {
        return !by.is(Role.OFFICE) && !by.is(Role.TECHNICIAN) && !by.is(Role.SERVICE) && !by.is(Role.LINK)
                && !site.isOf(by.customerId());
    }

    private static Decision<WorkOrderEvent> opened(OpenOrder it, Parties parties, Policy policy, Asked asked) {
        var by = asked.by();
        var site = parties.site();
        var requester = parties.requester().personId();
        var items = it.items().stream().map(item -> new ActionItem(item.itemId(), new Personal(requester, item.description()))).toList();
        var story = Story.beginning(new WorkOrderOpened(it.number(), policy.name(), source(it, by), site.customerId(), site.siteId(),
                site.zone(), requester, it.origin() instanceof Known.Form ? requester : by.id(), new Personal(requester, it.description()),
                parties.serviceType().code(), it.priority(),
                it.asap(), it.availability(), items, it.attachments(), it.estimate(), it.policyRule(),
                it.origin() instanceof Known.Planned(var occurrence) ? occurrence : null), policy);
        if (policy.assignment().mode() == Mode.SELF && source(by) == Source.TECHNICIAN)
            story.byRule("assignment.mode = SELF", "Who opens an order at the work has it", new WorkOrderAssigned(by.id(), null));
        Equipment.named(story, it.equipment(), asked);
        if (policy.create().autoSubmit())
            Submitting.submit(story, it.approvalId(), Submitting.asking(story.order(), null, it.known().circles(), policy, by),
                    parties.serviceType(), asked);
        if (it.origin() instanceof Known.Parent parent)
            story.happened(new OrderLinked(parent.orderId(), parent.number(), LinkKind.FOLLOW_UP));
        AdHoc.beginAtOnce(story, it.visitId(), asked);
        return story.decision();
    }

    private static Source source(OpenOrder it, Caller by) {
        return switch (it.origin()) {
            case null -> source(by);
            case Known.Parent parent -> parent.byTechnician() ? Source.TECHNICIAN : Source.OFFICE;
            case Known.Planned _ -> Source.RECURRENCE;
            case Known.Form _ -> Source.FORM;
        };
    }

    /// How an order comes in that this caller opens.
    public static Source source(Caller by) {
        return by.is(Role.OFFICE)
                ? Source.OFFICE
                : by.is(Role.SERVICE)
                        ? Source.API
                        : by.is(Role.TECHNICIAN) ? Source.TECHNICIAN : by.is(Role.LINK) ? Source.FORM : Source.PORTAL;
    }

    private static Optional<Decision<WorkOrderEvent>> nonsense(OpenOrder it) {
        return Stream.of(Limits.text("description", it.description(), Limits.LONGEST_TEXT), Limits.text("number", it.number(), 40),
                Requested.badItems(it.items()), Requested.badWindows(it.availability()), badSums(it)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Decision<WorkOrderEvent>> badSums(OpenOrder it) {
        if (it.attachments().size() > Limits.MOST_ATTACHMENTS)
            return Optional.of(Decision.invalid("too-many-attachments",
                    "Attach up to " + Limits.MOST_ATTACHMENTS + " files; add the others to the order as photos."));
        return Requested.badEstimate(it.estimate());
    }
}
