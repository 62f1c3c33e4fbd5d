package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.Policy.Approval.WithoutApprover;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From the request to the question whether it may be done.
final class Opening {
    private Opening() {}

    /// The parties of an order, once they are known to be there and to belong together.
    private record Parties(Known.Site site, Known.ServiceType serviceType, Known.Person requester) {}

    static Decision<WorkOrderEvent> open(OpenOrder it, Policy policy, Asked asked) {
        var by = asked.by();
        if (by.roles().stream().noneMatch(policy.create().roles()::contains))
            return Decision.forbidden("The customer or the office opens orders. Ask one of them.");
        var known = it.known();
        if (known.site() == null || isForeign(known.site(), by))
            return Decision.invalid("unknown-site", "There is no such place among yours. Pick one from the list of sites.");
        if (known.serviceType() == null)
            return Decision.invalid("unknown-service-type", "There is no such kind of work. Pick one from the list.");
        if (known.requester() == null || !known.site().customerId().equals(known.requester().customerId()))
            return Decision.invalid("unknown-requester", "An order is for a person of the site's customer. Name one as the requester.");
        var parties = new Parties(known.site(), known.serviceType(), known.requester());
        return nonsense(it).orElseGet(() -> opened(it, parties, policy, by));
    }

    private static boolean isForeign(Known.Site site, Caller by) {
        return !by.is(Role.OFFICE) && !by.is(Role.SERVICE) && !site.customerId().equals(by.customerId());
    }

    private static Decision<WorkOrderEvent> opened(OpenOrder it, Parties parties, Policy policy, Caller by) {
        var site = parties.site();
        var requester = parties.requester().personId();
        var items = it.items().stream().map(item -> new ActionItem(item.itemId(), new Personal(requester, item.description()))).toList();
        var story = Story.beginning(new WorkOrderOpened(it.number(), policy.name(), source(by), site.customerId(), site.siteId(),
                site.zone(), requester, by.id(), new Personal(requester, it.description()), parties.serviceType().code(), it.priority(),
                it.asap(), it.availability(), items, it.attachments(), it.estimate()), policy);
        story.byRule("create.autoSubmit = true", "A request is complete when it is made: it needs no draft",
                new WorkOrderSubmitted(story.order().revision()));
        askOrGrant(it, story, approvers(it, requester, by), parties.serviceType());
        return story.decision();
    }

    private static void askOrGrant(OpenOrder it, Story story, List<String> approvers, Known.ServiceType serviceType) {
        var approval = story.policy().approval();
        var need = need(approval, it.estimate());
        int revision = story.order().revision();
        var grant = new ApprovalGranted(it.approvalId(), ApprovalKind.INITIAL, it.estimate(), revision);
        if (!need.asks())
            story.byRule("approval.initial = " + approval.initial(), need.because(), grant);
        else if (approvers.isEmpty() && approval.withoutApprover() == WithoutApprover.GRANT)
            story.byRule("approval.withoutApprover = GRANT",
                    need.because() + ", but this customer has nobody besides the requester who approves", grant);
        else {
            story.byRule("approval.initial = " + approval.initial(), need.because(),
                    new ApprovalRequested(it.approvalId(), ApprovalKind.INITIAL, it.estimate(), approvers, revision));
            return;
        }
        Approving.release(story, serviceType);
    }

    private record Need(boolean asks, String because) {}

    private static Need need(Policy.Approval approval, @Nullable Money estimate) {
        var limit = approval.limit();
        return switch (approval.initial()) {
            case NONE -> new Need(false, "Nobody has to approve");
            case ALWAYS -> new Need(true, "Every order is approved");
            case OVER_LIMIT -> {
                var words = Words.money(Objects.requireNonNull(limit));
                if (estimate == null)
                    yield new Need(true, "There is no estimate to hold against the limit of " + words);
                if (!estimate.currency().equals(limit.currency()))
                    yield new Need(true, Words.money(estimate) + " cannot be held against the limit of " + words);
                yield estimate.minor() > limit.minor()
                        ? new Need(true, Words.money(estimate) + " is above the limit of " + words)
                        : new Need(false, Words.money(estimate) + " is not above the limit of " + words);
            }
        };
    }

    /// Four eyes: who asks for the work does not approve it.
    private static List<String> approvers(OpenOrder it, String requester, Caller by) {
        return it.known().approvers().stream().filter(person -> !person.equals(requester) && !person.equals(by.id())).distinct()
                .limit(Limits.MOST_APPROVERS).toList();
    }

    private static Source source(Caller by) {
        return by.is(Role.OFFICE) ? Source.OFFICE : by.is(Role.SERVICE) ? Source.API : Source.PORTAL;
    }

    private static Optional<Decision<WorkOrderEvent>> nonsense(OpenOrder it) {
        return Stream.of(Limits.text("description", it.description(), Limits.LONGEST_TEXT), Limits.text("number", it.number(), 40),
                badItems(it.items()), badWindows(it), badSums(it)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Decision<WorkOrderEvent>> badItems(List<NewItem> items) {
        boolean twice = items.stream().map(NewItem::itemId).distinct().count() < items.size();
        if (items.isEmpty() || items.size() > Limits.MOST_ITEMS || twice)
            return Optional
                    .of(Decision.invalid("bad-items", "An order has 1 to " + Limits.MOST_ITEMS + " things to fix, each with its own id."));
        return items.stream().flatMap(item -> Limits.text("thing to fix", item.description(), Limits.LONGEST_REASON).stream()).findFirst();
    }

    private static Optional<Decision<WorkOrderEvent>> badWindows(OpenOrder it) {
        if (it.availability().size() > Limits.MOST_WINDOWS)
            return Optional.of(Decision.invalid("too-many-hours", "Offer up to " + Limits.MOST_WINDOWS + " times, the best ones."));
        return it.availability().stream().filter(window -> !window.from().isBefore(window.to())).findFirst()
                .map(window -> Decision.invalid("bad-hours", "On " + window.date() + ", " + window.from() + " is not before " + window.to()
                        + ". Give the hours as from and to of one day."));
    }

    private static Optional<Decision<WorkOrderEvent>> badSums(OpenOrder it) {
        if (it.attachments().size() > Limits.MOST_ATTACHMENTS)
            return Optional.of(Decision.invalid("too-many-attachments",
                    "Attach up to " + Limits.MOST_ATTACHMENTS + " files; add the others to the order as photos."));
        var estimate = it.estimate();
        return estimate == null || estimate.minor() >= 0
                ? Optional.empty()
                : Optional.of(Decision.invalid("bad-estimate", "An estimate is not below zero. Leave it out where there is none."));
    }
}
