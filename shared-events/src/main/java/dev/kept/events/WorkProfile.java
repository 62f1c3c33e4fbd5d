package dev.kept.events;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How somebody works: what they can do, where, and when. Wall times are read in `zone`.
///
/// @param skills what they can do, each name once
/// @param certificates what they must hold to be sent anywhere: on a day after one of them has run out nobody books them
/// @param zone IANA name
/// @param shifts when they work; no two of a day overlap
/// @param breaks no visit begins or ends in one; only work too long for any stretch between them is done across
/// @param start where they set out from when a shift begins; null: from wherever the first visit is
/// @param end where they have to be when it ends; null: wherever the last visit is
/// @param reachKm how far from `start` they are sent, along the great circle; null: everywhere
/// @param costPerHour what an hour of theirs costs the house; null: nobody has said
/// @param mostVisitsADay null: as many as fit
public record WorkProfile(List<Skill> skills, List<Certificate> certificates, String zone, List<Shift> shifts, List<Shift> breaks,
        @Nullable Position start, @Nullable Position end, @Nullable Integer reachKm, @Nullable Money costPerHour,
        @Nullable Integer mostVisitsADay) {
    /// @param level 1 (can do it) to 3 (others ask them)
    public record Skill(String name, int level) {}

    /// @param validUntil the last day on which it holds
    public record Certificate(String name, LocalDate validUntil) {}

    /// The same hours on each of these days.
    public record Shift(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        /// The days in their order, so that the same shift is always written alike.
        public Shift {
            days = Collections
                    .unmodifiableSet(new LinkedHashSet<>(days.stream().sorted(Comparator.nullsFirst(Comparator.naturalOrder())).toList()));
        }
    }

    /// In WGS 84 degrees.
    public record Position(double latitude, double longitude) {}
}
