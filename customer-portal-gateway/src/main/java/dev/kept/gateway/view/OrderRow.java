package dev.kept.gateway.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One order as the lists show it.
///
/// @param phase the order's own phase, beneath visits: SUBMITTED, APPROVED, READY, COMPLETED, CLOSED
/// @param visitStatus of the visit that stands now; null where there is none
/// @param appointment the visit's, as JSON
/// @param approvalState REQUESTED, GRANTED, DENIED, or LAPSED where the order ended before anybody answered
record OrderRow(String id, String tenant, String number, String status, @Nullable String billing, String priority, String description,
        String serviceType, String customerId, String siteId, String zone, String requesterId, String phase, boolean released,
        @Nullable String technicianId, @Nullable String visitId, @Nullable String visitStatus, @Nullable String appointment,
        Instant openedAt, @Nullable String outcome, @Nullable String approvalId, @Nullable String approvalState, @Nullable Long amountMinor,
        @Nullable String currency, int revision, long version) {

    OrderRow withVersion(long now) {
        return new OrderRow(id, tenant, number, derived(phase, visitStatus), billing, priority, description, serviceType, customerId,
                siteId,
                zone, requesterId, phase, released, technicianId, visitId, visitStatus, appointment, openedAt, outcome, approvalId,
                approvalState, amountMinor, currency, revision, now);
    }

    OrderRow withPhase(String now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                now, released, technicianId, visitId, visitStatus, appointment, openedAt, outcome, approvalId, approvalState, amountMinor,
                currency, revision, version);
    }

    /// The order has ended, and with it a question that nobody has answered.
    OrderRow withOutcome(String now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                "CLOSED", released, technicianId, visitId, visitStatus, appointment, openedAt, now, approvalId,
                "REQUESTED".equals(approvalState) ? "LAPSED" : approvalState, amountMinor, currency, revision, version);
    }

    OrderRow withRelease() {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                "READY", true, technicianId, visitId, visitStatus, appointment, openedAt, outcome, approvalId, approvalState, amountMinor,
                currency, revision, version);
    }

    OrderRow withRevision(int now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                phase, released, technicianId, visitId, visitStatus, appointment, openedAt, outcome, approvalId, approvalState, amountMinor,
                currency, now, version);
    }

    OrderRow withBilling(String now) {
        return new OrderRow(id, tenant, number, status, now, priority, description, serviceType, customerId, siteId, zone, requesterId,
                phase,
                released, technicianId, visitId, visitStatus, appointment, openedAt, outcome, approvalId, approvalState, amountMinor,
                currency, revision, version);
    }

    OrderRow withTechnician(String now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                phase, released, now, visitId, visitStatus, appointment, openedAt, outcome, approvalId, approvalState, amountMinor,
                currency,
                revision, version);
    }

    OrderRow withApproval(String id, String state, @Nullable Long minor, @Nullable String inCurrency) {
        return new OrderRow(this.id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone,
                requesterId, phase, released, technicianId, visitId, visitStatus, appointment, openedAt, outcome, id, state, minor,
                inCurrency, revision, version);
    }

    /// The visit will not take place: its technician has nothing to do with the order any more.
    OrderRow withoutVisit() {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                phase, released, null, null, null, null, openedAt, outcome, approvalId, approvalState, amountMinor, currency, revision,
                version);
    }

    OrderRow withVisit(@Nullable String id, @Nullable String state, @Nullable String at) {
        return new OrderRow(this.id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone,
                requesterId, phase, released, technicianId, id, state, at, openedAt, outcome, approvalId, approvalState, amountMinor,
                currency,
                revision, version);
    }

    /// The one status that people see: an ended order's, else the standing visit's, else the order's own phase.
    static String derived(String phase, @Nullable String visitStatus) {
        if (visitStatus == null || phase.equals("CLOSED") || phase.equals("COMPLETED"))
            return phase;
        return visitStatus.equals("WORKING") ? "IN_PROGRESS" : visitStatus;
    }
}
