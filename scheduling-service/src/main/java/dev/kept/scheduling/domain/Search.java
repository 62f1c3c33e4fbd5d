package dev.kept.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One question for free times, with all that its answer depends on.
///
/// @param days 1 to [Slots#MOST_DAYS]
public record Search(Wanted wanted, List<Candidate> candidates, LocalDate from, int days, Instant now) {
    /// Days of technicians that one search looks through: 500 of them for ten days, or 80 for two months.
    public static final int MOST_TECHNICIAN_DAYS = 5_000;

    /// For how many days these technicians can be searched at once; only those count who have the skills.
    public int mostDays() {
        long able = candidates.stream().filter(candidate -> candidate.lacking(wanted).isEmpty()).count();
        return Math.clamp(MOST_TECHNICIAN_DAYS / Math.max(1, able), 1, Slots.MOST_DAYS);
    }

    /// Takes up to a second of a processor at the bound.
    public Slots answer() {
        return Slots.find(wanted, candidates, from, days, now);
    }
}
