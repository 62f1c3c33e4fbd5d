package dev.kept.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One question for free times, with all that its answer depends on: the same question always has the same answer.
///
/// @param from local date at the site; no slot begins before `now`
/// @param days 1 to [Slots#MOST_DAYS]
public record Search(Wanted wanted, List<Candidate> candidates, Travel travel, LocalDate from, int days, Instant now) {
    /// Days of technicians that one search looks through: 500 of them for ten days, or 80 for two months.
    public static final int MOST_TECHNICIAN_DAYS = 5_000;

    public Search {
        if (days < 1 || days > Slots.MOST_DAYS)
            throw new IllegalArgumentException("A search covers 1 to " + Slots.MOST_DAYS + " days, not " + days);
    }

    /// For how many days these technicians can be searched at once; only those count who have the skills.
    public int mostDays() {
        long able = candidates.stream().filter(candidate -> candidate.working().lacking(wanted.skills()).isEmpty()).count();
        return Math.clamp(MOST_TECHNICIAN_DAYS / Math.max(1, able), 1, Slots.MOST_DAYS);
    }

    /// Takes up to a second of a processor at the bound.
    public Slots answer() {
        return Slots.find(this);
    }

    Search with(List<Candidate> others) {
        return new Search(wanted, others, travel, from, days, now);
    }
}
