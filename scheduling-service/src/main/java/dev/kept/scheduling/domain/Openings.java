package dev.kept.scheduling.domain;

import dev.kept.events.WorkProfile.Certificate;
import dev.kept.events.WorkProfile.Shift;
import dev.kept.scheduling.domain.NoSlot.Rule;
import dev.kept.scheduling.domain.Slots.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One technician's time in one search: when each rule lets them come, and which one says no at last.
final class Openings {
    private final Candidate candidate;
    private final Search search;
    private final ZoneId zone;
    private final NavigableMap<Instant, Span> shifts;
    private final List<Span> breaks;
    private final List<Span> absences;
    private final NavigableMap<Instant, Taken> taken = new TreeMap<>();
    private final Map<LocalDate, Long> visitsOnDay;
    private final Map<Place, Duration> waysThere = new HashMap<>();
    private final Map<Place, Duration> waysOnwards = new HashMap<>();
    private List<Time> open = List.of();

    Openings(Candidate candidate, Search search) {
        this.candidate = candidate;
        this.search = search;
        this.zone = ZoneId.of(candidate.profile().zone());
        this.shifts = byBeginning(spans(candidate.profile().shifts()));
        var breaks = spans(candidate.profile().breaks());
        this.breaks = search.wanted().duration().compareTo(longestStretch(breaks)) > 0 ? List.of() : breaks;
        this.absences = candidate.working().absences().values().stream().map(Technician.Absence::span).toList();
        candidate.taken().forEach(one -> taken.put(one.span().from(), one));
        this.visitsOnDay = candidate.taken().stream().collect(Collectors.groupingBy(one -> day(one.span()), Collectors.counting()));
    }

    Candidate candidate() {
        return candidate;
    }

    /// When they could come, in order; known after [#among].
    List<Time> open() {
        return open;
    }

    /// The rule that leaves nothing of these times; empty where something is left.
    Optional<NoSlot> among(List<Time> grid) {
        open = grid;
        return lacksSkill().or(this::outOfReach).or(() -> unless(Rule.NO_SHIFT, this::isAtWork,
                () -> "Has no shift in these days that is long enough for " + search.wanted().duration().toMinutes() + " minutes."))
                .or(() -> unless(Rule.CERTIFICATE_EXPIRED, time -> candidate.working().expired(day(time.span())).isEmpty(),
                        () -> NoSlot.expired(candidate.technicianId(), expired()).sentence()))
                .or(() -> unless(Rule.ABSENT, time -> absences.stream().noneMatch(away -> away.overlaps(time.span())),
                        () -> "Is away on all days with hours long enough."))
                .or(() -> unless(Rule.FULL, time -> visitsOn(time) < most(), () -> "Takes at most " + most()
                        + " visits a day, and has as many on every day that comes into question."))
                .or(() -> unless(Rule.BOOKED, time -> overlapping(time.span()) == null,
                        () -> "Is booked in all hours that would be long enough."))
                .or(() -> unless(Rule.TOO_FAR, this::canBeThere,
                        () -> "Could not be there in time between the other visits, or between the ends of the day."));
    }

    private Optional<NoSlot> unless(Rule rule, Predicate<Time> holds, Supplier<String> sentence) {
        var left = open.stream().filter(holds).toList();
        if (left.isEmpty())
            return Optional.of(new NoSlot(candidate.technicianId(), rule, sentence.get()));
        open = left;
        return Optional.empty();
    }

    private Optional<NoSlot> lacksSkill() {
        var lacking = candidate.working().lacking(search.wanted().skills());
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(NoSlot.lacking(candidate.technicianId(), lacking));
    }

    private Optional<NoSlot> outOfReach() {
        return candidate.working().outOfReach(search.wanted().place())
                .map(sentence -> new NoSlot(candidate.technicianId(), Rule.OUT_OF_REACH, sentence));
    }

    /// The one that ends first.
    private Certificate expired() {
        return candidate.profile().certificates().stream().min(Comparator.comparing(Certificate::validUntil)).orElseThrow();
    }

