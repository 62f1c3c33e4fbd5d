package dev.kept.workorder.domain;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import dev.kept.workorder.domain.Policy.Approval.Creator;
import dev.kept.workorder.domain.WorkOrderCommand.Close;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import java.util.Optional;

/// Where a policy keeps it among them, what a customer's own people opened is sent in, resolved and closed by any of them, and by nobody
/// else.
final class SameOrganisation {
    private SameOrganisation() {}

    static Optional<Decision<WorkOrderEvent>> refusal(WorkOrderCommand command, Order order, Policy policy, Caller by) {
        boolean isTheirs = switch (command) {
            case Submit _,Complete _,CloseDenied _,Close _,CloseNotCarriedOut _ -> true;
            default -> false;
        };
        return isTheirs && isKept(order, policy) && !isOneOfThem(order, policy, by) && !by.is(Role.SERVICE)
                ? Optional.of(Decision.forbidden("The customer's own people opened this order, so one of them does that."))
                : Optional.empty();
    }

    /// Any of them stands for who asked for the work.
    static boolean isOneOfThem(Order order, Policy policy, Caller by) {
        return isKept(order, policy) && by.is(Role.CUSTOMER) && by.actsFor(order.request().customerId());
    }

    private static boolean isKept(Order order, Policy policy) {
        return policy.create().sameOrganisationOnly() && order.request().creator() == Creator.CUSTOMER;
    }
}
