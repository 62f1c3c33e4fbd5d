package dev.kept.scheduling.view;

import dev.kept.events.Appointment;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingMoved;
import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.Span;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calendar's entries: what is booked, whether the order has confirmed it, and whether its people are on the way.
@Singleton
public class Bookings extends RowView<Bookings.Row> {

    /// @param heldFrom with `heldUntil` the time that it takes; both null before its own fact has come
    /// @param begun somebody set out, or was there
    /// @param proposed nobody has booked it: its time is held until somebody does
    @RecordBuilder
    public record Row(String visitId, String tenant, String orderId, String siteId, List<String> resourceIds, String zone,
            @Nullable LocalDateTime starts, @Nullable LocalDateTime ends, @Nullable LocalDateTime arrivalFrom,
            @Nullable LocalDateTime arrivalTo, @Nullable Instant heldFrom, @Nullable Instant heldUntil, boolean confirmed,
            boolean released, boolean begun, boolean proposed) implements BookingsRowBuilder.With {

        static Row placeholder(String visitId, String tenant) {
            return new Row(visitId, tenant, "", "", List.of(), "", null, null, null, null, null, null, false, false, false, false);
        }

        Row booked(String order, String site, Appointment at, List<String> resources) {
            var span = Span.of(at);
            return with(now -> now.orderId(order).siteId(site).resourceIds(resources).zone(at.zone()).starts(at.start()).ends(at.end())
                    .arrivalFrom(at.arrivalFrom()).arrivalTo(at.arrivalTo()).heldFrom(span.from()).heldUntil(span.until()).proposed(false));
        }

        Row freed(Instant from) {
            return withHeldUntil(shortened(from)).withReleased(true);
        }

        private @Nullable Instant shortened(Instant from) {
            if (heldFrom == null || heldUntil == null || !from.isBefore(heldUntil))
                return heldUntil;
            return from.isBefore(heldFrom) ? heldFrom : from;
        }
    }

    @Inject
    Bookings(Codec codec) {
        super("booking", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING, Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case BookingMade _,BookingMoved _,BookingReleased _,SlotProposed _ -> Set.of(fact.streamId());
            case VisitScheduled echo -> Set.of(echo.visitId());
            case VisitRescheduled echo -> Set.of(echo.visitId());
            case TravelStarted step -> Set.of(step.visitId());
            case Arrived step -> Set.of(step.visitId());
            case WorkStarted step -> Set.of(step.visitId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row known, Recorded fact) {
        var row = known == null ? Row.placeholder(key, fact.tenant()) : known;
        return switch (fact.event()) {
            case SlotProposed it -> row.booked(it.orderId(), it.siteId(), it.appointment(), it.resourceIds()).withProposed(true);
            case BookingMade made -> row.booked(made.orderId(), made.siteId(), made.appointment(), made.resourceIds());
            case BookingMoved moved -> row.booked(moved.orderId(), moved.siteId(), moved.appointment(), moved.resourceIds());
            case BookingReleased released -> row.freed(released.freesFrom());
            // after a move it stays confirmed: the order knows the visit, if not yet its new hour
            case VisitScheduled _,VisitRescheduled _ -> row.withConfirmed(true);
            case TravelStarted _,Arrived _,WorkStarted _ -> row.withBegun(true);
            default -> known;
        };
    }
}
