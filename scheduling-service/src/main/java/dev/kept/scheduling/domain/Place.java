package dev.kept.scheduling.domain;

import dev.kept.events.WorkProfile.Position;
import org.jspecify.annotations.Nullable;

/// A point on the Earth, in WGS 84 degrees.
public record Place(double latitude, double longitude) {
    private static final double EARTH_RADIUS_KM = 6371;

    static @Nullable Place of(@Nullable Position position) {
        return position == null ? null : new Place(position.latitude(), position.longitude());
    }

    /// Along the great circle.
    public double kilometresTo(Place other) {
        double dLatitude = Math.toRadians(other.latitude - latitude);
        double dLongitude = Math.toRadians(other.longitude - longitude);
        double a = Math.pow(Math.sin(dLatitude / 2), 2)
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(dLongitude / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
