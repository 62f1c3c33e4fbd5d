package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision.Kind;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.CourseChosen;
import dev.kept.events.WorkOrderEvent.FormAnswered;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.ChooseCourse;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The service order that comes with Kept: on site the field worker says how it goes on.
class ChoosingTest {
    private static final Policy SERVICE_ORDER = Samples.preset("service-order");
    private static final Complete DONE = new Complete("As agreed.", null, null);
    private static final CloseNotCarriedOut NOT_DONE = new CloseNotCarriedOut("Past repair.");

    @Test
    @Tag("B10")
    @Tag("B11")
    void who_is_on_site_chooses_before_the_work_is_completed() {
        var life = onSite();
        life.when(TOMASZ, DONE).thenRefused(Kind.CONFLICT, "incomplete").thenMissing("course")
                .thenSays("Choose the course first: as stipulated or with changes.");
        life.when(TOMASZ, Samples.course(Course.AS_STIPULATED)).then(FormAnswered.class, CourseChosen.class)
                .thenFact(new CourseChosen("visit-1", Course.AS_STIPULATED, "tomasz"));
        assertEquals("choose-course", life.fact(FormAnswered.class).form());
        life.given(TOMASZ, DONE).thenStatus(Status.CLOSED);
    }

    @Test
    @Tag("B12")
    void only_who_chose_to_change_the_order_changes_it_and_then_as_often_as_needed() {
        var life = onSite();
        life.when(TOMASZ, Samples.amend(null)).thenRefused("no-course").thenMissing("course");
        life.given(TOMASZ, Samples.course(Course.AS_STIPULATED)).when(TOMASZ, Samples.amend(null)).thenRefused("no-course")
                .thenSays("with changes");
        life.given(TOMASZ, Samples.course(Course.AMEND)).when(TOMASZ, Samples.amend(null)).then(WorkOrderAmended.class)
                .when(TOMASZ, new WorkOrderCommand.Amend("A second person.", List.of(), List.of(), null)).then(WorkOrderAmended.class)
                .given(TOMASZ, DONE).thenStatus(Status.CLOSED);
    }

    @Test
    @Tag("B14")
    void what_is_not_carried_out_is_chosen_as_that_and_completes_nothing() {
        var life = onSite();
        life.when(TOMASZ, NOT_DONE).thenRefused("no-course").thenSays("not carried out");
        life.given(TOMASZ, Samples.course(Course.NOT_CARRIED_OUT)).when(TOMASZ, DONE).thenRefused("incomplete").thenMissing("course")
                .given(TOMASZ, NOT_DONE).thenStatus(Status.CLOSED);
    }

    @Test
    void choosing_anew_replaces_what_was_chosen_and_erases_nothing() {
        var life = onSite().given(TOMASZ, Samples.course(Course.NOT_CARRIED_OUT)).given(TOMASZ, Samples.course(Course.AS_STIPULATED));
        assertEquals(Course.AS_STIPULATED, life.order().standingVisits().getFirst().course());
        assertEquals(2, life.history().stream().filter(CourseChosen.class::isInstance).count());
        life.when(TOMASZ, new ChooseCourse(null, Course.AS_STIPULATED, Map.of())).then();
        life.when(TOMASZ, NOT_DONE).thenRefused("no-course");
    }

    @Test
    @Tag("B08")
    void the_course_is_chosen_by_filling_in_its_form() {
        onSite().when(TOMASZ, new ChooseCourse(null, Course.AMEND, Map.of())).thenRefused("incomplete").thenMissing("answers.found")
                .when(TOMASZ, new ChooseCourse(null, Course.AMEND, Map.of("colour", GivenAnswer.text("red"))))
                .thenRefused(Kind.INVALID, "bad-answer");
    }

