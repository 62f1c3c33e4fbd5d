package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Kind;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.AnswerKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.FormAnswer;
import dev.kept.events.WorkOrderEvent.FormAnswered;
import dev.kept.events.WorkOrderEvent.LateReportReceived;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.ReportLate;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final String ASKED = """
            {"complete": [
              {"id": "pressure", "label": "Pressure in bar", "kind": "NUMBER", "required": true, "min": 0.5, "max": 3},
              {"id": "leak", "label": "Where it leaked", "kind": "TEXT", "required": false},
              {"id": "result", "label": "Result", "kind": "CHOICE", "required": true, "choices": ["Fixed", "Patched"]},
              {"id": "next", "label": "Next service", "kind": "DATE", "required": false},
              {"id": "gauge", "label": "The gauge", "kind": "PHOTO", "required": true},
              {"id": "witness", "label": "Witness", "kind": "SIGNATURE", "required": false},
              {"id": "safety", "label": "Safety", "kind": "CHECKLIST", "required": true, "choices": ["Gas off", "Vent open"]}],
             "notDone": [{"id": "who", "label": "Who was there", "kind": "CHOICE", "required": true, "choices": ["Nobody", "A child"]}],
             "submit": [{"id": "budget", "label": "Cost centre", "kind": "TEXT", "required": true}]}""";
    private static final Map<String, String> DRAFTS = Map.of("create", "{\"roles\":[\"CUSTOMER\",\"OFFICE\"],\"autoSubmit\":false}");

    @Test
    @Tag("D78")
    void answers_are_a_fact_just_before_the_steps_own() {
        var life = working().when(TOMASZ, complete(all()));
        var facts = life.history().stream().map(it -> it.getClass().getSimpleName()).toList();
        assertEquals(facts.indexOf("WorkCompleted") - 1, facts.indexOf("FormAnswered"), facts.toString());
        var answered = life.fact(FormAnswered.class);
        assertEquals("complete", answered.form());
        assertEquals(List.of("pressure", "result", "gauge", "safety"), answered.answers().stream().map(FormAnswer::fieldId).toList());
        assertEquals(new FormAnswer("pressure", "Pressure in bar", AnswerKind.NUMBER, new Personal("maeve", "1.4"), List.of(), null),
                answered.answers().getFirst());
        assertEquals(List.of("Gas off", "Vent open"), answered.answers().getLast().ticked());
    }

    @Test
    void what_is_missing_is_said_all_at_once_with_the_command_that_brings_it() {
        working().when(TOMASZ, complete(Map.of("result", GivenAnswer.text(" "), "safety", GivenAnswer.ticked(List.of("Gas off")))))
                .thenRefused(Kind.CONFLICT, "incomplete")
                .thenMissing("answers.pressure", "answers.result", "answers.gauge", "answers.safety")
                .thenSays("Take a photo for 'The gauge'.").thenSays("Tick off under 'Safety': Vent open.");
        Life.inProgress(asking()).when(TOMASZ, new Complete("Done.", null, null)).thenMissing("signature", "result-photo",
                "answers.pressure", "answers.result", "answers.gauge", "answers.safety");
    }

    @Test
    void a_draft_is_sent_in_and_a_visit_given_up_with_the_answers_to_their_forms() {
        var draft = Life.under(Samples.varied(merged(DRAFTS))).given(MAEVE, Samples.open());
        draft.when(MAEVE, Samples.submit("declan")).thenRefused("incomplete").thenMissing("answers.budget")
                .when(MAEVE, submit(Map.of("budget", GivenAnswer.text("4711"))))
                .then(FormAnswered.class, WorkOrderSubmitted.class, ApprovalRequested.class);
        Life.inProgress(asking()).when(TOMASZ, new ReportNotDone(null, "No luck.")).thenRefused("incomplete").thenMissing("answers.who")
                .when(TOMASZ, new ReportNotDone(null, "No luck.", Map.of("who", GivenAnswer.text("Nobody"))))
                .then(FormAnswered.class, TimerStopped.class, VisitNotDone.class);
    }

    @Test
    void answers_that_come_too_late_are_kept_and_none_is_required_any_more() {
        var life = working().given(AOIFE, Samples.cancel());
        life.when(TOMASZ, complete(all())).thenRefused("order-closed")
                .when(TOMASZ, new ReportLate("report-1", "Recharged.", null, null, Map.of("pressure", GivenAnswer.text("1.4"))))
                .then(FormAnswered.class, LateReportReceived.class)
                .when(TOMASZ, new ReportLate("report-2", "Recharged.", null, null)).then(LateReportReceived.class);
    }

    @Test
    void an_answer_that_makes_no_sense_is_told_so_by_the_name_of_its_question() {
        wrong("pressure", GivenAnswer.text("a lot"), "'Pressure in bar' is a number");
        wrong("pressure", GivenAnswer.text("0.49"), "'Pressure in bar' is at least 0.5, not 0.49.");
        wrong("pressure", GivenAnswer.text("3.01"), "'Pressure in bar' is at most 3, not 3.01.");
        wrong("pressure", GivenAnswer.text("1e-999999999"), "'Pressure in bar' is a number of up to 18 digits");
        wrong("pressure", GivenAnswer.ticked(List.of("1")), "'Pressure in bar' is answered with words or a number.");
        wrong("leak", GivenAnswer.text("x".repeat(1_001)), "'Where it leaked' takes up to 1000 characters, not 1001.");
        wrong("result", GivenAnswer.text("fixed"), "'Result' is one of Fixed, Patched.");
        wrong("next", GivenAnswer.text("2026-02-30"), "'Next service' is a day, written as 2026-03-02.");
        wrong("gauge", GivenAnswer.text("a.jpg"), "'The gauge' is answered with a file");
        wrong("safety", GivenAnswer.ticked(List.of("Gas on")), "'Safety' has the points Gas off, Vent open");
        wrong("safety", GivenAnswer.ticked(List.of("Gas off", "Gas off")), "tick each at most once");
        wrong("colour", GivenAnswer.text("red"), "Nothing is asked under the name 'colour' here. The form asks for pressure, leak");
        Life.inProgress().when(TOMASZ, new Complete("Done.", null, null, null, null, Map.of("colour", GivenAnswer.text("red"))))
                .thenRefused(Kind.INVALID, "bad-answer").thenSays("This step has no form.");
    }

    @Test
    void the_smallest_and_the_largest_number_are_taken() {
        for (var number : List.of("0.5", "3.000"))
            working().given(TOMASZ, complete(with("pressure", GivenAnswer.text(number)))).thenStatus(Status.COMPLETED);
    }

    @Test
    void what_will_be_asked_is_told_with_the_allowed_commands() {
        var complete = allowance(working(), "complete");
        assertTrue(complete.isAllowed());
        assertEquals(List.of("summary", "signature", "signedBy", "answers.pressure", "answers.leak", "answers.result", "answers.next",
                "answers.gauge", "answers.witness", "answers.safety"), complete.fields());
        assertEquals(List.of("summary", "signature", "answers.pressure", "answers.result", "answers.gauge", "answers.safety"),
                complete.required());
        assertEquals(List.of("reason", "answers.who"), allowance(working(), "report-not-done").required());
    }

    @Test
    void a_command_that_waits_for_something_else_tells_of_its_form_too() {
        var refusal = Objects.requireNonNull(allowance(Life.inProgress(asking()), "complete").refusal());
        assertEquals(List.of(new Missing("result-photo", "Add a photo of the result.", "add-photo"),
                new Missing("answers.pressure", "Answer 'Pressure in bar'.", "complete"),
                new Missing("answers.result", "Answer 'Result'.", "complete"),
                new Missing("answers.gauge", "Take a photo for 'The gauge'.", "complete"),
                new Missing("answers.safety", "Tick off under 'Safety': Gas off, Vent open.", "complete")), refusal.missing());
    }

    @Test
    void an_order_keeps_the_form_of_its_policy_until_it_is_moved_to_another() {
        var bare = Samples.varied(Map.of("version", "2"));
        var life = Life.among(asking(), bare).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve())
                .given(KEPT, Samples.schedule("visit-1")).given(TOMASZ, new StartWork(null)).given(TOMASZ, Samples.resultPhoto());
        life.when(TOMASZ, Samples.complete()).thenRefused("incomplete")
                .given(AOIFE, new WorkOrderCommand.AdoptPolicy(bare, "The form asks too much.")).given(TOMASZ, Samples.complete());
    }

    @Test
    void a_form_has_its_limits() {
        refused("forms.complete has up to 20 fields, not 21", "{\"complete\": ["
                + String.join(",", IntStream.range(0, 21).mapToObj(i -> field("f" + i, "\"kind\":\"TEXT\"")).toList()) + "]}");
        refused("forms.complete names a field twice", complete(field("a", "\"kind\":\"TEXT\"") + "," + field("a", "\"kind\":\"DATE\"")));
        refused("The field 'a' names its choices", complete(field("a", "\"kind\":\"CHOICE\"")));
        refused("The field 'a' has no choices", complete(field("a", "\"kind\":\"TEXT\",\"choices\":[\"x\"]")));
        refused("has up to 30 choices, each another one", complete(field("a", "\"kind\":\"CHOICE\",\"choices\":[\"x\",\"x\"]")));
        refused("The field 'a' has no min and no max", complete(field("a", "\"kind\":\"TEXT\",\"max\":9")));
        refused("its min 3 is above its max 2", complete(field("a", "\"kind\":\"NUMBER\",\"min\":3,\"max\":2")));
        refused("A field's id is a word such as meterReading, not 'A b'", complete(field("A b", "\"kind\":\"TEXT\"")));
        refused("The field 'a' has a kind: one of [TEXT, NUMBER", complete("{\"id\":\"a\",\"label\":\"A\"}"));
        refused("The label of the field 'a' has 1 to 120 characters", complete("{\"id\":\"a\",\"label\":\" \",\"kind\":\"TEXT\"}"));
        refused("forms.submit is answered when a draft is sent in, and create.autoSubmit leaves no drafts",
                "{\"submit\": [" + field("a", "\"kind\":\"TEXT\"") + "]}");
    }

    private static void refused(String sentence, String forms) {
        var wrong = assertThrows(RuntimeException.class, () -> Samples.varied(Map.of("forms", forms)));
        assertTrue(String.valueOf(wrong.getMessage()).contains(sentence), wrong.getMessage());
    }

    private static String complete(String fields) {
        return "{\"complete\": [" + fields + "]}";
    }

    private static String field(String id, String more) {
        return "{\"id\":\"" + id + "\",\"label\":\"A\",\"required\":true," + more + "}";
    }

    private static void wrong(String field, GivenAnswer answer, String sentence) {
        working().when(TOMASZ, complete(with(field, answer))).thenRefused(Kind.INVALID, "bad-answer").thenSays(sentence);
    }

    private static Map<String, GivenAnswer> all() {
        return Map.of("pressure", GivenAnswer.text("1.4"), "result", GivenAnswer.text("Fixed"), "gauge",
                GivenAnswer.file(Samples.file("d", "gauge.png")), "safety", GivenAnswer.ticked(List.of("Gas off", "Vent open")), "leak",
                GivenAnswer.text(""));
    }

    private static Map<String, GivenAnswer> with(String field, GivenAnswer answer) {
        var answers = new HashMap<>(all());
        answers.put(field, answer);
        return answers;
    }

    private static Complete complete(Map<String, GivenAnswer> answers) {
        return new Complete("Recharged the expansion vessel.", Samples.SIGNATURE, "Maeve Brennan", null, null, answers);
    }

    private static Submit submit(Map<String, GivenAnswer> answers) {
        var it = Samples.submit("declan");
        return new Submit(it.approvalId(), it.approver(), it.known(), answers);
    }

    /// Forms for what happens after the release; new orders are submitted at once.
    private static Policy asking() {
        return Samples.varied(Map.of("forms", ASKED.substring(0, ASKED.indexOf(",\n \"submit\"")) + "}"));
    }

    private static Map<String, String> merged(Map<String, String> knobs) {
        var all = new HashMap<>(knobs);
        all.put("forms", ASKED);
        return all;
    }

    private static Life working() {
        return Life.inProgress(asking()).given(TOMASZ, Samples.resultPhoto());
    }

    private static Allowance allowance(Life life, String command) {
        return new Allowances(life.decider()).of(life.state(), Asked.at(TOMASZ, life.now())).stream()
                .filter(it -> it.command().equals(command)).findFirst().orElseThrow();
    }

    @Test
    void answers_to_what_was_not_asked_are_no_better_for_being_late() {
        working().given(AOIFE, Samples.cancel())
                .when(TOMASZ, new ReportLate("report-1", "Recharged.", null, null, Map.of("weather", GivenAnswer.text("fine"))))
                .thenRefused(Kind.INVALID, "bad-answer");
    }
}
