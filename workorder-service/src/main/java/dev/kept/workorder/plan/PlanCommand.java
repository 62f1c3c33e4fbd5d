package dev.kept.workorder.plan;

import dev.kept.events.PlanEvent.PreviousOpen;
import dev.kept.events.PlanEvent.Rhythm;
import dev.kept.workorder.domain.Known;
import java.time.LocalDate;
import java.time.LocalTime;

/// What can be asked of a plan.
public sealed interface PlanCommand {

    /// A plan that raises nothing yet.
    ///
    /// @param known what the directory says of the site, the kind of work and the requester
    record DraftPlan(Known known, String description, Rhythm rhythm, LocalTime from, LocalTime to, int leadDays,
            PreviousOpen previousOpen) implements PlanCommand {}

    record ActivatePlan() implements PlanCommand {}

    /// From a timer: the time that comes next is to have its order.
    ///
    /// @param orderId made of the plan and the number, so that a repetition is known
    /// @param orderNumber that the order will have
    record RaiseOccurrence(int number, String orderId, String orderNumber) implements PlanCommand {}

    /// The echo of what became of an order.
    ///
    /// @param done whether its work is done; else it ended without
    /// @param on the day, at the site
    record NoteOccurrence(String orderId, boolean done, LocalDate on) implements PlanCommand {}

    /// @param number the one that comes next: what was asked for is what was seen
    record SkipOccurrence(int number) implements PlanCommand {}

    /// @param number as of [SkipOccurrence]
    record MoveOccurrence(int number, LocalDate to) implements PlanCommand {}

    record PausePlan(String reason) implements PlanCommand {}

    record ResumePlan() implements PlanCommand {}

    record EndPlan(String reason) implements PlanCommand {}
}
