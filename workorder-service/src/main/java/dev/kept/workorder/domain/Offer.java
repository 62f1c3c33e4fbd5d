package dev.kept.workorder.domain;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The work, offered to one who may accept or decline. It is open until an outcome is recorded: the log decides, not the clock.
///
/// @param vendorId the person who is asked
/// @param round counts 1, 2, 3 in a cycle
/// @param acceptBy from then on it may run out
/// @param pickBy until when who accepted finds a time; null: nobody hurries them
@RecordBuilder
public record Offer(String offerId, String vendorId, int round, Instant acceptBy, State state, @Nullable Instant pickBy)
        implements
            OfferBuilder.With {
    public enum State {
        SENT, ACCEPTED, DECLINED, EXPIRED, WITHDRAWN,
        /// Accepted, and given back or taken off again.
        UNASSIGNED
    }
}
