package dev.kept.scheduling.react;

import static dev.kept.scheduling.Streams.CANDIDACIES;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VendorPreference;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.CandidacyCommand.Able;
import dev.kept.scheduling.domain.CandidacyCommand.Propose;
import dev.kept.scheduling.view.Places;
import dev.kept.scheduling.view.TechnicianEntry;
import dev.kept.scheduling.view.TechnicianJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/// An order for which somebody is wanted gets a proposal, of those who are in the calendar, or hears that nobody is left.
@Singleton
public class WhenVendorWanted implements Reaction {
    private static final String ORDER = """
            select o.skills, p.latitude, p.longitude from schedulable_order o
            left join site_place p on p.tenant = o.tenant and p.site_id = o.site_id
            where o.tenant = $1 and o.order_id = $2 and o.released""";
    private static final String PEOPLE = """
            select t.technician_id, %s, count(w.order_id) as jobs
            from technician t left join offered_work w
                on w.tenant = t.tenant and w.person_id = t.technician_id and w.state in ('SENT', 'ACCEPTED') and not w.ended
            where t.tenant = $1 group by t.technician_id order by t.technician_id limit $2""".formatted(TechnicianJson.COLUMNS);
    private static final List<VendorPreference> USUAL = List.of(VendorPreference.FEWEST_JOBS);
    private final Consequence consequence;
    private final TechnicianJson technicians;

    @Inject
    WhenVendorWanted(Consequence consequence, TechnicianJson technicians) {
        this.consequence = consequence;
        this.technicians = technicians;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VendorWanted it -> order(transaction, fact).chain(order -> people(transaction, fact.tenant()).chain(
                    people -> consequence.command(fact, CANDIDACIES, fact.streamId(), new Propose(it.cycle(), it.round(),
                            List.of(order.getArrayOfStrings("skills")), Places.of(order),
                            Objects.requireNonNullElse(it.prefer(), USUAL), it.notAgain(), people), this)));
            default -> Reaction.nothing();
        };
    }

    private static Uni<Row> order(SqlConnection transaction, Recorded fact) {
        return transaction.preparedQuery(ORDER).execute(Tuple.of(fact.tenant(), fact.streamId())).map(rows -> {
            for (Row row : rows)
                return row;
            throw new NotYetKnown("Scheduling has not heard yet that this order is released.");
        });
    }

    private Uni<List<Able>> people(SqlConnection transaction, String tenant) {
        return transaction.preparedQuery(PEOPLE).execute(Tuple.of(tenant, TechnicianEntry.MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> new Able(row.getString("technician_id"),
                        technicians.of(row),
                        row.getLong("jobs").intValue()))
                        .toList());
    }
}
