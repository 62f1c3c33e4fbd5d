package dev.kept.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// A plan of work that comes again: each time it raises an order. The stream's id is the plan's.
public sealed interface PlanEvent extends DomainEvent {

    /// What becomes of a time while the order of an earlier one has not ended.
    enum PreviousOpen {
        SKIP, CREATE,
        /// The open order has one thing more to do.
        MERGE
    }

    /// Why a time is left out.
    enum SkipCause {
        BY_HAND, PREVIOUS_OPEN
    }

    /// When the work comes again: by the calendar, or so long after it was done last. One of `calendar` and `every` is there.
    ///
    /// @param calendar a recurrence rule of RFC 5545 in days or longer, such as `FREQ=MONTHLY;INTERVAL=3`; `startsOn` is its first day
    /// @param every ISO period, such as `P3M`
    /// @param startsOn the first time at the earliest
    /// @param until the last day on which it may come
    record Rhythm(@Nullable String calendar, @Nullable Period every, LocalDate startsOn, LocalDate until) {}

    /// The time that comes next. Times are counted from 1, those that are left out too.
    ///
    /// @param dueOn the day of the work, at the site
    /// @param raiseAt when its order is to be there
    record Upcoming(int number, LocalDate dueOn, Instant raiseAt) {}

    /// @param description what is to be done, in the words that each order will have
    /// @param zone the site's, in which all of its days and hours are read
    /// @param from with `to`, the hours of the day, at the site
    /// @param leadDays so long before its day each order is there
    @StoredName(value = "plan.drafted", version = 2)
    record PlanDrafted(String customerId, String siteId, String zone, String requesterId, String serviceType, Personal description,
            Rhythm rhythm, LocalTime from, LocalTime to, int leadDays, PreviousOpen previousOpen) implements PlanEvent {}

    @StoredName("plan.activated")
    record PlanActivated(Upcoming next) implements PlanEvent {}

    /// The time has come: the order is opened.
    ///
    /// @param orderId the order's, made of the plan and the number
    /// @param next absent: it counts from when this one is done, or it was the last
    @StoredName("plan.occurrence-raised")
    record OccurrenceRaised(int number, LocalDate dueOn, String orderId, String orderNumber, @Nullable Upcoming next)
            implements
                PlanEvent {}

    /// @param previousOrderId the order that has not ended, where that is why
    @StoredName("plan.occurrence-skipped")
    record OccurrenceSkipped(int number, LocalDate dueOn, SkipCause cause, @Nullable String previousOrderId, @Nullable Upcoming next)
            implements
                PlanEvent {}

    /// No order of its own: its work is one thing more to do in the order of an earlier time, which has not ended.
    ///
    /// @param orderId the order that goes on
    @StoredName("plan.occurrence-merged")
    record OccurrenceMerged(int number, LocalDate dueOn, String orderId, @Nullable Upcoming next) implements PlanEvent {}

    /// This time on another day; the ones after it stay.
    @StoredName("plan.occurrence-moved")
    record OccurrenceMoved(LocalDate from, Upcoming next) implements PlanEvent {}

    /// Its work is done.
    ///
    /// @param on the day, at the site
    /// @param next what is to come from here on
    @StoredName("plan.occurrence-done")
    record OccurrenceDone(int number, String orderId, LocalDate on, @Nullable Upcoming next) implements PlanEvent {}

    /// Its order ended without the work.
    @StoredName("plan.occurrence-missed")
    record OccurrenceMissed(int number, String orderId, @Nullable Upcoming next) implements PlanEvent {}

    /// Nothing is raised until it is resumed.
    @StoredName("plan.paused")
    record PlanPaused(String reason) implements PlanEvent {}

    /// What was missed is not raised.
    @StoredName("plan.resumed")
    record PlanResumed(@Nullable Upcoming next) implements PlanEvent {}

    /// Orders that are open stay.
    @StoredName("plan.ended")
    record PlanEnded(String reason) implements PlanEvent {}
}