    private boolean isAtWork(Time time) {
        var shift = shift(time.span());
        return shift != null && shift.holds(time.span()) && breaks.stream().noneMatch(pause -> pause.overlaps(time.span()));
    }

    /// One person's shifts never overlap: the last to begin is the only one that can hold it.
    private @Nullable Span shift(Span time) {
        var last = shifts.floorEntry(time.from());
        return last == null ? null : last.getValue();
    }

    private int most() {
        var most = candidate.profile().mostVisitsADay();
        return most == null ? Integer.MAX_VALUE : most;
    }

    int visitsOn(Time time) {
        return visitsOnDay.getOrDefault(day(time.span()), 0L).intValue();
    }

    private @Nullable Taken overlapping(Span time) {
        var last = taken.lowerEntry(time.until());
        return last != null && last.getValue().span().until().isAfter(time.from()) ? last.getValue() : null;
    }

    private boolean canBeThere(Time time) {
        var shift = shift(time.span());
        var before = before(time);
        var after = after(time);
        return fits(wayThere(time), before != null ? before.span().until() : shift == null ? null : shift.from(), time.span().from())
                && fits(wayOnwards(time), time.span().until(),
                        after != null ? after.span().from() : shift == null ? null : shift.until());
    }

    private static boolean fits(@Nullable Duration way, @Nullable Instant from, @Nullable Instant until) {
        return way == null || from == null || until == null || way.compareTo(Duration.between(from, until)) <= 0;
    }

    /// The visit before it on the same day.
    @Nullable Taken before(Time time) {
        var last = taken.lowerEntry(time.span().until());
        return last != null && day(last.getValue().span()).equals(day(time.span())) ? last.getValue() : null;
    }

    /// The visit after it on the same day.
    @Nullable Taken after(Time time) {
        var next = taken.ceilingEntry(time.span().until());
        return next != null && day(next.getValue().span()).equals(day(time.span())) ? next.getValue() : null;
    }

    @Nullable Duration wayThere(Time time) {
        var before = before(time);
        var from = before != null ? before.place() : Place.of(candidate.profile().start());
        return way(from, search.wanted().place(), search.travel(), waysThere, from);
    }

    @Nullable Duration wayOnwards(Time time) {
        var after = after(time);
        var to = after != null ? after.place() : Place.of(candidate.profile().end());
        return way(search.wanted().place(), to, search.travel(), waysOnwards, to);
    }

    private static @Nullable Duration way(@Nullable Place from, @Nullable Place to, Travel travel, Map<Place, Duration> known,
            @Nullable Place other) {
        return from == null || to == null || other == null ? null : known.computeIfAbsent(other, _ -> travel.between(from, to));
    }

    /// Between two breaks. Work that is longer is done across them: whoever rests at noon does a whole day's work all the same.
    private Duration longestStretch(List<Span> breaks) {
        var longest = Duration.ZERO;
        for (var shift : shifts.values()) {
            var begins = shift.from();
            for (var pause : breaks.stream().filter(shift::holds).sorted(Comparator.comparing(Span::from)).toList()) {
                longest = longer(longest, Duration.between(begins, pause.from()));
                begins = pause.until();
            }
            longest = longer(longest, Duration.between(begins, shift.until()));
        }
        return longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /// The days before and after too: a technician's Monday may be the site's Sunday.
    private List<Span> spans(List<Shift> hours) {
        var spans = new ArrayList<Span>();
        search.from().minusDays(1).datesUntil(search.from().plusDays(search.days() + 1L))
                .forEach(day -> hours.stream().filter(shift -> shift.days().contains(day.getDayOfWeek()))
                        .map(shift -> new Span(day.atTime(shift.from()).atZone(zone).toInstant(), day.atTime(shift.to()).atZone(zone).toInstant()))
                        .forEach(spans::add));
        return spans;
    }

    private static NavigableMap<Instant, Span> byBeginning(List<Span> spans) {
        var sorted = new TreeMap<Instant, Span>();
        spans.forEach(span -> sorted.put(span.from(), span));
        return sorted;
    }

    /// The technician's own.
    LocalDate day(Span span) {
        return LocalDate.ofInstant(span.from(), zone);
    }
}
