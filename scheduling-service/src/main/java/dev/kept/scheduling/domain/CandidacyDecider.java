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
import dev.kept.events.SchedulingEvent.BusyTimesRead;
import dev.kept.events.SchedulingEvent.CalendarFollowed;
import dev.kept.events.SchedulingEvent.CalendarLeft;
import dev.kept.events.SchedulingEvent.CalendarUnreadable;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.events.SchedulingEvent.NoSlotFound;
import dev.kept.events.SchedulingEvent.PassedOver;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.events.SchedulingEvent.TechnicianChanged;
import dev.kept.scheduling.domain.CandidacyCommand.Able;
import dev.kept.scheduling.domain.CandidacyCommand.Propose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is asked next whether they do the work: of those who may be sent, the first by what the order's policy prefers.
public final class CandidacyDecider implements Decider<CandidacyCommand, Candidacy, SchedulingEvent> {
    private static final int MOST_PASSED_OVER = 20;

    @Override
    public Candidacy initial() {
        return Candidacy.NONE;
    }

    @Override
    public Decision<SchedulingEvent> decide(CandidacyCommand command, Candidacy state, Asked asked) {
        return switch (command) {
            case Propose _ when !asked.by().is(Role.SERVICE) -> Decision.forbidden("Kept proposes by itself who is asked. Offer the work.");
            case Propose it when state.isPast(it.cycle(), it.round()) -> Decision.accepted(List.of());
            case Propose it -> Decision.accepted(List.of(next(it, asked.now())));
        };
    }

    private static SchedulingEvent next(Propose it, Instant now) {
        var preferred = it.prefer().stream().map(by -> new Preferred(by, it.skills(), it.place())).toList();
        var able = it.people().stream().filter(person -> against(person, it, now).isEmpty()).sorted(inOrder(preferred)).toList();
        var refused = it.people().stream().flatMap(person -> against(person, it, now).map(why -> new PassedOver(person.personId(), why))
                .stream());
        var later = able.stream().skip(1).map(person -> new PassedOver(person.personId(), whyLater(person, able.getFirst(), preferred)));
        var passedOver = Stream.concat(later, refused).limit(MOST_PASSED_OVER).toList();
        return able.isEmpty()
                ? new CandidatesExhausted(it.cycle(), it.round(), passedOver)
                : new CandidateProposed(it.cycle(), it.round(), able.getFirst().personId(), reasons(it, able.getFirst(), preferred),
                        passedOver);
    }

    /// The rule that leaves somebody out.
    private static Optional<String> against(Able person, Propose it, Instant now) {
        if (it.notAgain().contains(person.personId()))
            return Optional.of("Was asked already.");
        var working = person.working();
        var lacking = working.lacking(it.skills());
        if (!lacking.isEmpty())
            return Optional.of(NoSlot.lacking(person.personId(), lacking).sentence());
        return working.outOfReach(it.place()).or(() -> working.expired(LocalDate.ofInstant(now, ZoneId.of(working.profile().zone())))
                .map(certificate -> NoSlot.expired(person.personId(), certificate).sentence()));
    }

    /// What decides last decides nothing that matters, but always the same.
    private static Comparator<Able> inOrder(List<Preferred> preferred) {
        return preferred.stream().map(Preferred::first).reduce(Comparator::thenComparing).map(order -> order.thenComparing(Able::personId))
                .orElse(Comparator.comparing(Able::personId));
    }

    private static String whyLater(Able person, Able first, List<Preferred> preferred) {
        return preferred.stream().filter(one -> one.first().compare(first, person) != 0).findFirst().map(one -> one.whyNot(person))
                .orElse("Is as good a choice; one of them had to be the first.");
    }

    private static List<String> reasons(Propose it, Able able, List<Preferred> preferred) {
        var skilled = it.skills().isEmpty() ? "No skill is asked for" : "Knows " + String.join(", ", it.skills());
        return Stream.concat(Stream.of(skilled), preferred.stream().flatMap(one -> one.why(able).stream())).toList();
    }

    @Override
    public Candidacy evolve(Candidacy state, SchedulingEvent event) {
        return switch (event) {
            case CandidateProposed it -> new Candidacy(it.cycle(), it.round());
            case CandidatesExhausted it -> new Candidacy(it.cycle(), it.round());
            // of a technician, or of a visit
            case TechnicianAdded _,TechnicianChanged _,AbsenceRecorded _,AbsenceCancelled _ -> state;
            case CalendarFollowed _,CalendarLeft _,BusyTimesRead _,CalendarUnreadable _ -> state;
            case BookingMade _,BookingMoved _,BookingReleased _,SlotProposed _,NoSlotFound _ -> state;
        };
    }
}
