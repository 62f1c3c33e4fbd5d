package dev.kept.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Appointment;
import dev.kept.events.NotificationEvent.Medium;
import dev.kept.notification.Plan;
import dev.kept.notification.domain.MessagePlan.Audience;
import dev.kept.notification.domain.MessagePlan.IfUnknown;
import dev.kept.notification.domain.MessagePlan.Later;
import dev.kept.notification.domain.MessagePlan.Quiet;
import dev.kept.notification.domain.MessagePlan.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MessagePlanTest {
    private final MessagePlan plan = Plan.read();

    @Test
    void a_rule_and_a_medium_name_one_row() {
        var names = new HashSet<String>();
        plan.rows().forEach(row -> assertTrue(names.add(row.rule() + " " + row.medium()), row.rule()));
        plan.rows().forEach(row -> assertEquals(row, plan.row(row.rule(), row.medium())));
    }

    @Test
    void a_row_may_ask_for_a_value_of_the_fact() {
        assertEquals(List.of("M05"),
                plan.atOnce("workorder.document-issued", Map.of("kind", "ORDER", "edition", "1")).stream().map(Row::rule).toList());
        assertEquals(List.of("M20"), plan.atOnce("workorder.document-issued", Map.of("kind", "ORDER", "edition", "2")).stream()
                .map(Row::rule).toList(), "any but the first");
        for (var ownMail : List.of("order-cancelled", "order-merged"))
            assertEquals(List.of(), plan.atOnce("workorder.visit-cancelled", Map.of("cause", ownMail)), ownMail);
        for (var other : List.of("on-hold", "unassigned", "order-cancelled|order-merged", ""))
            assertEquals(List.of("M28V EMAIL", "M28V SMS"), plan.atOnce("workorder.visit-cancelled", Map.of("cause", other)).stream()
                    .map(row -> row.rule() + " " + row.medium()).toList(), other);
        assertEquals(List.of(), plan.atOnce("workorder.note-added", Map.of()));
    }

    @Test
    void a_reminder_is_announced_only_while_it_is_still_to_come() {
        var start = LocalDateTime.parse("2026-11-27T10:00");
        var visit = new Appointment("Europe/Dublin", start, start.plusHours(1), start, start.plusHours(2));
        assertEquals(LocalTime.of(17, 0), plan.dayBefore(visit, Instant.parse("2026-11-26T16:59:59Z")));
        assertNull(plan.dayBefore(visit, Instant.parse("2026-11-26T17:00:00Z")));
    }

    @Test
    void a_row_without_bounds_is_no_row() {
        assertThrows(IllegalArgumentException.class, () -> row(Duration.ofDays(61), List.of(Audience.OFFICE)));
        assertThrows(IllegalArgumentException.class, () -> row(Duration.ZERO, List.of(Audience.OFFICE)));
        assertThrows(IllegalArgumentException.class, () -> row(Duration.ofDays(1), List.of()));
        row(Duration.ofDays(60), List.of(Audience.OFFICE));
    }

    @Test
    void what_is_said_later_says_when_and_what_makes_it_needless() {
        assertThrows(IllegalArgumentException.class, () -> new Later("T9", null, null, List.of("workorder.closed"), null));
        assertThrows(IllegalArgumentException.class,
                () -> new Later("T9", Duration.ofDays(1), "inMonths", List.of("workorder.closed"), null));
        assertThrows(IllegalArgumentException.class, () -> new Later("T9", Duration.ofDays(1), null, List.of(), null));
        assertThrows(IllegalArgumentException.class, () -> new Later("T9", Duration.ofDays(1), null, List.of("workorder.closed"), 13));
        assertEquals(List.of("M16"),
                plan.later("workorder.hold-placed", Map.of("reason", "WAITING_CUSTOMER")).stream().map(Row::rule).toList());
        assertEquals(List.of(), plan.later("workorder.hold-placed", Map.of("reason", "WAITING_PARTS")));
        assertEquals(List.of("M16"), plan.needless("workorder.customer-replied").stream().map(Row::rule).toList());
    }

    @Test
    @Tag("D62")
    void texts_wait_for_the_end_of_the_night_at_the_site_and_urgent_ones_and_mails_do_not() {
        var dublin = ZoneId.of("Europe/Dublin");
        var moved = plan.row("M29", Medium.SMS);
        var morning = Instant.parse("2026-11-27T07:00:00Z");
        assertNull(plan.quietUntil(moved, Instant.parse("2026-11-26T20:59:59Z"), dublin));
        assertEquals(morning, plan.quietUntil(moved, Instant.parse("2026-11-26T21:00:00Z"), dublin));
        assertEquals(morning, plan.quietUntil(moved, Instant.parse("2026-11-27T06:59:59Z"), dublin));
        assertNull(plan.quietUntil(moved, morning, dublin));
        assertEquals(Instant.parse("2026-11-26T22:00:00Z"),
                plan.quietUntil(moved, Instant.parse("2026-11-26T21:00:00Z"), ZoneId.of("Asia/Tokyo")), "where it is six in the morning");
        assertEquals(Instant.parse("2027-03-28T06:00:00Z"), plan.quietUntil(moved, Instant.parse("2027-03-27T23:30:00Z"), dublin),
                "the night is an hour shorter");
        assertNull(plan.quietUntil(plan.row("M29", Medium.EMAIL), Instant.parse("2026-11-26T23:00:00Z"), dublin));
        assertNull(plan.quietUntil(plan.row("M14", Medium.SMS), Instant.parse("2026-11-26T23:00:00Z"), dublin), "somebody is at the door");
    }

    @Test
    void quiet_hours_may_be_within_a_day_and_do_end() {
        var noon = new Quiet(LocalTime.of(12, 0), LocalTime.of(14, 0), List.of(Medium.SMS));
        assertEquals(Instant.parse("2026-11-26T14:00:00Z"), noon.end(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC));
        assertNull(noon.end(Instant.parse("2026-11-26T11:59:59Z"), ZoneOffset.UTC));
        assertNull(noon.end(Instant.parse("2026-11-26T14:00:00Z"), ZoneOffset.UTC));
        assertThrows(IllegalArgumentException.class, () -> new Quiet(LocalTime.NOON, LocalTime.NOON, List.of(Medium.SMS)));
    }

    private static Row row(Duration usefulFor, List<Audience> to) {
        return new Row("M99", List.of("workorder.opened"), Map.of(), to, Medium.EMAIL, LetterKind.RECEIVED, usefulFor, null, null,
                false, false, null, IfUnknown.LEAVE);
    }
}
