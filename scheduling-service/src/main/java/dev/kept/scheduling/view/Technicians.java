package dev.kept.scheduling.view;

import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.AbsenceCancelled;
import dev.kept.events.SchedulingEvent.AbsenceRecorded;
import dev.kept.events.SchedulingEvent.BusyTimesRead;
import dev.kept.events.SchedulingEvent.CalendarFollowed;
import dev.kept.events.SchedulingEvent.CalendarLeft;
import dev.kept.events.SchedulingEvent.CalendarUnreadable;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.events.SchedulingEvent.TechnicianChanged;
import dev.kept.events.Topic;
import dev.kept.events.WorkProfile;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.Technician.Absence;
import dev.kept.scheduling.domain.Technician.Feed;
import dev.kept.scheduling.domain.Technician.Working;
import dev.kept.scheduling.domain.TechnicianDecider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Everybody who can be booked, as their own streams tell it.
@Singleton
public class Technicians extends RowView<Technicians.Row> {
    private static final TechnicianDecider DECIDER = new TechnicianDecider();

    /// @param absences by their ids, those that are over too
    /// @param feed null where no calendar of theirs is followed
    public record Row(String technicianId, String tenant, WorkProfile profile, SortedMap<String, Absence> absences, @Nullable Feed feed) {}

    @Inject
    Technicians(Codec codec) {
        super("technician", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case TechnicianAdded _,TechnicianChanged _,AbsenceRecorded _,AbsenceCancelled _ -> Set.of(fact.streamId());
            case CalendarFollowed _,CalendarLeft _,BusyTimesRead _,CalendarUnreadable _ -> Set.of(fact.streamId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        Technician before = row == null ? DECIDER.initial() : new Working(row.profile(), new TreeMap<>(row.absences()), row.feed());
        return fact.event() instanceof SchedulingEvent event && DECIDER.evolve(before, event) instanceof Working now
                ? new Row(key, fact.tenant(), now.profile(), now.absences(), now.feed())
                : row;
    }
}
