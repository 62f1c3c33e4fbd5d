package dev.kept.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The calendar's rules read wall times in Java, the reservations in the database: both have to mean the same instants. (Each has its own
/// copy of the IANA data; where a future change stands in one of them alone, nothing can be compared, and the test says where.)
class WallTimeTest {
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2037-01-01T00:00:00Z");
    private static final List<Integer> MINUTES_AROUND = List.of(-1440, -61, -60, -45, -30, -15, -1, 0, 1, 15, 30, 45, 60, 61, 1440);

    private record Wall(String zone, LocalDateTime at) {
        Instant inJava() {
            return at.atZone(ZoneId.of(zone)).toInstant();
        }
    }

    @Test
    void java_and_the_database_read_wall_times_around_every_clock_change_alike() throws Exception {
        try (var database = new CalendarDatabase()) {
            var walls = aroundClockChanges(database);
            assertTrue(walls.size() > 10_000, walls.size() + " wall times");
            var differing = differing(database, walls, "instant_of");
            var otherData = otherData(differing);
            assertTrue(otherData.size() <= 10, "the copies of the IANA data differ in " + otherData);
            assertEquals(List.of(), differing.stream().filter(reading -> !otherData.contains(reading.wall().zone())).toList());
        }
    }

    @Test
    void the_databases_own_reading_would_differ() throws Exception {
        try (var database = new CalendarDatabase()) {
            database.execute(
                    "create function plain(wall timestamp, zone text) returns timestamptz immutable return wall at time zone zone");
            assertTrue(differing(database, aroundClockChanges(database), "plain").size() > 1000, "the check sees nothing");
        }
    }

    /// Zones that are read differently a whole day from any change of the clock.
    private static Set<String> otherData(List<Reading> differing) {
        return differing.stream().filter(reading -> {
            var rules = ZoneId.of(reading.wall().zone()).getRules();
            var before = rules.previousTransition(reading.wall().inJava());
            var after = rules.nextTransition(reading.wall().inJava());
            return before != null && after != null && reading.wall().inJava().minus(Duration.ofHours(20)).isAfter(before.getInstant())
                    && reading.wall().inJava().plus(Duration.ofHours(20)).isBefore(after.getInstant());
        }).map(reading -> reading.wall().zone()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Wall> aroundClockChanges(CalendarDatabase database) throws Exception {
        var known = new HashSet<String>();
        try (var statement = database.connection.createStatement();
                var rows = statement.executeQuery("select name from pg_timezone_names")) {
            while (rows.next())
                known.add(rows.getString(1));
        }
        var walls = new ArrayList<Wall>();
        for (var zone : ZoneId.getAvailableZoneIds().stream().filter(known::contains).filter(name -> name.contains("/")).sorted()
                .toList()) {
            var rules = ZoneId.of(zone).getRules();
            for (var change = rules.nextTransition(FROM); change != null && change.getInstant().isBefore(UNTIL); change = rules
                    .nextTransition(change.getInstant()))
                for (int minutes : MINUTES_AROUND)
                    walls.add(new Wall(zone, change.getDateTimeBefore().plusMinutes(minutes)));
        }
        return walls;
    }

    private record Reading(Wall wall, Instant inDatabase) {}

    private static List<Reading> differing(CalendarDatabase database, List<Wall> walls, String function) throws Exception {
        var zones = database.connection.createArrayOf("text", walls.stream().map(Wall::zone).toArray());
        var times = database.connection.createArrayOf("text", walls.stream().map(wall -> wall.at().toString()).toArray());
        var differing = new ArrayList<Reading>();
        try (var query = database.connection.prepareStatement("select extract(epoch from " + function
                + "(at::timestamp, zone))::bigint from unnest(?, ?) with ordinality as wall (zone, at, n) order by n")) {
            query.setArray(1, zones);
            query.setArray(2, times);
            try (var rows = query.executeQuery()) {
                for (var wall : walls) {
                    rows.next();
                    var there = Instant.ofEpochSecond(rows.getLong(1));
                    if (!there.equals(wall.inJava()))
                        differing.add(new Reading(wall, there));
                }
            }
        }
        return differing;
    }
}
