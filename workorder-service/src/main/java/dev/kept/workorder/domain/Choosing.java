package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.CourseChosen;
import dev.kept.workorder.domain.WorkOrderCommand.ChooseCourse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the policy has a form for it, the technician chooses on site how the visit goes on, and then does what was chosen. The office,
/// which is not there, does not.
final class Choosing {
    /// Whoever completes the work carried it out, as agreed or as it was changed.
    static final Set<Course> CARRIED_OUT = Set.of(Course.AS_STIPULATED, Course.AMEND);

    private Choosing() {}

    static Decision<WorkOrderEvent> choose(ChooseCourse it, Order order, Policy policy, Asked asked) {
        if (policy.forms().course().isEmpty())
            return Decision.refused("no-course", "No course is chosen here: complete the work, or close the order as not carried out.");
        return OnSite.onVisit(it.visitId(), order, asked.by(), visit -> switch (visit.stage()) {
            case SCHEDULED, DISPATCHED, EN_ROUTE ->
                Decision.refused("not-arrived", "The course is chosen on site, and nobody has arrived yet.",
                        new Missing("arrival", "The arrival of the technician", "arrive"));
            case ARRIVED, WORKING -> {
                if (order.held() != null)
                    yield Refusals.onHold(order);
                if (it.course() == visit.course() && it.answers().isEmpty())
                    yield Decision.accepted(List.of());
                yield Answering.refusal(Forms.COURSE, policy, it.answers(), "The course cannot be chosen yet.")
                        .orElseGet(() -> chosen(it, visit, order, policy, asked));
            }
            case DONE, NOT_DONE, MISSED, CANCELLED -> throw new IllegalStateException("Only visits that stand come here");
        });
    }

    private static Decision<WorkOrderEvent> chosen(ChooseCourse it, Visit visit, Order order, Policy policy, Asked asked) {
        var story = Story.of(order, policy);
        Answering.answered(story, Forms.COURSE, it.answers());
        return story.happened(new CourseChosen(visit.visitId(), it.course(), asked.by().id())).decision();
    }

    /// Empty where the caller may do what goes with such a course.
    ///
    /// @param fitting the courses that it goes with
    static Optional<Decision<WorkOrderEvent>> refusal(Set<Course> fitting, Order order, Policy policy, Asked asked) {
        if (!isAsked(asked.by(), order, policy))
            return Optional.empty();
        if (OnSite.theirs(order.standingVisits(), asked.by()).isEmpty())
            return isChosen(fitting, order.visits(), asked.by())
                    ? Optional.empty()
                    : Optional.of(Decision.forbidden("On your visit, which is over, no such course was chosen. The office does that now."));
        return missing(fitting, order, policy, asked).map(lack -> Decision.refused("no-course", lack.sentence(), lack));
    }

    /// On the caller's visit that stands.
    static Optional<Missing> missing(Set<Course> fitting, Order order, Policy policy, Asked asked) {
        boolean fits = !isAsked(asked.by(), order, policy)
                || OnSite.theirs(order.standingVisits(), asked.by()).map(visit -> isChosen(fitting, List.of(visit), asked.by()))
                        .orElse(true);
        return fits
                ? Optional.empty()
                : Optional.of(new Missing("course", "Choose the course first: " + words(fitting) + ".", Forms.COURSE));
    }

    private static boolean isAsked(Caller by, Order order, Policy policy) {
        return !policy.forms().course().isEmpty() && Access.isTechnician(order, by) && !by.is(Role.OFFICE);
    }

    private static boolean isChosen(Set<Course> fitting, List<Visit> visits, Caller by) {
        return visits.stream().filter(visit -> visit.personIds().contains(by.id())).reduce((_, later) -> later)
                .map(Visit::course).filter(fitting::contains).isPresent();
    }

    private static String words(Set<Course> courses) {
        return String.join(" or ", courses.stream().sorted().map(course -> switch (course) {
            case AS_STIPULATED -> "as stipulated";
            case AMEND -> "with changes";
            case NOT_CARRIED_OUT -> "not carried out";
        }).toList());
    }
}
