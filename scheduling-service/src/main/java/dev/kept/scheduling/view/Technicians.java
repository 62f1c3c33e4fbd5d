package dev.kept.scheduling.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import dev.kept.events.WorkProfile.Skill;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.TechnicianDecider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Everybody who can be booked.
@Singleton
public class Technicians extends RowView<Technicians.Row> {
    private static final TechnicianDecider DECIDER = new TechnicianDecider();

    /// @param skills the names of those in the profile
    /// @param profile a [WorkProfile] in JSON
    /// @param absences JSON: by their ids, those that are over too
    /// @param feed JSON: their calendar elsewhere; null where none is followed
    public record Row(String technicianId, String tenant, List<String> skills, String profile, String absences, @Nullable String feed) {}

    private final ObjectMapper json;

    @Inject
    Technicians(Codec codec) {
        super("technician", Row.class, codec.mapper());
        this.json = codec.mapper();
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

    /// As the technician's own stream tells it.
    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        var before = row == null ? DECIDER.initial() : working(json, row.profile(), row.absences(), row.feed());
        return fact.event() instanceof SchedulingEvent event && DECIDER.evolve(before, event) instanceof Technician.Working now
                ? new Row(key, fact.tenant(), now.profile().skills().stream().map(Skill::name).toList(), written(now.profile()),
                        written(now.absences()), now.feed() == null ? null : written(now.feed()))
                : row;
    }

    /// As a row says it.
    public static Technician.Working working(ObjectMapper json, String profile, String absences, @Nullable String feed) {
        try {
            return new Technician.Working(json.readValue(profile, WorkProfile.class),
                    json.readValue(absences, new TypeReference<SortedMap<String, Technician.Absence>>() {
                    }), feed == null ? null : json.readValue(feed, Technician.Feed.class));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The view's own JSON cannot be read", broken);
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
