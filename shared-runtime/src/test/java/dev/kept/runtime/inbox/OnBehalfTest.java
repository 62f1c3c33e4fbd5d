package dev.kept.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Pads;
import dev.kept.runtime.log.Recorded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// In whose place a service acts when a fact leads it to a command.
@QuarkusTest
@QuarkusTestResource(WithHistory.class)
class OnBehalfTest {
    @Inject
    Consequence consequence;
    @Inject
    WhenStockReceived reaction;
    @Inject
    EventLog log;

    @Test
    void what_somebody_did_leads_to_facts_in_their_place() {
        var followed = after(Actor.person("anna"), null);
        assertThat(followed.actor()).isEqualTo(Actor.service("test"));
        assertThat(followed.onBehalfOf()).isEqualTo("anna");
        assertThat(followed.channel()).isEqualTo(Channel.AUTOMATIC);
        assertThat(after(Actor.person("anna"), "bert").onBehalfOf()).as("who did it, not for whom").isEqualTo("anna");
    }

    @Test
    void what_a_service_or_a_timer_did_in_somebodys_place_stays_theirs() {
        assertThat(after(Actor.service("scheduling"), "anna").onBehalfOf()).isEqualTo("anna");
        assertThat(after(Actor.timer("offer-expiry"), "anna").onBehalfOf()).isEqualTo("anna");
    }

    @Test
    void what_happened_by_itself_is_nobodys() {
        assertThat(after(Actor.service("scheduling"), null).onBehalfOf()).isNull();
        assertThat(after(Actor.policy("pads@1"), null).onBehalfOf()).isNull();
    }

    /// The fact to which a fact of this actor led.
    private Envelope after(Actor actor, @Nullable String onBehalfOf) {
        var event = Facts.received("van", 1);
        var it = Facts.envelope("shelf-1", 0, event, 0);
        var fact = new Recorded(new Envelope(it.tenant(), it.stream(), it.position(), it.eventId(), it.type(), it.occurredAt(),
                it.recordedAt(), actor, onBehalfOf, it.channel(), it.why(), it.causationId(), it.correlationId(), it.hops(), null), event);
        var pad = Pads.newId();
        consequence.command(fact, Pads.TYPE, pad, new Pads.Write("noted"), reaction).await().atMost(Observed.SOON);
        return log.history(it.tenant(), pad, 0, 10).await().atMost(Observed.SOON).getFirst().envelope();
    }
}
