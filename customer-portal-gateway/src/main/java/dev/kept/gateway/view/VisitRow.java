package dev.kept.gateway.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One visit as its technician's list shows it; `appointment` is JSON.
record VisitRow(String id, String tenant, String orderId, @Nullable String technicianId, String status, String appointment,
        Instant startsAt,
        Instant endsAt) {
    /// A moved visit has to be handed to its technician anew, unless they are on their way.
    static String moved(@Nullable String status) {
        return status == null || status.equals("DISPATCHED") ? "SCHEDULED" : status;
    }

    VisitRow withStatus(String now) {
        return new VisitRow(id, tenant, orderId, technicianId, now, appointment, startsAt, endsAt);
    }

    VisitRow withTechnician(String now) {
        return new VisitRow(id, tenant, orderId, now, status, appointment, startsAt, endsAt);
    }

    VisitRow withAppointment(String now, Instant from, Instant to) {
        return new VisitRow(id, tenant, orderId, technicianId, status, now, from, to);
    }
}
