package dev.kept.scheduling.domain;

import java.time.Duration;

/// How long the way takes from one place to another by road. Symmetric or not; never negative.
@FunctionalInterface
public interface Travel {
    /// Streets are longer than the crow's way, and slower than a motorway.
    double ROAD_FACTOR = 1.3;
    double KM_PER_HOUR = 45;

    /// By the great circle, where nobody knows better.
    Travel ESTIMATED = (from, to) -> Duration.ofMinutes(Math.round(from.kilometresTo(to) * ROAD_FACTOR / KM_PER_HOUR * 60));

    Duration between(Place from, Place to);
}
