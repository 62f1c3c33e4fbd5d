package dev.kept.scheduling.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.AbsenceCancelled;
import dev.kept.events.SchedulingEvent.AbsenceRecorded;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingMoved;
import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.events.SchedulingEvent.NoSlotFound;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.events.SchedulingEvent.TechnicianChanged;
import dev.kept.scheduling.domain.CandidacyCommand.Able;
import dev.kept.scheduling.domain.CandidacyCommand.Propose;
import java.util.Comparator;
import java.util.List;

/// Who is asked next whether they do the work: of those who can, the one with the fewest jobs.
public final class CandidacyDecider implements Decider<CandidacyCommand, Candidacy, SchedulingEvent> {
    /// The last one decides nothing that matters, but always the same.
    private static final Comparator<Able> FAIR = Comparator.comparingInt(Able::jobs).thenComparing(Able::personId);

    @Override
    public Candidacy initial() {
        return Candidacy.NONE;
    }

    @Override
    public Decision<SchedulingEvent> decide(CandidacyCommand command, Candidacy state, Asked asked) {
        return switch (command) {
            case Propose _ when !asked.by().is(Role.SERVICE) -> Decision.forbidden("Kept proposes by itself who is asked. Offer the work.");
            case Propose it when state.isPast(it.cycle(), it.round()) -> Decision.accepted(List.of());
            case Propose it -> Decision.accepted(List.of(next(it)));
        };
    }

    private static SchedulingEvent next(Propose it) {
        return it.people().stream().filter(able -> able.skills().containsAll(it.skills()) && !it.notAgain().contains(able.personId()))
                .min(FAIR).<SchedulingEvent>map(able -> new CandidateProposed(it.cycle(), it.round(), able.personId(), reasons(it, able)))
                .orElseGet(() -> new CandidatesExhausted(it.cycle(), it.round()));
    }

    private static List<String> reasons(Propose it, Able able) {
        var skilled = it.skills().isEmpty() ? "No skill is asked for" : "Knows " + String.join(", ", it.skills());
        return List.of(skilled, switch (able.jobs()) {
            case 0 -> "No other job";
            case 1 -> "One other job, nobody has fewer";
            default -> able.jobs() + " other jobs, nobody has fewer";
        });
    }

    @Override
    public Candidacy evolve(Candidacy state, SchedulingEvent event) {
        return switch (event) {
            case CandidateProposed it -> new Candidacy(it.cycle(), it.round());
            case CandidatesExhausted it -> new Candidacy(it.cycle(), it.round());
            case TechnicianAdded _,TechnicianChanged _,AbsenceRecorded _,AbsenceCancelled _,BookingMade _,BookingMoved _,BookingReleased _,SlotProposed _,NoSlotFound _ -> state; // of a technician, or of a visit
        };
    }
}
