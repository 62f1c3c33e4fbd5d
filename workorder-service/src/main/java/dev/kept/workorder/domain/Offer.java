package dev.kept.workorder.domain;

import java.time.Instant;

/// The work, offered to one who may accept or decline. It is open until an outcome is recorded: the log decides, not the clock.
///
/// @param vendorId the person who is asked
/// @param round counts 1, 2, 3 in a cycle
/// @param acceptBy from then on it may run out
public record Offer(String offerId, String vendorId, int round, Instant acceptBy, State state) {
    public enum State {
        SENT, ACCEPTED, DECLINED, EXPIRED, WITHDRAWN,
        /// Accepted, and given back or taken off again.
        UNASSIGNED
    }

    Offer in(State now) {
        return new Offer(offerId, vendorId, round, acceptBy, now);
    }
}
