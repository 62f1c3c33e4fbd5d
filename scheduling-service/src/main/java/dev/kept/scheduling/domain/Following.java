package dev.kept.scheduling.domain;

import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.BusyTimesRead;
import dev.kept.events.SchedulingEvent.CalendarFollowed;
import dev.kept.events.SchedulingEvent.CalendarLeft;
import dev.kept.events.SchedulingEvent.CalendarUnreadable;
import dev.kept.scheduling.domain.Technician.Working;
import dev.kept.scheduling.domain.TechnicianCommand.FollowCalendar;
import dev.kept.scheduling.domain.TechnicianCommand.NoteBusy;
import dev.kept.scheduling.domain.TechnicianCommand.NoteUnreadable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/// Whose calendar elsewhere is read, and what it says. What it says as before is no fact.
final class Following {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Following() {}

    static Decision<SchedulingEvent> follow(FollowCalendar it, Technician state) {
        if (!(state instanceof Working working))
            return Decision.notFound();
        if (!isAddress(it.address()))
            return Decision.invalid("bad-address", "A calendar is followed at an address such as https://calendar.example.org/mine.ics.");
        var feed = working.feed();
        return feed != null && feed.address().equals(it.address())
                ? Decision.accepted(List.of())
                : Decision.accepted(List.of(new CalendarFollowed(new Personal(it.personId(), it.address()))));
    }

    static Decision<SchedulingEvent> leave(Technician state) {
        if (!(state instanceof Working working))
            return Decision.notFound();
        return working.feed() == null
                ? Decision.refused("no-calendar", "No calendar of theirs is followed.")
                : Decision.accepted(List.of(new CalendarLeft()));
    }

    static Decision<SchedulingEvent> busy(NoteBusy it, Technician state) {
        return state instanceof Working working && working.feed() != null && working.feed().address().equals(it.address())
                && (working.feed().trouble() != null || !working.feed().busy().equals(it.busy()))
                        ? Decision.accepted(List.of(new BusyTimesRead(it.busy())))
                        : Decision.accepted(List.of());
    }

    static Decision<SchedulingEvent> unreadable(NoteUnreadable it, Technician state) {
        return state instanceof Working working && working.feed() != null && working.feed().address().equals(it.address())
                && !it.why().equals(working.feed().trouble())
                        ? Decision.accepted(List.of(new CalendarUnreadable(it.why())))
                        : Decision.accepted(List.of());
    }

    private static boolean isAddress(String address) {
        try {
            var uri = new URI(address);
            return address.length() <= LONGEST_ADDRESS && SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
