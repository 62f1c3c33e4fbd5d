package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an order needs of a calendar.
///
/// @param zone the site's; all wall times of the search are read in it
/// @param duration what the service type usually takes
/// @param place null where nobody knows the site's coordinates (yet)
/// @param urgent the sooner the better; else the customer's hours and short ways count more
/// @param preferred the hours that the customer gave; empty: any
/// @param technicianId whom the customer would have come; null: anybody
public record Wanted(String zone, Duration duration, List<String> skills, @Nullable Place place, boolean urgent,
        List<AvailabilityWindow> preferred, @Nullable String technicianId) {

    /// The hours that the customer gave in which an appointment lies as a whole; empty where it lies in none of them.
    Optional<AvailabilityWindow> hoursOf(Appointment appointment) {
        return preferred.stream().filter(window -> !appointment.start().isBefore(window.date().atTime(window.from()))
                && !appointment.end().isAfter(window.date().atTime(window.to()))).findFirst();
    }
}
