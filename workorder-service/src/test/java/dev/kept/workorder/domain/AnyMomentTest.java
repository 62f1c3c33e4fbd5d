package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Actor;
import dev.kept.events.Catalogue;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.view.AsOf;
import dev.kept.workorder.view.Differences;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Spent;
import dev.kept.workorder.view.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Random lives, looked at in every moment: as it was known then, and with hindsight, whatever their phones' clocks say.
class AnyMomentTest {
    private static final int LIVES = 30;
    private static final long SEED = Long.getLong("kept.seed", 20_261_127L);
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void as_it_was_known_then_is_what_its_first_facts_make_of_it() {
        for (int life = 0; life < LIVES; life++) {
            var facts = recorded(SEED + life);
            Recorded last = facts.getLast();
            for (int known = 1; known <= facts.size(); known++) {
                var moment = facts.get(known - 1).envelope().recordedAt();
                var then = new AsOf(moment, false).of(facts);
                assertEquals(facts.subList(0, known), then);
                assertEquals(known, AsOf.order(then).facts());
            }
            var whole = new AsOf(last.envelope().recordedAt(), false).of(facts);
            assertEquals(List.of(), differences(whole, facts), "the last moment is now");
        }
        assertEquals(List.of(), new AsOf(START.minusSeconds(1), false).of(recorded(SEED)), "before it was asked for there is nothing");
    }

    @Test
    void with_hindsight_any_moment_can_be_read_and_compared_with_any_other() {
        int different = 0;
        for (int life = 0; life < LIVES; life++) {
            long seed = SEED + life;
            try {
                var facts = recorded(seed);
                var random = new Random(seed);
                var before = List.of(facts.getFirst());
                for (var at = START; at.isBefore(facts.getLast().envelope().recordedAt()); at = at
                        .plus(Duration.ofMinutes(20 + random.nextInt(200)))) {
                    var then = new AsOf(at, true).of(facts);
                    var known = new AsOf(at, false).of(facts);
                    assertTrue(then.isEmpty() || then.getFirst().equals(facts.getFirst()));
                    if (then.isEmpty())
                        continue;
                    differences(before, then)
                            .forEach(it -> assertFalse(it.about().isBlank() || (it.before() == null && it.after() == null)));
                    if (!then.equals(known))
                        different++;
                    before = then;
                }
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("With -Dkept.seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
        assertTrue(different > LIVES, different + " moments look different afterwards: the control");
    }

    @Test
    void the_time_that_it_took_is_spent_once() {
        int everOpen = 0;
        for (int life = 0; life < LIVES; life++) {
            var facts = recorded(SEED + life);
            var until = facts.getLast().envelope().recordedAt().plus(Duration.ofDays(40));
            var spent = Spent.of(facts, until);
            assertTrue(spent.stream().noneMatch(it -> it.length().isNegative() || it.status() == Status.CLOSED));
            boolean closed = AsOf.order(facts).status() == Status.CLOSED;
            assertEquals(closed ? 0 : 1, spent.stream().filter(Spent::now).count());
            var all = spent.stream().map(Spent::length).reduce(Duration.ZERO, Duration::plus);
            var began = facts.getFirst().envelope().occurredAt();
            assertTrue(all.compareTo(Duration.between(began, until)) <= 0, "no hour is counted twice");
            boolean always = IntStream.rangeClosed(1, facts.size())
                    .allMatch(known -> AsOf.order(facts.subList(0, known)).status() != Status.CLOSED);
            if (always) {
                everOpen++;
                assertEquals(Duration.between(began, until), all, "an order that never was closed was always in some status");
            }
        }
        assertTrue(everOpen > 0, "some were never closed");
    }

    private static List<Difference> differences(List<Recorded> before, List<Recorded> after) {
        return Differences.between(moment(before), moment(after));
    }

    private static Differences.Moment moment(List<Recorded> facts) {
        var nobody = new Surroundings(new Surroundings.Tenant("", "", ""), "", "", "", "", "", "", "", "", Map.of(), Map.of(), List.of());
        return new Differences.Moment(AsOf.order(facts), OrderReading.of(facts), nobody, Map.of());
    }

    /// One minute after the other is written down; what a phone tells happened up to two days before, and some phones' clocks lie.
    private static List<Recorded> recorded(long seed) {
        var random = new Random(seed);
        var facts = new ArrayList<Recorded>();
        for (var event : RandomWalkTest.lived(seed, (_, _, _) -> {}).history()) {
            var ours = START.plus(Duration.ofMinutes(facts.size()));
            var said = facts.isEmpty() ? ours : switch (random.nextInt(4)) {
                case 0 -> ours.minus(Duration.ofMinutes(random.nextInt(2_880)));
                case 1 -> ours.plus(Duration.ofDays(random.nextInt(800) - 400));
                default -> ours;
            };
            facts.add(new Recorded(new Envelope("acme", new Envelope.StreamRef("workorder", "o", facts.size()), facts.size(),
                    "e" + facts.size(), new Envelope.EventType(Catalogue.of(event).name(), 1), said, ours, Actor.person("tomasz"), null,
                    Channel.API, null, "c", "c", 0, null), event));
        }
        return facts;
    }
}
