package dev.kept.workorder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.DomainEvent;
import dev.kept.events.Why;
import dev.kept.runtime.log.Recorded;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One fact of an order.
///
/// @param type the stored name, `workorder.arrived`
/// @param occurredAt when it happened, as the one who did it says; `recordedAt` when we wrote it down
/// @param actor `person:<id>`, `policy:home-service@1`, `service:scheduling`
/// @param actorName absent where the actor is no person, or the directory does not know them
/// @param onBehalfOf the person in whose place it was done
/// @param why of an automatic step: policy, rule, and the values that were compared
/// @param data the fact itself, as it stands on the topic
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineItem(long sequence, String id, String type, Instant occurredAt, Instant recordedAt, String actor,
        @Nullable String actorName, @Nullable String onBehalfOf, @Nullable String onBehalfOfName, Channel channel, @Nullable Why why,
        DomainEvent data) {

    static TimelineItem of(Recorded fact, Map<String, String> names) {
        var at = fact.envelope();
        return new TimelineItem(at.stream().sequence(), at.eventId(), at.type().name(), at.occurredAt(), at.recordedAt(),
                at.actor().toString(), at.actor().kind() == Actor.Kind.PERSON ? names.get(at.actor().id()) : null, at.onBehalfOf(),
                at.onBehalfOf() == null ? null : names.get(at.onBehalfOf()), at.channel(), at.why(), fact.event());
    }

    /// Everybody who did something, or for whom something was done.
    static Set<String> people(List<Recorded> facts) {
        var people = new LinkedHashSet<String>();
        for (var fact : facts) {
            if (fact.envelope().actor().kind() == Actor.Kind.PERSON)
                people.add(fact.envelope().actor().id());
            if (fact.envelope().onBehalfOf() != null)
                people.add(fact.envelope().onBehalfOf());
        }
        return people;
    }
}
