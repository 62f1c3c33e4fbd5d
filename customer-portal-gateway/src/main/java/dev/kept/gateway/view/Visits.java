package dev.kept.gateway.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Appointment;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The technicians' lists of visits.
@Singleton
public class Visits extends RowView<VisitRow> {
    private final ObjectMapper json;

    @Inject
    Visits(Codec codec) {
        super("visit_row", VisitRow.class, codec.mapper());
        this.json = codec.mapper();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case VisitScheduled visit -> Set.of(visit.visitId());
            case VisitOpened visit -> Set.of(visit.visitId());
            case VisitRescheduled visit -> Set.of(visit.visitId());
            case TechnicianAssigned visit -> Set.of(visit.visitId());
            case VisitDispatched visit -> Set.of(visit.visitId());
            case TravelStarted visit -> Set.of(visit.visitId());
            case Arrived visit -> Set.of(visit.visitId());
            case WorkStarted visit -> Set.of(visit.visitId());
            case VisitFinished visit -> Set.of(visit.visitId());
            case VisitMissed visit -> Set.of(visit.visitId());
            case VisitNotDone visit -> Set.of(visit.visitId());
            case VisitCancelled visit -> Set.of(visit.visitId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable VisitRow fold(String key, @Nullable VisitRow row, Recorded fact) {
        if (fact.event() instanceof VisitScheduled visit)
            return row(key, fact, "SCHEDULED", visit.appointment(), visit.resourceIds());
        if (fact.event() instanceof VisitOpened visit)
            return row(key, fact, "ARRIVED", visit.appointment(), visit.personIds());
        if (row == null)
            return null;
        return switch (fact.event()) {
            case VisitRescheduled visit ->
                row.withAppointment(written(visit.appointment()), at(visit.appointment(), visit.appointment().start()),
                        at(visit.appointment(), visit.appointment().end())).withStatus(VisitRow.moved(row.status()));
            case TechnicianAssigned assigned -> assigned.role() == VisitRole.LEAD ? row.withTechnician(assigned.personId()) : row;
            case VisitDispatched _ -> row.withStatus("DISPATCHED");
            case TravelStarted _ -> row.withStatus("EN_ROUTE");
            case Arrived _ -> row.withStatus("ARRIVED");
            case WorkStarted _ -> row.withStatus("IN_PROGRESS");
            case VisitFinished _ -> row.withStatus("DONE");
            case VisitMissed _ -> row.withStatus("MISSED");
            case VisitNotDone _ -> row.withStatus("NOT_DONE");
            case VisitCancelled _ -> row.withStatus("CANCELLED");
            default -> row;
        };
    }

    private VisitRow row(String key, Recorded fact, String status, Appointment appointment, List<String> people) {
        return new VisitRow(key, fact.tenant(), fact.streamId(), people.isEmpty() ? null : people.getFirst(), status, written(appointment),
                at(appointment, appointment.start()), at(appointment, appointment.end()));
    }

    private static Instant at(Appointment appointment, LocalDateTime wallTime) {
        return wallTime.atZone(ZoneId.of(appointment.zone())).toInstant();
    }

    private String written(Appointment appointment) {
        try {
            return json.writeValueAsString(appointment);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
