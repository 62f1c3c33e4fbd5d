package dev.kept.scheduling.react;

import static dev.kept.scheduling.Streams.CANDIDACIES;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.CandidacyCommand.Able;
import dev.kept.scheduling.domain.CandidacyCommand.Propose;
import dev.kept.scheduling.view.TechnicianEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// An order for which somebody is wanted gets a proposal, of those who are in the calendar, or hears that nobody is left.
@Singleton
public class WhenVendorWanted implements Reaction {
    private static final String SKILLS = "select skills from schedulable_order where tenant = $1 and order_id = $2 and released";
    private static final String PEOPLE = """
            select t.technician_id, t.skills, count(w.order_id) as jobs
            from technician t left join offered_work w
                on w.tenant = t.tenant and w.person_id = t.technician_id and w.state in ('SENT', 'ACCEPTED') and not w.ended
            where t.tenant = $1 group by t.technician_id, t.skills order by t.technician_id limit $2""";
    private final Consequence consequence;

    @Inject
    WhenVendorWanted(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VendorWanted it -> skills(transaction, fact).chain(skills -> people(transaction, fact.tenant()).chain(
                    people -> consequence.command(fact, CANDIDACIES, fact.streamId(),
                            new Propose(it.cycle(), it.round(), skills, it.notAgain(), people), this)));
            default -> Reaction.nothing();
        };
    }

    private static Uni<List<String>> skills(SqlConnection transaction, Recorded fact) {
        return transaction.preparedQuery(SKILLS).execute(Tuple.of(fact.tenant(), fact.streamId())).map(rows -> {
            for (Row row : rows)
                return List.of(row.getArrayOfStrings("skills"));
            throw new NotYetKnown("Scheduling has not heard yet that this order is released.");
        });
    }

    private static Uni<List<Able>> people(SqlConnection transaction, String tenant) {
        return transaction.preparedQuery(PEOPLE).execute(Tuple.of(tenant, TechnicianEntry.MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> new Able(row.getString("technician_id"),
                        List.of(row.getArrayOfStrings("skills")), row.getLong("jobs").intValue())).toList());
    }
}
