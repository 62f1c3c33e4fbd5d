package dev.kept.gateway.view;

import io.soabase.recordbuilder.core.RecordBuilder;
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
/// @param assetIds what stands there and it is about
/// @param proposed the time that waits for its confirmation, as JSON; null: none does
@RecordBuilder
record OrderRow(String id, String tenant, String number, String status, @Nullable String billing, String priority, String description,
        String serviceType, String customerId, String siteId, String zone, String requesterId, String policyId, String phase,
        boolean released,
        @Nullable String technicianId, @Nullable String visitId, @Nullable String appointment, List<OrderVisit> visits,
        @Nullable String hold, @Nullable String vendorId, @Nullable String offer, Instant openedAt, @Nullable String outcome,
        @Nullable String approvalId, @Nullable String approvalState,
        @Nullable Long amountMinor,
        @Nullable String currency, int revision, long version, @Nullable String assigneeId, boolean forAnybody,
        boolean free, List<String> assetIds, @Nullable String proposed) implements OrderRowBuilder.With {

    /// As the lists show it after a fact: an ended order's own phase, else that it waits, else the status of the visit that stands,
    /// else what became of the last offer, else the order's phase.
    OrderRow shown(@Nullable OrderVisit visit, @Nullable String at, long now) {
        boolean stands = visit != null && visit.stands();
        var technician = stands || assigneeId == null ? visit == null ? null : visit.technicianId() : assigneeId;
        return with(it -> it.status(status(visit)).technicianId(technician).visitId(visit == null ? null : visit.visitId()).appointment(at)
                .version(now).free(forAnybody && assigneeId == null && !stands && phase.equals("READY")));
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
        return withVendorId(vendor).withOffer(now);
    }

    /// The order has ended, and with it a question that nobody has answered.
    OrderRow ended(String as) {
        return with(it -> it.phase("CLOSED").outcome(as).approvalState("REQUESTED".equals(approvalState) ? "LAPSED" : approvalState));
    }

    OrderRow asking(String words, String soon) {
        return withDescription(words).withPriority(soon);
    }

    /// The order goes on after its end.
    OrderRow again() {
        return withPhase("READY").withOutcome(null);
    }

    OrderRow released(boolean whoeverIsFirst) {
        return with(it -> it.phase("READY").released(true).forAnybody(whoeverIsFirst));
    }

    OrderRow approval(String question, String state, @Nullable Long minor, @Nullable String inCurrency) {
        return with(it -> it.approvalId(question).approvalState(state).amountMinor(minor).currency(inCurrency));
    }
}
