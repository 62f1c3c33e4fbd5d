package dev.kept.gateway.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One order as the lists show it.
///
/// @param policyId of its policy, without the version: `home-service`; it stays
/// @param phase the order's own phase, beneath visits: SUBMITTED, APPROVED, READY, COMPLETED, CLOSED
/// @param technicianId of the visit that stands, else who has the order, else of the visit that is shown
/// @param visitId of the visit that is shown, as `appointment` is; null where there is none
/// @param appointment as JSON; null where the visit did not lead to the result
/// @param visits in the order in which they were booked, without those that were cancelled
/// @param hold what the order waits for: WAITING_PARTS; null: it does not wait
/// @param vendorId who is asked whether they do the work, or has it; null where nobody is and has
/// @param offer OFFERED or ACCEPTED; null with `vendorId`
/// @param approvalState REQUESTED, GRANTED, DENIED, or LAPSED where the order ended before anybody answered, WITHDRAWN
/// @param assigneeId who has the order itself, whether or not a time is booked
/// @param forAnybody it was released for whoever is first
/// @param free it may be taken now: nobody has it or is to come
record OrderRow(String id, String tenant, String number, String status, @Nullable String billing, String priority, String description,
        String serviceType, String customerId, String siteId, String zone, String requesterId, String policyId, String phase,
        boolean released,
        @Nullable String technicianId, @Nullable String visitId, @Nullable String appointment, List<OrderVisit> visits,
        @Nullable String hold, @Nullable String vendorId, @Nullable String offer, Instant openedAt, @Nullable String outcome,
        @Nullable String approvalId, @Nullable String approvalState,
        @Nullable Long amountMinor,
        @Nullable String currency, int revision, long version, @Nullable String assigneeId, boolean forAnybody, boolean free) {

    /// As the lists show it after a fact: an ended order's own phase, else that it waits, else the status of the visit that stands,
    /// else what became of the last offer, else the order's phase.
    OrderRow shown(@Nullable OrderVisit visit, @Nullable String at, long now) {
        boolean stands = visit != null && visit.stands();
        return new OrderRow(id, tenant, number, status(visit), billing, priority,
                description, serviceType, customerId, siteId, zone, requesterId, policyId, phase, released,
                stands || assigneeId == null ? visit == null ? null : visit.technicianId() : assigneeId,
                visit == null ? null : visit.visitId(), at, visits, hold, vendorId, offer, openedAt, outcome,
                approvalId, approvalState, amountMinor, currency, revision, now, assigneeId, forAnybody,
                forAnybody && assigneeId == null && !stands && phase.equals("READY"));
    }

    private String status(@Nullable OrderVisit visit) {
        if (phase.equals("CLOSED") || phase.equals("COMPLETED"))
            return phase;
        if (hold != null)
            return "ON_HOLD";
        if (visit != null && visit.stands())
            return visit.stage().name();
        return offer != null && phase.equals("READY") ? offer : phase;
    }

    /// @param vendor who is asked, or has the work; null: nobody any more
    /// @param now OFFERED or ACCEPTED
    OrderRow offeredTo(@Nullable String vendor, @Nullable String now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId, phase, released, technicianId, visitId, appointment, visits, hold, vendor, now, openedAt, outcome, approvalId,
                approvalState, amountMinor, currency, revision, version, assigneeId, forAnybody, free);
    }

    OrderRow withHold(@Nullable String reason) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                phase, released, technicianId, visitId, appointment, visits, reason, vendorId, offer, openedAt, outcome, approvalId,
                approvalState,
                amountMinor, currency, revision, version, assigneeId, forAnybody, free);
    }

    OrderRow withPhase(String now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                now, released, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt, outcome, approvalId,
                approvalState, amountMinor,
                currency, revision, version, assigneeId, forAnybody, free);
    }

    /// The order has ended, and with it a question that nobody has answered.
    OrderRow withOutcome(String now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                "CLOSED", released, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt, now, approvalId,
                "REQUESTED".equals(approvalState) ? "LAPSED" : approvalState, amountMinor, currency, revision, version, assigneeId,
                forAnybody, free);
    }

    OrderRow asking(String words, String soon) {
        return new OrderRow(id, tenant, number, status, billing, soon, words, serviceType, customerId, siteId, zone, requesterId, policyId,
                phase,
                released, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt, outcome, approvalId, approvalState,
                amountMinor,
                currency, revision, version, assigneeId, forAnybody, free);
    }

    /// The order goes on after its end.
    OrderRow again() {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                "READY", released, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt, null, approvalId,
                approvalState, amountMinor,
                currency, revision, version, assigneeId, forAnybody, free);
    }

    OrderRow withRelease(boolean whoeverIsFirst) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                "READY", true, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt, outcome, approvalId,
                approvalState, amountMinor,
                currency, revision, version, assigneeId, whoeverIsFirst, free);
    }

    OrderRow withAssignee(@Nullable String now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                phase, released, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt, outcome, approvalId,
                approvalState,
                amountMinor,
                currency, revision, version, now, forAnybody, free);
    }

    OrderRow withRevision(int now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                phase, released, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt, outcome, approvalId,
                approvalState,
                amountMinor,
                currency, now, version, assigneeId, forAnybody, free);
    }

    OrderRow withBilling(String now) {
        return new OrderRow(id, tenant, number, status, now, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                phase,
                released, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt, outcome, approvalId, approvalState,
                amountMinor,
                currency, revision, version, assigneeId, forAnybody, free);
    }

    OrderRow withApproval(String id, String state, @Nullable Long minor, @Nullable String inCurrency) {
        return new OrderRow(this.id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone,
                requesterId, policyId, phase, released, technicianId, visitId, appointment, visits, hold, vendorId, offer, openedAt,
                outcome, id, state,
                minor,
                inCurrency, revision, version, assigneeId, forAnybody, free);
    }

    OrderRow withVisits(List<OrderVisit> now) {
        return new OrderRow(id, tenant, number, status, billing, priority, description, serviceType, customerId, siteId, zone, requesterId,
                policyId,
                phase, released, technicianId, visitId, appointment, now, hold, vendorId, offer, openedAt, outcome, approvalId,
                approvalState, amountMinor,
                currency, revision, version, assigneeId, forAnybody, free);
    }
}
