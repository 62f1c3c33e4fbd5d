package dev.kept.benchmarks;

import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.scheduling.domain.Candidate;
import dev.kept.scheduling.domain.Place;
import dev.kept.scheduling.domain.Search;
import dev.kept.scheduling.domain.Span;
import dev.kept.scheduling.domain.Taken;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.Travel;
import dev.kept.scheduling.domain.Wanted;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Free times across all technicians, each with four visits a day all over a city: the search alone, in this process.
final class SlotsBenchmark implements Benchmark {
    private static final long SEED = 20_260_303;
    private static final int TECHNICIANS = 50;
    private static final int DAYS = 30;
    private static final int VISITS_A_DAY = 4;
    private static final int GROWTH = 10;
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Place CITY = new Place(53.35, -6.26);

    @Override
    public void run(Scale scale, Report report) {
        report.title(
                "Free times for an order, %d technicians and %d days with %d visits each (p99 of at most 50 ms is asked for, aim at 10)"
                        .formatted(TECHNICIANS, DAYS, VISITS_A_DAY));
        var usual = measured(scale, report, TECHNICIANS, DAYS);
        report.title("The same with ten times as many technicians");
        var more = measured(scale, report, TECHNICIANS * GROWTH, DAYS);
        report.line("  ten times as many take %.1f times as long".formatted(more.median() / usual.median()));
        report.title("A week only, as the office's page asks for it");
        measured(scale, report, TECHNICIANS, 7);
    }

    private static Spread measured(Scale scale, Report report, int technicians, int days) {
        var candidates = candidates(technicians, new Random(SEED));
        var random = new Random(SEED + 1);
        for (int i = 0; i < scale.samples() / 4; i++) // for the compiler
            millis(search(candidates, days, random));
        var times = IntStream.range(0, scale.samples()).mapToObj(_ -> millis(search(candidates, days, random))).toList();
        var spread = Spread.of(times);
        report.side("one search", spread, "ms");
        report.side("p99", Spread.of(List.of(spread.quantile(0.99))), "ms");
        return spread;
    }

    private static Search search(List<Candidate> candidates, int days, Random random) {
        var wanted = new Wanted(DUBLIN.getId(), Duration.ofMinutes(60 + 30L * random.nextInt(3)), List.of("boiler"), near(random),
                random.nextBoolean(), List.of(), null);
        return new Search(wanted, candidates, Travel.ESTIMATED, MONDAY, days, MONDAY.atStartOfDay(DUBLIN).toInstant());
    }

    private static double millis(Search search) {
        long begun = System.nanoTime();
        var found = search.answer();
        double millis = (System.nanoTime() - begun) / 1e6;
        if (found.items().isEmpty())
            throw new IllegalStateException("Nothing was free: that is not what is measured");
        return millis;
    }

    private static List<Candidate> candidates(int technicians, Random random) {
        return IntStream.range(0, technicians).mapToObj(i -> new Candidate("t-" + i, Technician.Working.of(new TechnicianAdded(
                List.of("boiler"), DUBLIN.getId(), Set.of(DayOfWeek.values()), LocalTime.of(8, 0), LocalTime.of(18, 0))), taken(random)))
                .toList();
    }

    /// Begins at eight, with up to an hour between one visit and the next.
    private static List<Taken> taken(Random random) {
        var taken = new ArrayList<Taken>();
        for (int day = 0; day < DAYS; day++) {
            Instant at = MONDAY.plusDays(day).atTime(8, 0).atZone(DUBLIN).toInstant();
            for (int visit = 0; visit < VISITS_A_DAY; visit++) {
                var begins = at.plusSeconds(60L * 30 * random.nextInt(3));
                at = begins.plusSeconds(60L * 30 * (2 + random.nextInt(2)));
                taken.add(new Taken(new Span(begins, at), near(random)));
            }
        }
        return taken;
    }

    private static Place near(Random random) {
        return new Place(CITY.latitude() + random.nextGaussian() / 20, CITY.longitude() + random.nextGaussian() / 20);
    }
}
