package dev.kept.workorder.domain;

import java.time.Duration;

/// The life of an order from its opening, or from a reopening, to its end. What was billed in an earlier one is not billed again.
///
/// @param number counts from 1
/// @param told what all completions so far told of, the last one included
/// @param billed of that, what went to invoicing
/// @param billedIn the last cycle that went to invoicing; 0: none
/// @param offers to whom the work was offered, where the policy says so
public record Cycle(int number, Tally told, Tally billed, int billedIn, Offers offers) {
    static final Cycle FIRST = new Cycle(1, Tally.NOTHING, Tally.NOTHING, 0, Offers.NONE);

    /// How much there was of everything when it was counted.
    public record Tally(Duration worked, int parts, int photos, int trips) {
        static final Tally NOTHING = new Tally(Duration.ZERO, 0, 0, 0);

        static Tally of(Order order) {
            var work = order.work();
            return new Tally(work.worked(), work.parts().size(), work.photos().size(), order.trips());
        }
    }

    Cycle told(Tally now) {
        return new Cycle(number, now, billed, billedIn, offers);
    }

    Cycle billed(int cycle) {
        return new Cycle(number, told, told, cycle, offers);
    }

    Cycle next(int cycle) {
        return new Cycle(cycle, told, billed, billedIn, Offers.NONE);
    }

    Cycle with(Offers now) {
        return new Cycle(number, told, billed, billedIn, now);
    }
}
