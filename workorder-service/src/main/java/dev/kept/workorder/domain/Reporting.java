package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.RequestFormClosed;
import dev.kept.events.DirectoryEvent.RequestFormOpened;
import dev.kept.events.Personal;
import dev.kept.workorder.domain.DirectoryCommand.RegisterReporter;
import java.util.List;
import java.util.Optional;

/// Public request forms and those who ask through them, without an account.
public final class Reporting {
    /// The role of those who asked through a form: they are told, and may do nothing.
    public static final String OCCUPANT = "OCCUPANT";

    private Reporting() {}

    /// Whoever is known stays as they are known: a form is open to everybody, so it changes nothing of what is written about somebody.
    static Decision<DirectoryEvent> register(RegisterReporter it, DirectoryEntry state, Asked asked) {
        if (!asked.by().is(Role.LINK))
            return Decision.forbidden("Only a public request form registers those who ask through it.");
        var wrong = DirectoryShape.wrong(it);
        if (wrong.isPresent())
            return Decision.invalid("bad-reporter", wrong.get());
        return switch (state) {
            case DirectoryEntry.Unknown _ -> Decision.accepted(List.of(new PersonRegistered(of(it, it.name()), of(it, it.email()),
                    of(it, it.phone()), it.customerId(), List.of(OCCUPANT), it.language())));
            case DirectoryEntry.Registered(PersonRegistered known) when isReporter(known.roles())
                    && it.customerId().equals(known.customerId()) ->
                Decision.accepted(List.of());
            case DirectoryEntry.Registered _ -> Decision.refused("somebody-else", "This mail address or number belongs to somebody with an"
                    + " account here. Sign in and ask there, or leave another one.");
            case DirectoryEntry.Merged _ -> Decision.notFound();
        };
    }

    /// Closing twice changes nothing.
    static Decision<DirectoryEvent> close(DirectoryEntry state) {
        return switch (state) {
            case DirectoryEntry.Registered(RequestFormOpened _) -> Decision.accepted(List.of(new RequestFormClosed()));
            case DirectoryEntry.Registered(RequestFormClosed _) -> Decision.accepted(List.of());
            case DirectoryEntry _ -> Decision.notFound();
        };
    }

    /// The form as it is open; empty where it was closed or never was one.
    public static Optional<Known.Form> open(String formId, DirectoryEntry entry) {
        return entry instanceof DirectoryEntry.Registered(RequestFormOpened it)
                ? Optional.of(new Known.Form(formId, it.siteId(), it.assetId()))
                : Optional.empty();
    }

    static boolean isReporter(List<String> roles) {
        return roles.equals(List.of(OCCUPANT));
    }

    private static Personal of(RegisterReporter it, String text) {
        return new Personal(it.personId(), text);
    }
}
