package dev.kept.scheduling.domain;

import dev.kept.events.SchedulingEvent.AbsenceKind;
import dev.kept.events.SchedulingEvent.AbsenceRecorded;
import dev.kept.events.SchedulingEvent.BusyTime;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Certificate;
import dev.kept.events.WorkProfile.Shift;
import dev.kept.events.WorkProfile.Skill;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A person as the calendar knows them.
public sealed interface Technician {

    /// Nobody has said that this person can be booked.
    record Unknown() implements Technician {}

    /// @param absences by their ids
    /// @param feed their calendar elsewhere; null: none is followed
    record Working(WorkProfile profile, SortedMap<String, Absence> absences, @Nullable Feed feed) implements Technician {
        public Working(WorkProfile profile, SortedMap<String, Absence> absences) {
            this(profile, absences, null);
        }

        /// With one shift, going anywhere.
        public static Working of(TechnicianAdded added) {
            var skills = added.skills().stream().map(name -> new Skill(name, 1)).toList();
            var shift = new Shift(added.days(), added.from(), added.to());
            return new Working(
                    new WorkProfile(skills, List.of(), added.zone(), List.of(shift), List.of(), null, null, null, null, null),
                    new TreeMap<>());
        }

        Working away(AbsenceRecorded it) {
            var more = new TreeMap<>(absences);
            more.put(it.absenceId(), new Absence(it.kind(), it.zone(), it.from(), it.until()));
            return new Working(profile, more, feed);
        }

        Working back(String absenceId) {
            var fewer = new TreeMap<>(absences);
            fewer.remove(absenceId);
            return new Working(profile, fewer, feed);
        }

        Working following(@Nullable Feed other) {
            return new Working(profile, absences, other);
        }

        /// The skills that would be needed and are not there.
        List<String> lacking(List<String> needed) {
            var known = profile.skills().stream().map(Skill::name).collect(Collectors.toSet());
            return needed.stream().filter(skill -> !known.contains(skill)).toList();
        }

        /// How far away a place is, in words, where it is farther than they go; empty where it is not, or nobody knows.
        Optional<String> outOfReach(@Nullable Place place) {
            var reach = profile.reachKm();
            var start = Place.of(profile.start());
            if (reach == null || start == null || place == null || start.kilometresTo(place) <= reach)
                return Optional.empty();
            return Optional.of("Goes " + reach + " km far, and this is " + Math.round(start.kilometresTo(place)) + " km away.");
        }

        /// What speaks against an appointment of theirs, whatever else is booked.
        Optional<NoSlot> against(String technicianId, Span time) {
            var away = absences.values().stream().filter(absence -> absence.span().overlaps(time)).findFirst();
            return away.map(absence -> new NoSlot(technicianId, NoSlot.Rule.ABSENT, absence.sentence()))
                    .or(() -> expired(LocalDate.ofInstant(time.from(), ZoneId.of(profile.zone())))
                            .map(certificate -> NoSlot.expired(technicianId, certificate)));
        }

        /// The certificate that ran out before this day; of several the first that did.
        Optional<Certificate> expired(LocalDate day) {
            return profile.certificates().stream().filter(certificate -> certificate.validUntil().isBefore(day))
                    .min(Comparator.comparing(Certificate::validUntil));
        }
    }

    /// A calendar that somebody keeps elsewhere.
    ///
    /// @param busy as it was read last
    /// @param trouble why it could not be read since; null: it could
    record Feed(String address, List<BusyTime> busy, @Nullable String trouble) {
        public Feed {
            busy = List.copyOf(busy);
        }
    }

    /// A time when somebody is away, in wall times of `zone`.
    record Absence(AbsenceKind kind, String zone, LocalDateTime from, LocalDateTime until) {
        public Span span() {
            var at = ZoneId.of(zone);
            return new Span(from.atZone(at).toInstant(), until.atZone(at).toInstant());
        }

        String sentence() {
            return "Is away from " + Words.moment(from) + " to " + Words.moment(until) + ".";
        }
    }
}
