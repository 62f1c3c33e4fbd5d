package dev.kept.scheduling.domain;

import dev.kept.events.SchedulingEvent.TechnicianAdded;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// People who work from eight to six in Dublin, where a test says nothing else.
final class Workers {
    static final String DUBLIN = "Europe/Dublin";

    private Workers() {}

    static Technician.Working onWeekdays(String... skills) {
        return on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), skills);
    }

    static Technician.Working on(Set<DayOfWeek> days, String... skills) {
        return in(DUBLIN, days, LocalTime.of(8, 0), LocalTime.of(18, 0), skills);
    }

    static Technician.Working in(String zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, String... skills) {
        return Technician.Working.of(new TechnicianAdded(List.of(skills), zone, days, from, to));
    }
}
