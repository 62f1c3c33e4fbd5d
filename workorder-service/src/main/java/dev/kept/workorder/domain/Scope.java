package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.ExtraWorkProposed;
import org.jspecify.annotations.Nullable;

/// What was agreed on beyond the request.
///
/// @param amendments how many there were
/// @param more what they cost together; null: nothing yet
/// @param ceiling up to which, for everything together, nobody is asked; null: the policy's limit
/// @param proposed what somebody is asked about; null: nothing is asked
public record Scope(int amendments, @Nullable Money more, @Nullable Money ceiling, @Nullable ExtraWorkProposed proposed) {
    static final Scope AS_ASKED = new Scope(0, null, null, null);

    Scope proposed(@Nullable ExtraWorkProposed it) {
        return new Scope(amendments, more, ceiling, it);
    }

    Scope raisedTo(Money now) {
        return new Scope(amendments, more, now, proposed);
    }

    Scope amended(@Nullable Money amount) {
        return new Scope(amendments + 1, amount == null ? more : plus(more, amount), ceiling, proposed);
    }

    /// Sums of one order are in one currency: the rules see to it. Older orders may have an estimate of any size, hence the clamp.
    static Money plus(@Nullable Money one, Money other) {
        return one == null
                ? other
                : new Money(one.minor() > Long.MAX_VALUE - other.minor() ? Long.MAX_VALUE : one.minor() + other.minor(), other.currency());
    }
}
