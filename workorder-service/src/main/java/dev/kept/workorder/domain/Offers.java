package dev.kept.workorder.domain;

import dev.kept.workorder.domain.Offer.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// To whom the work was offered in one cycle of an order's life; a reopened order begins anew.
///
/// @param made in the order in which they were sent
/// @param exhausted nobody is left whom a rule would ask: the office has it in hand
public record Offers(List<Offer> made, boolean exhausted) {
    static final Offers NONE = new Offers(List.of(), false);

    public Offers {
        made = List.copyOf(made);
    }

    /// The one that waits for its answer; there is one at most.
    public Optional<Offer> open() {
        return last().filter(offer -> offer.state() == State.SENT);
    }

    /// Of who has the work.
    public Optional<Offer> accepted() {
        return last().filter(offer -> offer.state() == State.ACCEPTED);
    }

    Optional<Offer> last() {
        return made.isEmpty() ? Optional.empty() : Optional.of(made.getLast());
    }

    Optional<Offer> named(String offerId) {
        return made.stream().filter(offer -> offer.offerId().equals(offerId)).findFirst();
    }

    /// Whether it is theirs to answer, or to do.
    public boolean isTheirs(String vendorId) {
        return Stream.concat(open().stream(), accepted().stream()).anyMatch(offer -> offer.vendorId().equals(vendorId));
    }

    /// Whether they were asked in this cycle, whatever came of it.
    boolean knows(String vendorId) {
        return made.stream().anyMatch(offer -> offer.vendorId().equals(vendorId));
    }

    List<String> vendors() {
        return made.stream().map(Offer::vendorId).distinct().toList();
    }

    /// What the order shows as long as no visit stands.
    Status status(Status otherwise) {
        return last().map(Offer::state).map(state -> switch (state) {
            case SENT -> Status.OFFERED;
            case ACCEPTED -> Status.ACCEPTED;
            case DECLINED, EXPIRED, WITHDRAWN, UNASSIGNED -> otherwise;
        }).orElse(otherwise);
    }

    Offers sent(Offer offer) {
        return new Offers(Stream.concat(made.stream(), Stream.of(offer)).toList(), exhausted);
    }

    Offers now(String offerId, State state) {
        return changed(offerId, offer -> offer.withState(state));
    }

    /// Who accepts ends the search; where they give it back, it begins once more.
    Offers accepted(String offerId, @Nullable Instant pickBy) {
        return new Offers(changed(offerId, offer -> offer.withState(State.ACCEPTED).withPickBy(pickBy)).made(), false);
    }

    private Offers changed(String offerId, UnaryOperator<Offer> change) {
        return new Offers(made.stream().map(offer -> offer.offerId().equals(offerId) ? change.apply(offer) : offer).toList(), exhausted);
    }

    Offers over() {
        return new Offers(made, true);
    }
}
