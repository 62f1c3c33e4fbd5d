package dev.kept.workorder.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kept.events.Actor;
import dev.kept.events.Appointment;
import dev.kept.events.Catalogue;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.events.FileRef;
import dev.kept.events.Personal;
import dev.kept.events.Quantity;
import dev.kept.runtime.log.Recorded;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.PartReturned;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.SignatureCaptured;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.TimeLogged;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people read of an order that did not go straight.
class OrderReadingTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final FileRef SIGNATURE = new FileRef("a".repeat(64), "image/png", 1_000, "signature.png", "maeve");
    private static final Personal WORDS = new Personal("maeve", "It drips again.");
    private final List<Recorded> facts = new ArrayList<>();

    @BeforeEach
    void open() {
        happens(new WorkOrderOpened("WO-2026-000001", "home-service@1", Source.PORTAL, "c", "s", "Europe/Dublin", "maeve", "maeve", WORDS,
                "boiler-repair", Priority.URGENT, false, List.of(), List.of(), List.of(), null, null));
    }

    @Test
    void an_order_that_was_only_opened_is_at_its_first_revision() {
        assertEquals(1, OrderReading.of(facts.subList(0, 1)).revision());
    }

    @Test
    void the_visit_that_is_meant_is_the_one_that_stands_whichever_was_booked_last() {
        booked("friday", 6, "zofia");
        booked("tuesday", 3, "tomasz");
        assertShown("tuesday");
        happens(new WorkStarted("tuesday", "tomasz"));
        assertShown("tuesday");
        happens(new VisitFinished("tuesday", List.of("tomasz"), NOW));
        assertShown("friday");
        happens(new WorkStarted("friday", "zofia"));
        booked("monday", 9, "tomasz");
        assertShown("friday");
        happens(new VisitFinished("friday", List.of("zofia"), NOW));
        happens(new VisitMissed("monday", List.of("tomasz"), NoShow.ASSIGNEE, NOW));
        assertShown("friday");
    }

    @Test
    void where_nobody_is_to_come_no_time_is_shown_that_is_over_for_nothing_or_of_an_earlier_life() {
        booked("tuesday", 3, "tomasz");
        happens(new VisitMissed("tuesday", List.of("tomasz"), NoShow.ASSIGNEE, NOW));
        assertShown(null);
        booked("friday", 6, "zofia");
        happens(new VisitFinished("friday", List.of("zofia"), NOW));
        happens(new WorkOrderReopened(2, WORDS, true, List.of(), List.of()));
        assertShown(null);
    }

    @Test
    void a_signature_stands_under_the_work_that_was_signed_and_under_no_other() {
        happens(new SignatureCaptured(SIGNATURE, new Personal("maeve", "Maeve Brennan")));
        happens(completed(1, SIGNATURE));
        assertNotNull(read().signature());
        happens(new WorkOrderReopened(2, WORDS, true, List.of(), List.of()));
        happens(completed(2, null));
        assertNull(read().signature());
    }

    @Test
    void a_clock_that_cannot_be_right_dates_nothing() {
        booked("tuesday", 3, "tomasz");
        var nextYear = NOW.plus(Duration.ofDays(365));
        happens(new Arrived("tuesday", "tomasz"), nextYear);
        happens(completed(1, null), nextYear);
        assertEquals(NOW, read().visits().getFirst().arrivedAt());
        assertEquals(NOW, Objects.requireNonNull(read().done()).at());
        happens(new Arrived("tuesday", "tomasz"), NOW.minus(Duration.ofDays(2)));
        assertEquals(NOW.minus(Duration.ofDays(2)), read().visits().getFirst().arrivedAt(), "an offline phone is believed");
    }

    @Test
    void time_that_was_logged_counts_and_a_timer_that_nobody_stands_by_is_one_of_its_own() {
        happens(new TimerStarted("tuesday", "tomasz", true, NOW));
        happens(new TimerStarted("tuesday", "tomasz", false, NOW));
        happens(new TimerStopped("tuesday", "tomasz", false, NOW, NOW.plusSeconds(600)));
        happens(new TimeLogged("time-1", null, "tomasz", true, NOW, NOW.plusSeconds(1_200), true));
        assertEquals(Duration.ofMinutes(30), read().worked());
        assertEquals(List.of(new OrderReading.Time("tomasz", NOW, NOW.plusSeconds(600), false),
                new OrderReading.Time("tomasz", NOW, NOW.plusSeconds(1_200), true)), read().times());
        assertEquals(List.of(new OrderReading.Running("tomasz", NOW, true)), read().running());
    }

    @Test
    void of_a_part_that_was_returned_the_rest_is_shown() {
        var two = new Quantity(BigDecimal.TWO, "pcs");
        happens(new PartUsed("line-1", "vessel", two, "store", null, false, null, null));
        happens(new PartUsed("line-2", "seal", two, "store", null, false, null, null));
        happens(new PartReturned("return-1", "line-1", "vessel", new Quantity(BigDecimal.ONE, "pcs"), "store", null, false));
        happens(new PartReturned("return-2", "line-2", "seal", two, "store", null, false));
        assertEquals(List.of("1 pcs"), read().parts().stream().map(part -> part.quantity().written()).toList());
    }

    private void booked(String visitId, int day, String lead) {
        var from = LocalDateTime.of(2026, 3, day, 10, 0);
        happens(new VisitScheduled(visitId, "s", new Appointment("Europe/Dublin", from, from.plusHours(2), from, from.plusHours(2)),
                List.of(lead)));
    }

    private static WorkCompleted completed(int cycle, @Nullable FileRef signature) {
        return new WorkCompleted(cycle, "c", "s", "boiler-repair", Duration.ofMinutes(30), List.of(), 1, WORDS, List.of(), signature, null,
                null);
    }

    private void assertShown(@Nullable String visitId) {
        var visit = read().visit();
        assertEquals(visitId, visit == null ? null : visit.visitId());
    }

    private OrderReading read() {
        return OrderReading.of(facts);
    }

    private void happens(WorkOrderEvent event) {
        happens(event, NOW);
    }

    private void happens(WorkOrderEvent event, Instant said) {
        var type = new Envelope.EventType(Catalogue.of(event).name(), 1);
        facts.add(new Recorded(new Envelope("acme", new Envelope.StreamRef("workorder", "o", facts.size()), facts.size(),
                "e" + facts.size(), type, said, NOW, Actor.person("tomasz"), null, Channel.API, null, "c", "c", 0, null), event));
    }
}
