package dev.kept.workorder.domain;

import dev.kept.workorder.domain.Policy.Approval.Initial;
import dev.kept.workorder.domain.Policy.Approval.OnDeny;
import dev.kept.workorder.domain.Policy.Assignment.Mode;
import dev.kept.workorder.domain.Policy.Close.CloseOn;
import dev.kept.workorder.domain.Policy.Complete.From;
import dev.kept.workorder.domain.Policy.Dispatch.DispatchOn;
import dev.kept.workorder.domain.Policy.Scheduling.Need;
import dev.kept.workorder.domain.Policy.Start.StartOn;
import java.util.ArrayList;
import java.util.List;

/// The path that an order can take under its policy, as a diagram shows it. That it may be cancelled anywhere is not drawn.
///
/// @param stops one after the other, to the end
/// @param afterNo where it goes from DENIED; none: nothing is denied, or a no ends it at once
/// @param mayWait whether it may be on hold on the way
public record OrderPath(List<Stop> stops, List<Status> afterNo, boolean mayWait) {
    /// @param optional an order may well pass it by
    public record Stop(Status status, boolean optional) {}

    public OrderPath {
        stops = List.copyOf(stops);
        afterNo = List.copyOf(afterNo);
    }

    public static OrderPath of(Policy policy) {
        var stops = new ArrayList<Stop>();
        asking(policy, stops);
        finding(policy, stops);
        working(policy, stops);
        boolean isResettable = mayBeAsked(policy) && policy.approval().onDeny() == OnDeny.RESETTABLE;
        return new OrderPath(stops, isResettable ? List.of(Status.DRAFT, Status.CLOSED) : List.of(),
                !policy.hold().reasons().isEmpty() || policy.extraWork() != null);
    }

    private static boolean mayBeAsked(Policy policy) {
        return policy.approval().initial() != Initial.NONE;
    }

    private static void asking(Policy policy, List<Stop> stops) {
        boolean isWritten = !policy.create().autoSubmit();
        if (isWritten || mayBeAsked(policy)) // who takes a question back has a draft again
            stops.add(new Stop(Status.DRAFT, !isWritten));
        if (mayBeAsked(policy))
            stops.add(new Stop(Status.SUBMITTED, policy.approval().initial() != Initial.ALWAYS));
        if (policy.release() == Policy.Release.MANUAL)
            stops.add(new Stop(Status.APPROVED, false));
    }

    private static void finding(Policy policy, List<Stop> stops) {
        stops.add(new Stop(Status.READY, false));
        if (policy.assignment().mode() == Mode.OFFER) {
            stops.add(new Stop(Status.OFFERED, false));
            stops.add(new Stop(Status.ACCEPTED, false));
        }
        boolean isHandedOver = policy.dispatch().on() == DispatchOn.ASSIGN; // with the booking
        stops.add(new Stop(isHandedOver ? Status.DISPATCHED : Status.SCHEDULED, policy.scheduling().need() == Need.OPTIONAL));
    }

    private static void working(Policy policy, List<Stop> stops) {
        boolean isCompletedAsBooked = policy.complete().from() == From.SCHEDULED;
        stops.add(new Stop(Status.EN_ROUTE, policy.dispatch().on() == DispatchOn.NEVER));
        if (policy.start().on() != StartOn.ARRIVE) // else who has arrived works
            stops.add(new Stop(Status.ARRIVED, policy.start().on() == StartOn.OPEN));
        stops.add(new Stop(Status.IN_PROGRESS, isCompletedAsBooked));
        if (policy.close().on() != CloseOn.COMPLETE || policy.verify() == Policy.Verify.OFFICE)
            stops.add(new Stop(Status.COMPLETED, false));
        stops.add(new Stop(Status.CLOSED, false));
    }
}
