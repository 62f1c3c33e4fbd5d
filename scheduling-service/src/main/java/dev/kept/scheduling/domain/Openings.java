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
    private final List<Span> busy;
    private final NavigableMap<Instant, Visit> taken = new TreeMap<>();
    private final Map<LocalDate, Long> visitsOnDay;
    private final Map<Place, Duration> waysThere = new HashMap<>();
    private final Map<Place, Duration> waysOnwards = new HashMap<>();
    private final boolean isOnSiteTime;
    private List<Opening> open = List.of();

    Openings(Candidate candidate, Search search) {
        this.candidate = candidate;
        this.search = search;
        this.zone = ZoneId.of(candidate.profile().zone());
        this.shifts = byBeginning(spans(candidate.profile().shifts()));
        var breaks = spans(candidate.profile().breaks());
        this.breaks = search.wanted().duration().compareTo(longestStretch(breaks)) > 0 ? List.of() : breaks;
        this.absences = candidate.working().absences().values().stream().map(Technician.Absence::span).toList();
        var feed = candidate.working().feed();
        this.busy = feed == null ? List.of() : feed.busy().stream().map(one -> new Span(one.from(), one.until())).toList();
        candidate.taken().forEach(one -> taken.put(one.span().from(), new Visit(one, LocalDate.ofInstant(one.span().from(), zone))));
        this.visitsOnDay = taken.values().stream().collect(Collectors.groupingBy(Visit::day, Collectors.counting()));
        this.isOnSiteTime = candidate.profile().zone().equals(search.wanted().zone());
    }

    /// @param day the technician's own
    private record Visit(Taken taken, LocalDate day) {}

    /// A time at which they could come.
    ///
    /// @param visits that they have on that day
    /// @param before the visit before it on that day
    /// @param there the way to it, from there or from where the day begins; null where nobody knows one of the places
    /// @param after the visit after it on that day
    /// @param onwards the way from it
    record Opening(Time time, int visits, @Nullable Taken before, @Nullable Duration there, @Nullable Taken after,
            @Nullable Duration onwards) {}

    Candidate candidate() {
        return candidate;
    }

    /// When they could come, in order; known after [#among].
    List<Opening> open() {
        return open;
    }

    /// The rule that leaves nothing of these times; empty where something is left.
    Optional<NoSlot> among(List<Time> grid) {
        var left = new Left(grid);
        return lacksSkill().or(this::outOfReach).or(() -> left.only(Rule.NO_SHIFT, this::isAtWork,
                () -> "Has no shift in these days that is long enough for " + search.wanted().duration().toMinutes() + " minutes."))
                .or(() -> left.only(Rule.CERTIFICATE_EXPIRED, time -> candidate.working().expired(day(time)).isEmpty(),
                        () -> NoSlot.expired(candidate.technicianId(), expired()).sentence()))
                .or(() -> left.only(Rule.ABSENT, time -> absences.stream().noneMatch(away -> away.overlaps(time.span())),
                        () -> "Is away on all days with hours long enough."))
                .or(() -> left.only(Rule.BUSY, time -> busy.stream().noneMatch(other -> other.overlaps(time.span())),
                        () -> "Is busy elsewhere, as their own calendar says, in all hours that would be long enough."))
                .or(() -> left.only(Rule.FULL, time -> visitsOn(day(time)) < most(), () -> "Takes at most " + most()
                        + " visits a day, and has as many on every day that comes into question."))
                .or(() -> left.only(Rule.BOOKED, this::isFree, () -> "Is booked in all hours that would be long enough."))
                .or(() -> reachable(left.times));
    }

    /// The times that no rule has taken out yet.
    private final class Left {
        private List<Time> times;

        Left(List<Time> times) {
            this.times = times;
        }

        Optional<NoSlot> only(Rule rule, Predicate<Time> holds, Supplier<String> sentence) {
            times = times.stream().filter(holds).toList();
            return times.isEmpty() ? Optional.of(new NoSlot(candidate.technicianId(), rule, sentence.get())) : Optional.empty();
        }
    }

    private Optional<NoSlot> reachable(List<Time> free) {
        open = free.stream().map(this::opening).filter(this::canBeThere).toList();
        return open.isEmpty()
                ? Optional.of(new NoSlot(candidate.technicianId(), Rule.TOO_FAR,
                        "Could not be there in time between the other visits, or between the ends of the day."))
                : Optional.empty();
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

    private int visitsOn(LocalDate day) {
        return visitsOnDay.getOrDefault(day, 0L).intValue();
    }

    private boolean isFree(Time time) {
        var last = taken.lowerEntry(time.span().until());
        return last == null || !last.getValue().taken().span().until().isAfter(time.span().from());
    }

    private Opening opening(Time time) {
        var day = day(time);
        var before = onDay(day, taken.lowerEntry(time.span().until()));
        var after = onDay(day, taken.ceilingEntry(time.span().until()));
        return new Opening(time, visitsOn(day), before, wayThere(before), after, wayOnwards(after));
    }

    private static @Nullable Taken onDay(LocalDate day, Map.@Nullable Entry<Instant, Visit> neighbour) {
        return neighbour == null || !neighbour.getValue().day().equals(day) ? null : neighbour.getValue().taken();
    }

    private boolean canBeThere(Opening it) {
        var shift = shift(it.time().span());
        var before = it.before() != null ? it.before().span().until() : shift == null ? null : shift.from();
        var after = it.after() != null ? it.after().span().from() : shift == null ? null : shift.until();
        return fits(it.there(), before, it.time().span().from()) && fits(it.onwards(), it.time().span().until(), after);
    }

    private static boolean fits(@Nullable Duration way, @Nullable Instant from, @Nullable Instant until) {
        return way == null || from == null || until == null || way.compareTo(Duration.between(from, until)) <= 0;
    }

    private @Nullable Duration wayThere(@Nullable Taken before) {
        var from = before != null ? before.place() : Place.of(candidate.profile().start());
        var here = search.wanted().place();
        return from == null || here == null ? null : waysThere.computeIfAbsent(from, other -> search.travel().between(other, here));
    }

    private @Nullable Duration wayOnwards(@Nullable Taken after) {
        var to = after != null ? after.place() : Place.of(candidate.profile().end());
        var here = search.wanted().place();
        return to == null || here == null ? null : waysOnwards.computeIfAbsent(to, other -> search.travel().between(here, other));
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
                        .map(shift -> new Span(day.atTime(shift.from()).atZone(zone).toInstant(),
                                day.atTime(shift.to()).atZone(zone).toInstant()))
                        .forEach(spans::add));
        return spans;
    }

    private static NavigableMap<Instant, Span> byBeginning(List<Span> spans) {
        var sorted = new TreeMap<Instant, Span>();
        spans.forEach(span -> sorted.put(span.from(), span));
        return sorted;
    }

    /// The technician's own.
    private LocalDate day(Time time) {
        return isOnSiteTime ? time.appointment().start().toLocalDate() : LocalDate.ofInstant(time.span().from(), zone);
    }
}
