package dev.kept.workorder.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.PlanEvent;
import dev.kept.events.PlanEvent.OccurrenceDone;
import dev.kept.events.PlanEvent.OccurrenceMerged;
import dev.kept.events.PlanEvent.OccurrenceMissed;
import dev.kept.events.PlanEvent.OccurrenceMoved;
import dev.kept.events.PlanEvent.OccurrenceRaised;
import dev.kept.events.PlanEvent.OccurrenceSkipped;
import dev.kept.events.PlanEvent.PlanActivated;
import dev.kept.events.PlanEvent.PlanEnded;
import dev.kept.events.PlanEvent.PlanPaused;
import dev.kept.events.PlanEvent.PlanResumed;
import dev.kept.events.PlanEvent.PreviousOpen;
import dev.kept.events.PlanEvent.Rhythm;
import dev.kept.events.PlanEvent.SkipCause;
import dev.kept.events.PlanEvent.Upcoming;
import dev.kept.workorder.domain.Known;
import dev.kept.workorder.plan.PlanCommand.ActivatePlan;
import dev.kept.workorder.plan.PlanCommand.DraftPlan;
import dev.kept.workorder.plan.PlanCommand.EndPlan;
import dev.kept.workorder.plan.PlanCommand.MoveOccurrence;
import dev.kept.workorder.plan.PlanCommand.NoteOccurrence;
import dev.kept.workorder.plan.PlanCommand.PausePlan;
import dev.kept.workorder.plan.PlanCommand.RaiseOccurrence;
import dev.kept.workorder.plan.PlanCommand.ResumePlan;
import dev.kept.workorder.plan.PlanCommand.SkipOccurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlanDeciderTest {
    private static final String DUBLIN = "Europe/Dublin";
    private static final Caller AOIFE = new Caller("alder", Actor.person("aoife"), Set.of(Role.OFFICE), null, null, Channel.OFFICE);
    private static final Caller MAEVE = new Caller("alder", Actor.person("maeve"), Set.of(Role.CUSTOMER), "brennans", null, Channel.PORTAL);
    private static final Caller KEPT = Caller.service("alder", Actor.service("workorder"));
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 15);
    private static final Rhythm QUARTERLY = new Rhythm("FREQ=MONTHLY;INTERVAL=3", null, JANUARY, LocalDate.of(2027, 1, 15));
    private static final Rhythm SINCE_LAST = new Rhythm(null, Period.ofMonths(3), JANUARY, LocalDate.of(2027, 1, 15));
    private static final PlanDecider DECIDER = new PlanDecider();
    private Plan plan = DECIDER.initial();
    private Instant now = JANUARY.minusDays(60).atTime(9, 0).atZone(ZoneId.of(DUBLIN)).toInstant();

    @Test
    @Tag("C10")
    @Tag("D66")
    void by_the_calendar_each_time_has_its_order_some_days_before_and_after_the_last_it_has_ended() {
        does(AOIFE, draft(QUARTERLY, PreviousOpen.CREATE));
        assertEquals(List.of(new PlanActivated(next(1, JANUARY))), does(AOIFE, new ActivatePlan()));
        assertEquals("not-due", refused(KEPT, raise(1)).code());
        var days = List.of(JANUARY, LocalDate.of(2026, 4, 15), LocalDate.of(2026, 7, 15), LocalDate.of(2026, 10, 15),
                LocalDate.of(2027, 1, 15));
        for (int n = 1; n < days.size(); n++) {
            now = next(n, days.get(n - 1)).raiseAt();
            assertEquals(List.of(new OccurrenceRaised(n, days.get(n - 1), "order-" + n, "WO-" + n, next(n + 1, days.get(n)))),
                    does(KEPT, raise(n)));
        }
        now = next(5, days.getLast()).raiseAt();
        assertEquals(List.of(new OccurrenceRaised(5, days.getLast(), "order-5", "WO-5", null), new PlanEnded("Its last time has come.")),
                does(KEPT, raise(5)));
        assertEquals(List.of(new OccurrenceDone(5, "order-5", days.getLast(), null)),
                does(KEPT, new NoteOccurrence("order-5", true, days.getLast())), "what is open is told of after the end, too");
    }

    @Test
    void an_order_is_there_at_six_in_the_morning_at_the_site_whatever_the_clocks_do() {
        does(AOIFE, draft(new Rhythm("FREQ=DAILY", null, LocalDate.of(2026, 3, 28), LocalDate.of(2026, 4, 1)), PreviousOpen.CREATE, 0));
        does(AOIFE, new ActivatePlan());
        assertEquals(Instant.parse("2026-03-28T06:00:00Z"), known().next().raiseAt());
        now = known().next().raiseAt();
        does(KEPT, raise(1));
        assertEquals(Instant.parse("2026-03-29T05:00:00Z"), known().next().raiseAt(), "that night the clocks went on an hour");
    }

    @Test
    void where_it_counts_from_the_last_time_the_next_comes_so_long_after_that_was_done() {
        active(SINCE_LAST, PreviousOpen.SKIP);
        raised(1);
        assertNull(known().next());
        assertEquals("other-next", refused(AOIFE, new SkipOccurrence(2)).code());
        var done = LocalDate.of(2026, 2, 3);
        assertEquals(List.of(new OccurrenceDone(1, "order-1", done, next(2, LocalDate.of(2026, 5, 3)))),
                does(KEPT, new NoteOccurrence("order-1", true, done)));
        assertEquals(List.of(), does(KEPT, new NoteOccurrence("order-1", true, done)), "the same news again");
        raised(2);
        assertEquals(List.of(new OccurrenceMissed(2, "order-2", next(3, LocalDate.of(2026, 8, 3)))),
                does(KEPT, new NoteOccurrence("order-2", false, LocalDate.of(2026, 6, 20))), "a plan never stops silently");
    }

    @Test
    void while_an_earlier_order_has_not_ended_a_time_is_left_out_or_not_as_the_plan_says() {
        active(QUARTERLY, PreviousOpen.SKIP);
        raised(1);
        now = known().next().raiseAt();
        assertEquals(List.of(new OccurrenceSkipped(2, LocalDate.of(2026, 4, 15), SkipCause.PREVIOUS_OPEN, "order-1",
                next(3, LocalDate.of(2026, 7, 15)))), does(KEPT, raise(2)));
        assertEquals(List.of(), does(KEPT, raise(2)), "the same time again");
        does(KEPT, new NoteOccurrence("order-1", true, LocalDate.of(2026, 5, 1)));
        raised(3);
    }

    @Test
    void or_it_is_done_with_the_earlier_one_and_the_times_after_it_stay() {
        active(QUARTERLY, PreviousOpen.MERGE);
        raised(1);
        now = known().next().raiseAt();
        assertEquals(List.of(new OccurrenceMerged(2, LocalDate.of(2026, 4, 15), "order-1", next(3, LocalDate.of(2026, 7, 15)))),
                does(KEPT, raise(2)));
        assertEquals(List.of(), does(KEPT, raise(2)), "the same time again");
        does(KEPT, new NoteOccurrence("order-1", true, LocalDate.of(2026, 5, 1)));
        raised(3);
    }

    @Test
    void a_time_is_left_out_or_moved_by_hand_and_moves_no_other() {
        active(QUARTERLY, PreviousOpen.CREATE);
        assertEquals(List.of(new OccurrenceSkipped(1, JANUARY, SkipCause.BY_HAND, null, next(2, LocalDate.of(2026, 4, 15)))),
                does(AOIFE, new SkipOccurrence(1)));
        assertEquals("other-next", refused(AOIFE, new SkipOccurrence(1)).code(), "what was seen is another one now");
        var later = LocalDate.of(2026, 4, 20);
        assertEquals(List.of(new OccurrenceMoved(LocalDate.of(2026, 4, 15), next(2, later))), does(AOIFE, new MoveOccurrence(2, later)));
        assertEquals(List.of(), does(AOIFE, new MoveOccurrence(2, later)));
        assertEquals("bad-day", refused(AOIFE, new MoveOccurrence(2, LocalDate.of(2026, 7, 15))).code());
        assertEquals("bad-day", refused(AOIFE, new MoveOccurrence(2, JANUARY.minusDays(90))).code());
        now = next(2, later).raiseAt();
        assertEquals(List.of(new OccurrenceRaised(2, later, "order-2", "WO-2", next(3, LocalDate.of(2026, 7, 15)))), does(KEPT, raise(2)));
    }

    @Test
    void what_was_missed_in_a_pause_is_not_raised() {
        active(QUARTERLY, PreviousOpen.CREATE);
        assertEquals(List.of(new PlanPaused("The mill is closed.")), does(AOIFE, new PausePlan("The mill is closed.")));
        assertEquals("not-active", refused(KEPT, raise(1)).code());
        now = LocalDate.of(2026, 5, 1).atTime(12, 0).atZone(ZoneId.of(DUBLIN)).toInstant();
        assertEquals(List.of(new PlanResumed(next(1, LocalDate.of(2026, 7, 15)))), does(AOIFE, new ResumePlan()));
        assertEquals(List.of(), does(AOIFE, new ResumePlan()));
    }

    @Test
    void a_pause_is_no_end_for_what_counts_from_the_last_time() {
        active(SINCE_LAST, PreviousOpen.SKIP);
        raised(1);
        does(AOIFE, new PausePlan("The mill is closed."));
        does(KEPT, new NoteOccurrence("order-1", true, LocalDate.of(2026, 2, 3)));
        assertEquals(List.of(new PlanResumed(next(2, LocalDate.of(2026, 5, 3)))), does(AOIFE, new ResumePlan()));
    }

    @Test
    void who_ends_it_says_why_and_nothing_comes_any_more() {
        active(QUARTERLY, PreviousOpen.CREATE);
        assertEquals("missing-reason", refused(AOIFE, new EndPlan(" ")).code());
        does(AOIFE, new EndPlan("They sold the house."));
        for (var late : List.of(new SkipOccurrence(1), new ActivatePlan(), new ResumePlan(), new PausePlan("Why"), raise(1)))
            assertEquals("plan-ended", refused(late instanceof RaiseOccurrence ? KEPT : AOIFE, late).code());
        assertEquals(List.of(), does(AOIFE, new EndPlan("Again.")));
    }

    @Test
    void plans_are_the_offices_and_times_are_kepts() {
        assertEquals(Decision.Kind.FORBIDDEN, refused(MAEVE, draft(QUARTERLY, PreviousOpen.SKIP)).kind());
        assertEquals(Decision.Kind.NOT_FOUND, refused(AOIFE, new ActivatePlan()).kind());
        active(QUARTERLY, PreviousOpen.SKIP);
        assertEquals(Decision.Kind.FORBIDDEN, refused(AOIFE, raise(1)).kind());
        assertEquals(Decision.Kind.FORBIDDEN, refused(KEPT, new EndPlan("Why")).kind());
    }

    @Test
    void what_makes_no_sense_is_refused_in_words() {
        for (var wrong : List.of(new Rhythm(null, null, JANUARY, JANUARY), new Rhythm("FREQ=DAILY", Period.ofDays(1), JANUARY, JANUARY),
                new Rhythm("FREQ=DAILY", null, JANUARY, JANUARY.minusDays(1)),
                new Rhythm("FREQ=DAILY", null, JANUARY, JANUARY.plusYears(11)),
                new Rhythm("nonsense", null, JANUARY, JANUARY), new Rhythm("FREQ=HOURLY", null, JANUARY, JANUARY.plusDays(9)),
                new Rhythm("FREQ=DAILY;COUNT=3", null, JANUARY, JANUARY.plusDays(9)),
                new Rhythm("FREQ=DAILY;UNTIL=20260120", null, JANUARY, JANUARY.plusDays(9)),
                new Rhythm("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", null, JANUARY, JANUARY.plusYears(9)),
                new Rhythm(null, Period.ZERO, JANUARY, JANUARY), new Rhythm(null, Period.ofDays(-1), JANUARY, JANUARY))) {
            var no = refused(AOIFE, draft(wrong, PreviousOpen.SKIP));
            assertEquals("bad-rhythm", no.code(), wrong.toString());
            assertTrue(no.sentence().endsWith("."), no.sentence());
        }
        assertEquals("bad-lead", refused(AOIFE, draft(QUARTERLY, PreviousOpen.SKIP, 91)).code());
        assertEquals("bad-hours", refused(AOIFE, new DraftPlan(parties(), "Service", QUARTERLY, LocalTime.NOON, LocalTime.NOON, 1,
                PreviousOpen.SKIP)).code());
        assertEquals("missing-text", refused(AOIFE, new DraftPlan(parties(), " ", QUARTERLY, LocalTime.MIN, LocalTime.NOON, 1,
                PreviousOpen.SKIP)).code());
        for (var lacking : List.of(new Known(null, KIND, PERSON, Known.Circles.NOBODY), new Known(SITE, null, PERSON, Known.Circles.NOBODY),
                new Known(SITE, KIND, null, Known.Circles.NOBODY),
                new Known(SITE, KIND, new Known.Person("x", "others"), Known.Circles.NOBODY)))
            assertTrue(
                    refused(AOIFE, new DraftPlan(lacking, "Service", QUARTERLY, LocalTime.MIN, LocalTime.NOON, 1, PreviousOpen.SKIP)).code()
                            .startsWith("unknown-"));
        now = JANUARY.plusYears(3).atStartOfDay(ZoneId.of(DUBLIN)).toInstant();
        does(AOIFE, draft(QUARTERLY, PreviousOpen.SKIP));
        assertEquals("past", refused(AOIFE, new ActivatePlan()).code());
        assertEquals("id-taken", refused(AOIFE, draft(SINCE_LAST, PreviousOpen.SKIP)).code());
        assertEquals(List.of(), does(AOIFE, draft(QUARTERLY, PreviousOpen.SKIP)));
    }

    /// Whatever is asked of it, a plan that is active has something to come, or something open that brings it about.
    @Test
    void it_never_stops_silently() {
        for (long seed = 0; seed < 400; seed++) {
            var random = new Random(seed * 0x9E3779B97F4A7C15L);
            plan = DECIDER.initial();
            now = JANUARY.minusDays(60).atStartOfDay(ZoneId.of(DUBLIN)).toInstant();
            does(AOIFE,
                    draft(random.nextBoolean() ? QUARTERLY : SINCE_LAST,
                            PreviousOpen.values()[random.nextInt(PreviousOpen.values().length)]));
            for (int step = 0; step < 60; step++) {
                now = now.plus(Duration.ofDays(random.nextInt(30)));
                int number = known().last() + 1;
                var today = LocalDate.ofInstant(now, ZoneId.of(DUBLIN));
                PlanCommand command = switch (random.nextInt(9)) {
                    case 0 -> new ActivatePlan();
                    case 1 -> new SkipOccurrence(number);
                    case 2 -> new MoveOccurrence(number, today.plusDays(random.nextInt(20)));
                    case 3 -> new PausePlan("Why");
                    case 4 -> new ResumePlan();
                    case 5, 6 -> raise(number);
                    default -> new NoteOccurrence("order-" + (1 + random.nextInt(number)), random.nextBoolean(), today);
                };
                boolean kepts = command instanceof RaiseOccurrence || command instanceof NoteOccurrence;
                if (decide(kepts ? KEPT : AOIFE, command) instanceof Accepted<PlanEvent>(var facts))
                    facts.forEach(fact -> plan = DECIDER.evolve(plan, fact.event()));
                var is = known();
                assertTrue(is.stage() != Plan.Stage.ACTIVE || is.next() != null || (!is.isByCalendar() && !is.open().isEmpty()),
                        "seed " + seed + " after " + command + ": " + is);
                assertTrue(is.next() == null || is.next().number() == is.last() + 1, "seed " + seed + ": " + is);
            }
        }
    }

    private static final Known.Site SITE = new Known.Site("mill", "hartigans", DUBLIN);
    private static final Known.ServiceType KIND = new Known.ServiceType("service", List.of(), Duration.ofHours(1));
    private static final Known.Person PERSON = new Known.Person("una", "hartigans");

    private static Known parties() {
        return new Known(SITE, KIND, PERSON, Known.Circles.NOBODY);
    }

    private static DraftPlan draft(Rhythm rhythm, PreviousOpen previousOpen) {
        return draft(rhythm, previousOpen, 14);
    }

    private static DraftPlan draft(Rhythm rhythm, PreviousOpen previousOpen, int leadDays) {
        return new DraftPlan(parties(), "Service the heating.", rhythm, LocalTime.of(8, 0), LocalTime.of(12, 0), leadDays, previousOpen);
    }

    private static RaiseOccurrence raise(int number) {
        return new RaiseOccurrence(number, "order-" + number, "WO-" + number);
    }

    private static Upcoming next(int number, LocalDate day) {
        return new Upcoming(number, day, day.minusDays(14).atTime(6, 0).atZone(ZoneId.of(DUBLIN)).toInstant());
    }

    private void active(Rhythm rhythm, PreviousOpen previousOpen) {
        does(AOIFE, draft(rhythm, previousOpen));
        does(AOIFE, new ActivatePlan());
    }

    /// Its time has come.
    private void raised(int number) {
        now = known().next().raiseAt();
        assertInstanceOf(OccurrenceRaised.class, does(KEPT, raise(number)).getFirst());
    }

    private Plan.Known known() {
        return assertInstanceOf(Plan.Known.class, plan);
    }

    private List<PlanEvent> does(Caller by, PlanCommand command) {
        if (!(decide(by, command) instanceof Accepted<PlanEvent>(var facts)))
            throw new AssertionError(command + " was refused: " + decide(by, command));
        var events = facts.stream().map(fact -> fact.event()).toList();
        events.forEach(event -> plan = DECIDER.evolve(plan, event));
        return events;
    }

    private Refused<PlanEvent> refused(Caller by, PlanCommand command) {
        return decide(by, command) instanceof Refused<PlanEvent> no ? no : fail(command);
    }

    private static Refused<PlanEvent> fail(@Nullable Object command) {
        throw new AssertionError(command + " was not refused");
    }

    private Decision<PlanEvent> decide(Caller by, PlanCommand command) {
        return DECIDER.decide(command, plan, new Asked(by, now, now, null));
    }
}
