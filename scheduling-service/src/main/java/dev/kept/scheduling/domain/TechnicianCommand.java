package dev.kept.scheduling.domain;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/// What can be asked of a technician's calendar. The stream's id is the person's id.
public sealed interface TechnicianCommand {

    /// @param zone IANA name in which `from` and `to` are read
    record Add(List<String> skills, String zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) implements TechnicianCommand {}
}
