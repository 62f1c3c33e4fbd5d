package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.DelegationSet;
import dev.kept.workorder.domain.DirectoryCommand.SetDelegation;
import java.time.Duration;
import java.util.List;

/// Who answers in a person's place while they are away. What was said last holds; questions that were asked before stay where they are.
final class Delegating {
    private static final Duration LONGEST = Duration.ofDays(366);

    private Delegating() {}

    static Decision<DirectoryEvent> set(SetDelegation it, DirectoryEntry state, Asked asked) {
        var person = it.person();
        if (person == null || person.customerId() == null)
            return Decision.invalid("unknown-person", "There is no such person of a customer. Questions are put to a customer's people.");
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE) && !asked.by().id().equals(person.personId()))
            return Decision.forbidden("Each says for themself who answers in their place, or the office does.");
        if (it.to() == null)
            return taken(state, new DelegationSet(person.personId(), null, null, null));
        if (it.to().equals(person.personId()))
            return Decision.invalid("same-person", "Nobody stands in for themself. Name somebody else.");
        var deputy = it.deputy();
        if (deputy == null || !person.customerId().equals(deputy.customerId()))
            return Decision.invalid("unknown-deputy", "Name somebody of the same customer.");
        var from = it.from();
        var until = it.until();
        if (from == null || until == null || !from.isBefore(until) || !asked.now().isBefore(until)
                || Duration.between(from, until).compareTo(LONGEST) > 0)
            return Decision.invalid("bad-time", "Say from when until when, up to a year, and not in the past.");
        return taken(state, new DelegationSet(person.personId(), it.to(), from, until));
    }

    /// That nobody stands in is so from the beginning.
    private static Decision<DirectoryEvent> taken(DirectoryEntry state, DelegationSet now) {
        boolean same = switch (state) {
            case DirectoryEntry.Unknown _ -> now.to() == null;
            case DirectoryEntry.Registered(var before) -> before.equals(now);
            case DirectoryEntry.Merged _ -> false;
        };
        return Decision.accepted(same ? List.of() : List.of(now));
    }
}
