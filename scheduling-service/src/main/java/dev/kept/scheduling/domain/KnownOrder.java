package dev.kept.scheduling.domain;

/// An order as far as its facts have arrived here.
public sealed interface KnownOrder {

    /// No fact says that it may be scheduled; one may still be on its way.
    record NotReleased() implements KnownOrder {}

    record Released(String siteId) implements KnownOrder {}

    /// Completed, cancelled or closed: it takes no further visits.
    record Ended() implements KnownOrder {}
}
