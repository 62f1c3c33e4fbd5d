package dev.kept.workorder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kept.events.PlanEvent.OccurrenceDone;
import dev.kept.events.PlanEvent.OccurrenceMerged;
import dev.kept.events.PlanEvent.OccurrenceMissed;
import dev.kept.events.PlanEvent.OccurrenceRaised;
import dev.kept.events.PlanEvent.OccurrenceSkipped;
import dev.kept.events.PlanEvent.PlanDrafted;
import dev.kept.events.PlanEvent.PreviousOpen;
import dev.kept.events.PlanEvent.Rhythm;
import dev.kept.events.PlanEvent.Upcoming;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.plan.Plan;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The common answer, and a plan with what came of it.
///
/// @param zone the site's, in which its days and hours are read
/// @param next absent: nothing, or it counts from when an open order is done
/// @param occurrences what came so far, the newest first
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownPlan(@JsonUnwrapped Answer answer, String customerId, String siteId, String zone, String requesterId, String serviceType,
        String description, Rhythm rhythm, LocalTime from, LocalTime to, int leadDays, PreviousOpen previousOpen, @Nullable Upcoming next,
        List<Time> occurrences) {

    /// @param state OPEN, DONE, MISSED, SKIPPED or MERGED
    /// @param orderId its order, or where it was left out or merged the one that had not ended
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Time(int number, LocalDate dueOn, String state, @Nullable String orderId, @Nullable String orderNumber) {
        Time now(String other) {
            return new Time(number, dueOn, other, orderId, orderNumber);
        }
    }

    static ShownPlan of(Answer answer, Plan.Known plan, List<Recorded> facts) {
        PlanDrafted it = plan.terms();
        return new ShownPlan(answer, it.customerId(), it.siteId(), it.zone(), it.requesterId(), it.serviceType(), it.description().text(),
                it.rhythm(), it.from(), it.to(), it.leadDays(), it.previousOpen(), plan.stage() == Plan.Stage.ACTIVE ? plan.next() : null,
                times(facts));
    }

    private static List<Time> times(List<Recorded> facts) {
        var times = new TreeMap<Integer, Time>();
        for (var fact : facts)
            switch (fact.event()) {
                case OccurrenceRaised it ->
                    times.put(it.number(), new Time(it.number(), it.dueOn(), "OPEN", it.orderId(), it.orderNumber()));
                case OccurrenceSkipped it ->
                    times.put(it.number(), new Time(it.number(), it.dueOn(), "SKIPPED", it.previousOrderId(), null));
                case OccurrenceMerged it -> times.put(it.number(), new Time(it.number(), it.dueOn(), "MERGED", it.orderId(), null));
                case OccurrenceDone it -> times.computeIfPresent(it.number(), (_, was) -> was.now("DONE"));
                case OccurrenceMissed it -> times.computeIfPresent(it.number(), (_, was) -> was.now("MISSED"));
                default -> {
                    // what comes next says so itself
                }
            }
        return new ArrayList<>(times.descendingMap().values());
    }
}