    @Test
    void it_is_chosen_on_site_by_who_is_there_and_not_while_the_order_waits() {
        var life = booked();
        life.when(TOMASZ, Samples.course(Course.AS_STIPULATED)).thenRefused("not-arrived").thenMissing("arrival");
        life.when(AOIFE, Samples.course(Course.AS_STIPULATED)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.given(TOMASZ, new Arrive(null)).given(TOMASZ, Samples.hold(HoldReason.OTHER))
                .when(TOMASZ, Samples.course(Course.AS_STIPULATED)).thenRefused("on-hold").thenMissing("resumption")
                .given(TOMASZ, new Resume()).given(TOMASZ, Samples.course(Course.AS_STIPULATED));
    }

    @Test
    @Tag("B11")
    void the_office_which_is_not_there_ends_and_changes_the_order_without() {
        onSite().given(AOIFE, Samples.amend(null)).given(AOIFE, DONE).thenStatus(Status.CLOSED);
        onSite().given(AOIFE, NOT_DONE).thenStatus(Status.CLOSED);
    }

    @Test
    void each_of_two_visits_has_a_course_of_its_own() {
        var life = onSite().given(TOMASZ, Samples.course(Course.AS_STIPULATED))
                .given(KEPT, new WorkOrderCommand.ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")))
                .given(ZOFIA, new Arrive(null));
        life.when(ZOFIA, DONE).thenRefused("incomplete").thenMissing("course");
        life.given(ZOFIA, Samples.course(Course.AS_STIPULATED)).given(ZOFIA, DONE).thenStatus(Status.CLOSED);
    }

    @Test
    void on_a_visit_that_is_over_nothing_is_chosen_any_more() {
        var gone = onSite().given(TOMASZ, new ReportNotDone(null, "Nobody at home."));
        gone.when(TOMASZ, Samples.course(Course.NOT_CARRIED_OUT)).thenRefused("no-visit");
        gone.when(TOMASZ, NOT_DONE).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").thenSays("The office does that now.");
        onSite().given(TOMASZ, Samples.course(Course.NOT_CARRIED_OUT)).given(TOMASZ, new FinishVisit(null)).given(TOMASZ, NOT_DONE)
                .thenStatus(Status.CLOSED);
    }

    @Test
    void where_the_policy_has_no_form_for_it_nothing_is_chosen_and_nothing_waits_for_it() {
        Life.inProgress().when(TOMASZ, Samples.course(Course.AS_STIPULATED)).thenRefused("no-course").thenMissing();
        assertFalse(offered(Life.inProgress(), TOMASZ));
    }

    @Test
    @Tag("B10")
    void it_is_offered_on_site_and_said_to_be_missing_before_it_is_asked() {
        assertTrue(offered(onSite(), TOMASZ));
        assertTrue(offered(onSite().given(TOMASZ, Samples.course(Course.AS_STIPULATED)), TOMASZ), "one may think better of it");
        var complete = Objects.requireNonNull(allowance(onSite(), TOMASZ, "complete").refusal());
        assertEquals(List.of(new Missing("course", "Choose the course first: as stipulated or with changes.", "choose-course")),
                complete.missing());
        var arriving = Objects.requireNonNull(allowance(booked(), TOMASZ, "choose-course").refusal());
        assertEquals("arrive", arriving.missing().getFirst().command());
        assertEquals(List.of("course", "answers.found"), allowance(onSite(), TOMASZ, "choose-course").required());
    }

    private static Life booked() {
        return Life.under(SERVICE_ORDER).given(MAEVE, Samples.openUnder(SERVICE_ORDER.name())).given(MAEVE, Samples.submit("declan"))
                .given(DECLAN, Samples.approve()).given(KEPT, Samples.schedule("visit-1"));
    }

    private static Life onSite() {
        return booked().given(TOMASZ, new Arrive(null));
    }

    private static boolean offered(Life life, Caller by) {
        return new Allowances(life.decider()).of(life.state(), Asked.at(by, life.now())).stream()
                .anyMatch(it -> it.command().equals("choose-course") && it.isAllowed());
    }

    private static Allowance allowance(Life life, Caller by, String command) {
        return new Allowances(life.decider()).of(life.state(), Asked.at(by, life.now())).stream()
                .filter(it -> it.command().equals(command)).findFirst().orElseThrow();
    }
}
