package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.DelegationSet;
import dev.kept.events.DirectoryEvent.OrganisationRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.PolicyPublished;
import dev.kept.events.DirectoryEvent.PolicyRulesSet;
import dev.kept.events.DirectoryEvent.RequestFormClosed;
import dev.kept.events.DirectoryEvent.RequestFormOpened;
import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.events.Personal;
import dev.kept.workorder.domain.DirectoryCommand.Change;
import dev.kept.workorder.domain.DirectoryCommand.CloseRequestForm;
import dev.kept.workorder.domain.DirectoryCommand.DefineServiceType;
import dev.kept.workorder.domain.DirectoryCommand.MergeCustomer;
import dev.kept.workorder.domain.DirectoryCommand.MoveToCustomer;
import dev.kept.workorder.domain.DirectoryCommand.OpenRequestForm;
import dev.kept.workorder.domain.DirectoryCommand.PublishPolicy;
import dev.kept.workorder.domain.DirectoryCommand.RegisterAsset;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterOrganisation;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterReporter;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.domain.DirectoryCommand.SetDelegation;
import dev.kept.workorder.domain.DirectoryCommand.SetPolicyRules;
import java.util.List;

/// Who and what there is, and how orders run. A thing is registered once; registering it again in the same words changes nothing, and who
/// wants it to read otherwise says so with [Change].
/// Policies go on in versions, and the rules that choose one are set anew.
public final class DirectoryDecider implements Decider<DirectoryCommand, DirectoryEntry, DirectoryEvent> {

    @Override
    public DirectoryEntry initial() {
        return new DirectoryEntry.Unknown();
    }

    @Override
    public Decision<DirectoryEvent> decide(DirectoryCommand command, DirectoryEntry state, Asked asked) {
        if (command instanceof SetDelegation it)
            return Delegating.set(it, state, asked);
        if (command instanceof RegisterReporter it)
            return Reporting.register(it, state, asked);
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE))
            return Decision.forbidden("The office keeps the directory. Ask it to.");
        if (command instanceof CloseRequestForm)
            return Reporting.close(state);
        if (command instanceof MergeCustomer it)
            return CustomerMerging.merge(it, state);
        if (command instanceof MoveToCustomer it)
            return CustomerMerging.move(it, state, asked);
        var wrong = DirectoryShape.wrong(command);
        if (wrong.isPresent())
            return Decision.invalid("bad-entry", wrong.get());
        var fact = fact(command);
        return switch (state) {
            case DirectoryEntry.Registered(var as) when as.equals(fact) -> Decision.accepted(List.of());
            case DirectoryEntry.Merged(var as, _) when as.equals(fact) -> Decision.accepted(List.of());
            case DirectoryEntry.Merged(_, var into) -> Decision.refused("customer-merged",
                    "This customer was merged into " + into + ". Change that one.");
            case DirectoryEntry.Registered(var as) when command instanceof Change -> changed(as, fact);
            case DirectoryEntry.Unknown _ when command instanceof Change -> Decision.notFound();
            case DirectoryEntry _ when command instanceof PublishPolicy it -> published(it, state, fact);
            case DirectoryEntry.Unknown _ -> Decision.accepted(List.of(fact));
            case DirectoryEntry.Registered _ when command instanceof SetPolicyRules -> Decision.accepted(List.of(fact));
            case DirectoryEntry.Registered _ -> Decision.refused("registered-otherwise",
                    "Under this id something is registered already, in other words. Change that entry, or register this one under another id.");
        };
    }

    private static Decision<DirectoryEvent> changed(DirectoryEvent as, DirectoryEvent fact) {
        if (as.getClass() != fact.getClass())
            return Decision.notFound();
        return as instanceof ServiceTypeDefined before && fact instanceof ServiceTypeDefined after && !before.code().equals(after.code())
                ? Decision.invalid("other-id", "The entry names another code than its path. A kind of work keeps its code.")
                : Decision.accepted(List.of(fact));
    }

    /// Two who change the same policy at once do not overwrite each other: each says which version theirs is.
    private static Decision<DirectoryEvent> published(PublishPolicy it, DirectoryEntry state, DirectoryEvent fact) {
        int newest = state instanceof DirectoryEntry.Registered(PolicyPublished last) ? last.version() : it.included();
        if (it.policy().version() == newest + 1)
            return Decision.accepted(List.of(fact));
        var policy = it.policy().id();
        return Decision.refused("other-version", newest == 0
                ? "There is no policy " + policy + " yet: the first version of it is 1, not " + it.policy().version() + "."
                : "The newest version of " + policy + " is " + newest + ", so yours is " + (newest + 1) + ", not " + it.policy().version()
                        + ". Look at what " + newest + " says, then repeat.");
    }

    /// The address and access notes of a site are the customer's, as the billing address is their primary contact's.
    private static DirectoryEvent fact(DirectoryCommand command) {
        return switch (command) {
            case RegisterOrganisation it -> new OrganisationRegistered(it.name(), it.zone(), it.currency(), it.email(), it.phone());
            case RegisterPerson it -> new PersonRegistered(of(it.personId(), it.name()), of(it.personId(), it.email()),
                    of(it.personId(), it.phone()), it.customerId(), it.roles(), it.language());
            case Change it -> fact(it.entry());
            case SetDelegation _,RegisterReporter _,CloseRequestForm _,MergeCustomer _,MoveToCustomer _ ->
                throw new IllegalStateException("These are decided before");
            case OpenRequestForm it -> new RequestFormOpened(it.siteId(), it.assetId());
            case RegisterCustomer it -> new CustomerRegistered(of(it.primaryContactId(), it.name()), it.primaryContactId(),
                    of(it.primaryContactId(), it.billingAddress()),
                    it.wishes() == null ? null : of(it.primaryContactId(), it.wishes()), it.preferredTechnicianId());
            case RegisterAsset it ->
                new AssetRegistered(it.siteId(), it.name(), it.model(), it.serial(), it.installedOn(), it.warrantyUntil());
            case RegisterSite it -> new SiteRegistered(it.customerId(), of(it.customerId(), it.address()),
                    of(it.customerId(), it.accessNotes()), it.zone(), it.latitude(), it.longitude());
            case DefineServiceType it -> new ServiceTypeDefined(it.code(), it.name(), it.expectedDuration(), it.skills(), it.keywords());
            case PublishPolicy it -> new PolicyPublished(it.policy().id(), it.policy().version(), it.document());
            case SetPolicyRules it -> new PolicyRulesSet(it.rules());
        };
    }

    private static Personal of(String personId, String text) {
        return new Personal(personId, text);
    }

    @Override
    public DirectoryEntry evolve(DirectoryEntry state, DirectoryEvent event) {
        return switch (event) {
            case OrganisationRegistered _,PersonRegistered _,CustomerRegistered _,SiteRegistered _,AssetRegistered _,ServiceTypeDefined _,PolicyPublished _,PolicyRulesSet _,DelegationSet _,RequestFormOpened _,RequestFormClosed _ ->
                new DirectoryEntry.Registered(event);
            case CustomerMerged(var into) ->
                state instanceof DirectoryEntry.Registered(CustomerRegistered as) ? new DirectoryEntry.Merged(as, into) : state;
        };
    }
}
