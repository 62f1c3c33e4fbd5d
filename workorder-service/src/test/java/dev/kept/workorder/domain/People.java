package dev.kept.workorder.domain;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who takes part in the tests of the rules.
final class People {
    static final String BRENNANS = "customer-brennan";
    static final Caller MAEVE = person("maeve", Role.CUSTOMER, BRENNANS);
    /// Approves for the Brennans.
    static final Caller DECLAN = person("declan", Role.CUSTOMER, BRENNANS);
    /// The same, by the link in the mail.
    /// She looks after the people of the same house.
    static final Caller UNA = person("una", Role.CUSTOMER, BRENNANS);
    static final Caller DECLANS_LINK = new Caller("alder", Actor.person("declan"), Set.of(Role.LINK), null, null, Channel.MAIL_LINK);
    static final Caller SOMEBODYS_LINK = new Caller("alder", Actor.person("somebody"), Set.of(Role.LINK), null, null, Channel.MAIL_LINK);
    static final Caller NEIGHBOUR = person("neighbour", Role.CUSTOMER, "customer-next-door");
    static final Caller AOIFE = person("aoife", Role.OFFICE, null);
    /// The office's other one.
    static final Caller CIARA = person("ciara", Role.OFFICE, null);
    static final Caller TOMASZ = person("tomasz", Role.TECHNICIAN, null);
    static final Caller ZOFIA = person("zofia", Role.TECHNICIAN, null);
    static final Caller NIAMH = person("niamh", Role.ACCOUNTANT, null);
    static final Caller SEAN = person("sean", Role.OPERATOR, null);
    static final Caller KEPT = Caller.service("alder", Actor.service("workorder"));

    private People() {}

    private static Caller person(String id, Role role, @Nullable String customerId) {
        return new Caller("alder", Actor.person(id), Set.of(role), customerId, null, Channel.API);
    }
}
