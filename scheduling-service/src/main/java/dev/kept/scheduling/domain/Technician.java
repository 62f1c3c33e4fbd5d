package dev.kept.scheduling.domain;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/// A person as the calendar knows them.
public sealed interface Technician {

    /// Nobody has said that this person can be booked.
    record Unknown() implements Technician {}

    /// Works on these days between these wall times of `zone`.
    record Working(List<String> skills, String zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) implements Technician {}
}
