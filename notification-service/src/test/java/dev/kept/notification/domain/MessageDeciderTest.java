package dev.kept.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.NotificationEvent;
import dev.kept.events.NotificationEvent.Medium;
import dev.kept.events.NotificationEvent.MessageSent;
import dev.kept.events.NotificationEvent.MessageUnknown;
import dev.kept.events.NotificationEvent.ReminderSent;
import dev.kept.notification.domain.MessageCommand.About;
import dev.kept.notification.domain.MessageCommand.NoteSent;
import dev.kept.notification.domain.MessageCommand.NoteUnknown;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageDeciderTest {
    private static final Instant NOW = Instant.parse("2026-11-25T17:00:00Z");
    private static final Asked KEPT = Asked.at(Caller.service("acme", Actor.policy("message-plan@1")), NOW);
    private final MessageDecider decider = new MessageDecider();

    @Test
    void what_was_sent_is_a_fact_with_the_row_of_the_plan_as_its_why() {
        var accepted = accepted(new NoteSent(about(null), "<m@kept>"), decider.initial());
        assertEquals(List.of(new MessageSent("order", "M10", Medium.EMAIL, "maeve", "<m@kept>")), events(accepted));
        var why = accepted.facts().getFirst().why();
        assertEquals("message-plan@1 M10", why.policy() + " " + why.rule());
    }

    @Test
    void a_reminder_is_a_fact_of_its_own_beside_it() {
        assertEquals(
                List.of(new MessageSent("order", "M10", Medium.EMAIL, "maeve", "<m@kept>"),
                        new ReminderSent("order", "T2", Medium.EMAIL, "maeve", "<m@kept>")),
                events(accepted(new NoteSent(about("T2"), "<m@kept>"), decider.initial())));
    }

    @Test
    void a_message_ends_once() {
        var ended = decider.evolve(decider.initial(), new MessageUnknown("order", "M10", Medium.EMAIL, "maeve"));
        assertEquals(List.of(), events(accepted(new NoteSent(about(null), "<m@kept>"), ended)));
        assertEquals(List.of(), events(accepted(new NoteUnknown(about(null)), ended)));
    }

    @Test
    void people_do_not_note_what_became_of_messages() {
        var aoife = Asked.at(new Caller("acme", Actor.person("aoife"), Set.of(Role.OFFICE), null, null, Channel.API), NOW);
        assertInstanceOf(Decision.Refused.class, decider.decide(new NoteUnknown(about(null)), decider.initial(), aoife));
    }

    private static About about(String timer) {
        return new About("order", "M10", Medium.EMAIL, "maeve", "message-plan@1", timer);
    }

    private Decision.Accepted<NotificationEvent> accepted(MessageCommand command, Message state) {
        return (Decision.Accepted<NotificationEvent>) decider.decide(command, state, KEPT);
    }

    private static List<NotificationEvent> events(Decision.Accepted<NotificationEvent> accepted) {
        return accepted.facts().stream().map(Decision.Fact::event).toList();
    }
}
