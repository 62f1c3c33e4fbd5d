package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.CIARA;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.DECLANS_LINK;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NEIGHBOUR;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.Policy.Complete.Requirement;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    @Test
    @Tag("D35")
    void the_technician_is_offered_the_next_steps() {
        assertEquals(Set.of("start-travel", "arrive", "start-work", "add-note", "add-photo", "use-part", "report-not-done", "hold",
                "close-not-carried-out", "report-delay", "report-no-show", "recommend", "log-time", "link-order", "attach-file",
                "flag-warranty", "name-equipment"),
                allowed(Life.dispatched(), TOMASZ));
        assertEquals(Set.of("stop-timer", "finish-visit", "add-note", "add-photo", "use-part", "report-not-done", "hold",
                "close-not-carried-out", "report-delay", "recommend", "resolve-item", "close-item", "log-time", "create-follow-up",
                "start-timer", "link-order", "attach-file", "flag-warranty", "name-equipment"),
                allowed(Life.inProgress(), TOMASZ));
    }

    @Test
    void beside_the_timer_of_who_stands_by_one_that_runs_by_itself_is_offered_until_it_runs() {
        assertTrue(allowed(Life.inProgress(), TOMASZ).contains("start-timer"));
        assertFalse(names(Life.inProgress().given(TOMASZ, new WorkOrderCommand.StartTimer(null, false)), TOMASZ).contains("start-timer"));
    }

    @Test
    @Tag("D78")
    void what_the_order_lacks_is_missing_and_what_the_form_asks_for_is_not() {
        var complete = one(Life.inProgress(), TOMASZ, "complete");
        assertEquals(List.of("add-photo"), Objects.requireNonNull(complete.refusal()).missing().stream().map(Missing::command).toList());
        assertTrue(one(Life.inProgress().given(TOMASZ, Samples.resultPhoto()), TOMASZ, "complete").isAllowed());
        assertEquals("not-in-progress", Objects.requireNonNull(one(Life.dispatched(), TOMASZ, "complete").refusal()).code());
    }

    @Test
    void what_the_policy_requires_of_the_form_is_told_whether_or_not_the_order_lacks_something() {
        var lacking = one(Life.inProgress(), TOMASZ, "complete");
        var complete = one(Life.inProgress().given(TOMASZ, Samples.resultPhoto()), TOMASZ, "complete");
        assertEquals(List.of("summary", "signature", "signedBy"), complete.fields());
        assertEquals(List.of("summary", "signature"), complete.required());
        assertEquals(complete.required(), lacking.required());

        var unsigned = Life.inProgress(Samples.policy(Samples.POLICY.approval(), Requirement.RESULT_PHOTO));
        assertEquals(List.of("summary"), one(unsigned, TOMASZ, "complete").required());
        assertEquals(List.of("summary"), one(unsigned.given(TOMASZ, Samples.resultPhoto()), TOMASZ, "complete").required());
    }

    @Test
    void required_are_some_of_the_fields() {
        for (var by : List.of(MAEVE, AOIFE, TOMASZ, DECLANS_LINK))
            for (var life : List.of(Life.submitted(), Life.dispatched(), Life.inProgress()))
                of(life, by).forEach(it -> assertTrue(it.fields().containsAll(it.required()), it.toString()));
        assertEquals(List.of("approvalId", "revision", "reason"), one(Life.submitted(), AOIFE, "deny").required());
        assertEquals(List.of(), one(Life.dispatched(), TOMASZ, "start-travel").required());
    }

    @Test
    void nobody_is_shown_what_is_not_theirs() {
        assertEquals(Set.of("add-note", "add-photo", "reply", "cancel", "withdraw-submission",
                "reassign-approver", "correct-details", "report-no-show", "merge-into", "link-order", "attach-file",
                "flag-warranty", "name-equipment"), names(Life.submitted(), MAEVE));
        assertEquals(Set.of("approve", "deny"), names(Life.submitted(), DECLANS_LINK));
        assertEquals(Set.of(), names(Life.submitted(), NEIGHBOUR));
        assertEquals(Set.of(), names(Life.nothing(), AOIFE));
        assertEquals(Set.of(), names(Life.submitted(), KEPT), "services have no buttons");
    }

    @Test
    void the_office_approves_cancels_and_takes_a_planned_visit_off() {
        assertTrue(allowed(Life.submitted(), AOIFE).containsAll(Set.of("approve", "deny", "cancel", "add-note")));
        assertTrue(one(Life.dispatched(), AOIFE, "cancel-visit").isAllowed());
        assertEquals(List.of("visitId", "cause"), one(Life.dispatched(), AOIFE, "cancel-visit").required());
        assertFalse(names(Life.ready(), AOIFE).contains("cancel-visit"), "there is none");
        assertFalse(names(Life.enRoute(), AOIFE).contains("cancel-visit"), "it has begun");
        assertFalse(names(Life.dispatched(), MAEVE).contains("cancel-visit"), "she asks the office");
    }

    @Test
    void the_office_is_not_offered_a_yes_to_an_order_of_its_own_where_somebody_else_was_asked() {
        var opened = Life.nothing().given(AOIFE, Samples.open());
        assertFalse(names(opened, AOIFE).contains("approve"));
        assertTrue(names(opened, CIARA).contains("approve"));
    }

    @Test
    void what_the_policy_never_allows_is_not_shown_as_if_something_were_missing() {
        assertFalse(names(Life.submitted(), AOIFE).contains("amend"), "home service changes no approved orders");
        var amending = Life.under(Samples.amending()).given(MAEVE, Samples.open());
        assertEquals("not-released", Objects.requireNonNull(one(amending, AOIFE, "amend").refusal()).code());
    }

    @Test
    void a_customer_may_say_that_nobody_came_once_the_promised_time_is_over() {
        assertFalse(names(Life.dispatched(), MAEVE).contains("report-no-show"), "they may still come");
        assertTrue(one(Life.dispatched().later(Duration.ofDays(30)), MAEVE, "report-no-show").isAllowed());
        assertTrue(one(Life.dispatched(), TOMASZ, "report-no-show").isAllowed(), "the customer is not there");
    }

    @Test
    void a_technician_is_offered_what_is_free_and_the_way_back_and_the_office_who_shall_do_it() {
        assertTrue(one(free(), TOMASZ, "assign-technician").isAllowed());
        assertEquals(List.of(), one(free(), TOMASZ, "assign-technician").fields(), "for themself");
        assertEquals(List.of("personId"), one(free(), AOIFE, "assign-technician").required());
        assertEquals(Set.of("assign-technician"), names(free(), TOMASZ));
        var taken = free().given(TOMASZ, take(TOMASZ));
        assertTrue(allowed(taken, TOMASZ).contains("unassign") && !names(taken, TOMASZ).contains("assign-technician"));
        assertFalse(names(Life.ready(), AOIFE).contains("assign-technician"), "where who comes is booked");
    }

    @Test
    void who_has_an_order_may_come_without_a_visit() {
        var given = free().given(AOIFE, take(TOMASZ));
        assertTrue(allowed(given, TOMASZ).containsAll(Set.of("arrive", "start-work")));
        assertFalse(allowed(given, TOMASZ).contains("start-travel"));
    }

    private static Life free() {
        return Life.under(Samples.preset("it-provider")).given(MAEVE, Samples.openUnder("it-provider@1"));
    }

    private static AssignTechnician take(Caller by) {
        return new AssignTechnician(by.id(), true, "visit-1");
    }

    @Test
    void what_is_past_is_not_mentioned() {
        assertFalse(names(Life.dispatched(), AOIFE).contains("approve"), "it was approved");
        assertFalse(names(Life.inProgress(), TOMASZ).contains("start-travel"), "he is there");
        assertEquals(Set.of("add-note", "add-photo", "use-part", "reopen", "recommend", "report-delay", "report-late", "create-follow-up"),
                names(Life.paid().given(AOIFE, Samples.note("n")), AOIFE));
    }

    /// What an order cannot know: whether there is another one, or a later version of its policy.
    private static final Set<String> NOT_ASKED_FOR = Set.of("open", "adopt-policy");

    @Test
    void every_command_that_a_person_may_give_is_known_here() {
        var people = LifecycleTableTest.everything().filter(row -> row.by() != KEPT).map(LifecycleTableTest.Row::path)
                .filter(path -> !NOT_ASKED_FOR.contains(path)).collect(Collectors.toSet());
        var known = List
                .of(Life.submitted(), Life.dispatched(), Life.inProgress(), Life.ready().given(AOIFE, Samples.hold(HoldReason.OTHER)),
                        Life.completed(Samples.verifying()), Life.askedForMore(),
                        Life.paid().given(TOMASZ, new WorkOrderCommand.Recommend("recommendation-1", "A pump", 6)),
                        Life.agreedOn(Samples.amending()), Life.drafted(), Life.inProgress().given(TOMASZ, Samples.part("line-1")),
                        Life.inProgress(Samples.choosing()),
                        Life.drafted().given(MAEVE, Samples.submit(null)).given(DECLAN, Samples.deny()),
                        Life.drafted().given(MAEVE, Samples.submit(null)).given(DECLAN, Samples.approve()), offered(),
                        offered().given(TOMASZ, new AcceptOffer("offer-1")),
                        free().given(TOMASZ, take(TOMASZ)), planned())
                .stream()
                .flatMap(life -> List.of(MAEVE, AOIFE, TOMASZ).stream().flatMap(by -> names(life, by).stream()))
                .collect(Collectors.toSet());
        assertEquals(people, known);
    }

    private static Life planned() {
        return Life.under(Samples.POLICY).given(KEPT, Samples.planned(Samples.POLICY)).given(KEPT, Samples.slot("slot-1"));
    }

    private static Life offered() {
        return Life.under(Samples.offering()).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve()).given(KEPT,
                Samples.proposed("offer-1", "tomasz"));
    }

    @Test
    @Tag("C16")
    void who_is_asked_accepts_or_declines_and_the_office_withdraws() {
        assertTrue(allowed(offered(), TOMASZ).containsAll(Set.of("accept-offer", "decline-offer")));
        assertTrue(allowed(offered(), AOIFE).contains("withdraw-offer"));
        assertFalse(names(offered(), AOIFE).contains("accept-offer"), "that is theirs");
        assertFalse(names(Life.ready(), AOIFE).contains("offer-to"), "home service books, and offers nothing");
        var accepted = offered().given(TOMASZ, new AcceptOffer("offer-1"));
        assertTrue(one(accepted, TOMASZ, "unassign-vendor").isAllowed());
        assertEquals("already-accepted", Objects.requireNonNull(one(accepted, AOIFE, "offer-to").refusal()).code());
    }

    private static Set<String> allowed(Life life, Caller by) {
        return of(life, by).stream().filter(Allowance::isAllowed).map(Allowance::command).collect(Collectors.toSet());
    }

    private static Set<String> names(Life life, Caller by) {
        return of(life, by).stream().map(Allowance::command).collect(Collectors.toSet());
    }

    private static Allowance one(Life life, Caller by, String command) {
        return of(life, by).stream().filter(allowance -> allowance.command().equals(command)).findFirst().orElseThrow();
    }

    private static List<Allowance> of(Life life, Caller by) {
        return new Allowances(life.decider()).of(life.state(), Asked.at(by, life.now()));
    }
}
