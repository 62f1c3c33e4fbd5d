package dev.kept.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingMoved;
import dev.kept.events.SchedulingEvent.BookingReleased;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/// That nobody is booked twice is kept by the database, in the append itself.
class NeverDoubleBookedTest {
    private static final int BOOKERS = 64;
    private static final int ATTEMPTS = 12;
    private static final int CONNECTIONS = 16;
    private static final String OVERLAPS = """
            select count(*) from reservation a join reservation b
                on a.resource_id = b.resource_id and a.visit_id < b.visit_id and a.during && b.during""";

    @Test
    void sixty_four_bookers_of_the_same_day_never_book_anybody_twice() throws Exception {
        try (var database = new CalendarDatabase()) {
            int booked = book(database);
            assertTrue(booked > 20 && booked < BOOKERS * ATTEMPTS, booked + " bookings were made");
            assertEquals(booked, database.count("select count(distinct stream_id) from domain_event"));
            assertEquals(booked, database.count("select count(distinct visit_id) from reservation"));
            assertEquals(0, database.count(OVERLAPS));
        }
    }

    @Test
    void without_the_constraint_they_do() throws Exception {
        try (var database = new CalendarDatabase()) {
            database.execute("alter table reservation drop constraint nobody_is_booked_twice");
            assertEquals(BOOKERS * ATTEMPTS, book(database));
            assertTrue(database.count(OVERLAPS) > 1000, "overlaps");
        }
    }

    @Test
    void the_refusal_names_the_other_visit_and_nothing_is_recorded() throws Exception {
        try (var database = new CalendarDatabase()) {
            database.append("visit-1", 0, made("2026-03-03T10:00", "2026-03-03T12:00", "tomasz"));
            var refused = assertThrows(PSQLException.class,
                    () -> database.append("visit-2", 0, made("2026-03-03T11:30", "2026-03-03T13:00", "siobhan", "tomasz")));

            assertEquals("23P01", refused.getSQLState());
            var said = refused.getServerErrorMessage();
            assertTrue(said != null && "nobody_is_booked_twice".equals(said.getConstraint()), String.valueOf(said));
            assertTrue(String.valueOf(said.getDetail()).contains("visit-1"), String.valueOf(said.getDetail()));
            assertEquals(1, database.count("select count(*) from domain_event"));
        }
    }

    @Test
    void one_visit_after_the_other_and_others_at_the_same_time_are_fine() throws Exception {
        try (var database = new CalendarDatabase()) {
            database.append("visit-1", 0, made("2026-03-03T10:00", "2026-03-03T12:00", "tomasz"));
            database.append("visit-2", 0, made("2026-03-03T12:00", "2026-03-03T13:00", "tomasz"));
            database.append("visit-3", 0, made("2026-03-03T10:00", "2026-03-03T13:00", "siobhan"));
            assertEquals(3, database.count("select count(*) from reservation"));
        }
    }

    @Test
    void a_move_frees_the_old_time_and_takes_the_new_one_or_changes_nothing() throws Exception {
        try (var database = new CalendarDatabase()) {
            database.append("visit-1", 0, made("2026-03-03T10:00", "2026-03-03T12:00", "tomasz"));
            database.append("visit-2", 0, made("2026-03-04T10:00", "2026-03-04T12:00", "tomasz"));
            assertThrows(SQLException.class, () -> database.append("visit-1", 1, moved("2026-03-04T11:00", "2026-03-04T13:00")));
            assertThrows(SQLException.class, () -> database.append("visit-3", 0, made("2026-03-03T11:00", "2026-03-03T12:00", "tomasz")),
                    "the old time is still taken");

            database.append("visit-1", 1, moved("2026-03-03T11:00", "2026-03-03T13:00"));
            database.append("visit-3", 0, made("2026-03-03T10:00", "2026-03-03T11:00", "tomasz"));
        }
    }

    @Test
    void what_is_given_back_can_be_booked_from_that_moment_on() throws Exception {
        try (var database = new CalendarDatabase()) {
            database.append("visit-1", 0, made("2026-03-03T10:00", "2026-03-03T12:00", "tomasz"));
            database.append("visit-1", 1,
                    new BookingReleased("order", List.of("tomasz"), "visit-finished", Instant.parse("2026-03-03T11:00:00Z")));
            assertThrows(SQLException.class, () -> database.append("visit-2", 0, made("2026-03-03T10:30", "2026-03-03T11:30", "tomasz")));
            database.append("visit-2", 0, made("2026-03-03T11:00", "2026-03-03T11:30", "tomasz"));

            database.append("visit-3", 0, made("2026-03-05T10:00", "2026-03-05T12:00", "tomasz"));
            database.append("visit-3", 1,
                    new BookingReleased("order", List.of("tomasz"), "cancelled", Instant.parse("2026-03-03T11:00:00Z")));
            assertEquals(0, database.count("select count(*) from reservation where visit_id = 'visit-3'"));
        }
    }

    /// Everybody wants hours of the same day of one to three of four technicians; how many got them.
    private static int book(CalendarDatabase database) throws Exception {
        var connections = new ArrayBlockingQueue<Connection>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++)
            connections.add(database.connect());
        var booked = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var bookers = new ArrayList<Callable<Void>>();
            for (int booker = 0; booker < BOOKERS; booker++) {
                var random = new SplittableRandom(booker);
                var name = "visit-" + booker + "-";
                bookers.add(() -> {
                    for (int i = 0; i < ATTEMPTS; i++)
                        if (tryOnce(connections, name + i, random))
                            booked.incrementAndGet();
                    return null;
                });
            }
            for (var done : threads.invokeAll(bookers))
                done.get();
        }
        for (var connection : connections)
            connection.close();
        return booked.get();
    }

    private static boolean tryOnce(ArrayBlockingQueue<Connection> connections, String visit, SplittableRandom random) throws Exception {
        var start = LocalDateTime.parse("2026-03-03T08:00").plusMinutes(15L * random.nextInt(40));
        var technicians = random.ints(1 + random.nextInt(3), 0, 4).distinct().mapToObj(i -> "technician-" + i).toList();
        var connection = connections.take();
        try {
            CalendarDatabase.append(connection, visit, 0, new BookingMade("order", "site",
                    CalendarDatabase.dublin(start.toString(), start.plusMinutes(15L * (1 + random.nextInt(6))).toString()), technicians));
            return true;
        } catch (SQLException refused) {
            if (!"23P01".equals(refused.getSQLState()))
                throw refused;
            return false;
        } finally {
            connections.add(connection);
        }
    }

    private static BookingMade made(String start, String end, String... technicians) {
        return new BookingMade("order", "site", CalendarDatabase.dublin(start, end), List.of(technicians));
    }

    private static BookingMoved moved(String start, String end) {
        return new BookingMoved("order", "site", CalendarDatabase.dublin(start, end), CalendarDatabase.dublin(start, end),
                List.of("tomasz"));
    }
}
