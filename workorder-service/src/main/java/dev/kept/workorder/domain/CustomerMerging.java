package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.Personal;
import dev.kept.workorder.domain.DirectoryCommand.MergeCustomer;
import dev.kept.workorder.domain.DirectoryCommand.MoveToCustomer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A customer who was written down twice is one again; what is theirs goes over.
final class CustomerMerging {
    private CustomerMerging() {}

    static Decision<DirectoryEvent> merge(MergeCustomer it, DirectoryEntry state) {
        return switch (state) {
            case DirectoryEntry.Unknown _ -> Decision.notFound();
            case DirectoryEntry.Merged(_, var into) when into.equals(it.into()) -> Decision.accepted(List.of());
            case DirectoryEntry.Merged(_, var into) -> Decision.refused("merged-already",
                    "This customer was merged into " + into + " already, and that is for good.");
            case DirectoryEntry.Registered(CustomerRegistered _) -> unfit(it)
                    .orElseGet(() -> Decision.accepted(List.of(new CustomerMerged(it.into()))));
            case DirectoryEntry.Registered _ -> Decision.notFound();
        };
    }

    private static Optional<Decision<DirectoryEvent>> unfit(MergeCustomer it) {
        return Optional.ofNullable(switch (it.target()) {
            case DirectoryEntry.Unknown _ -> Decision.notFound();
            case DirectoryEntry.Merged(_, var stays) -> Decision.refused("other-merged",
                    "The customer that is to stay was itself merged into " + stays + ". Look which of them stays.");
            case DirectoryEntry.Registered(CustomerRegistered _) when it.into().equals(it.customerId()) ->
                Decision.refused("same-customer", "A customer is not merged into itself. Name the one that stays.");
            case DirectoryEntry.Registered(CustomerRegistered _) -> tooMuch(it);
            case DirectoryEntry.Registered _ -> Decision.notFound();
        });
    }

    private static @Nullable Decision<DirectoryEvent> tooMuch(MergeCustomer it) {
        if (it.merged() >= Known.Customer.MOST_MERGED)
            return Decision.refused("too-many-merged", "Up to " + Known.Customer.MOST_MERGED + " customers are merged into one.");
        return it.moving() > MergeCustomer.MOST_MOVED
                ? Decision.refused("too-many-moved", "Up to " + MergeCustomer.MOST_MOVED
                        + " people and places go over at once, and this customer has more. Let the other one be the doubled one.")
                : null;
    }

    /// What the entry says beside stays as it is at that moment, whoever changed it meanwhile.
    static Decision<DirectoryEvent> move(MoveToCustomer it, DirectoryEntry state, Asked asked) {
        if (!asked.by().is(Role.SERVICE))
            return Decision.forbidden("Kept does that by itself, after a merge.");
        return switch (state) {
            case DirectoryEntry.Registered(SiteRegistered site) -> told(site, new SiteRegistered(it.customerId(),
                    of(it.customerId(), site.address()), of(it.customerId(), site.accessNotes()), site.zone(), site.latitude(),
                    site.longitude()));
            case DirectoryEntry.Registered(PersonRegistered person) -> told(person, new PersonRegistered(person.name(), person.email(),
                    person.phone(), it.customerId(), person.roles(), person.language()));
            case DirectoryEntry.Registered _,DirectoryEntry.Unknown _,DirectoryEntry.Merged _ -> Decision.notFound();
        };
    }

    private static Decision<DirectoryEvent> told(DirectoryEvent before, DirectoryEvent now) {
        return Decision.accepted(before.equals(now) ? List.of() : List.of(now));
    }

    private static Personal of(String customerId, Personal text) {
        return new Personal(customerId, text.text());
    }
}
