package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What is wrong with a policy is said with the line on which its author finds it.
class PolicyTextTest {

    @Test
    void the_policies_that_come_with_kept_are_read() {
        for (var included : PolicyFiles.read())
            assertTrue(included.document().contains("\"" + included.policy().id() + "\""), included.policy().name());
    }

    @Test
    void an_unknown_knob_is_named_with_those_that_there_are() {
        says("Line 4: There is no 'rolls' in create. There are ", text().replace("\"roles\"", "\"rolls\""));
        says("Line 11: There is no 'releases' in a policy. There are ", text().replace("\"release\"", "\"releases\""));
    }

    @Test
    void a_value_that_there_is_not_is_named_with_those_that_there_are() {
        says("Line 9: approval.onDeny is one of CLOSE, RESETTABLE, not SHRUG.", text().replace("\"CLOSE\"", "\"SHRUG\""));
    }

    @Test
    void a_span_of_time_is_written_as_one() {
        says("Line 13: complete.minBilled is a span of time such as PT1H or P2D, not an hour.",
                text().replace("\"complete\": {", "\"complete\": { \"minBilled\": \"an hour\","));
    }

    @Test
    void a_rule_about_a_knob_names_the_line_of_the_knob() {
        says("Line 7: approval.limit is not below zero, as -15000 is.", text().replace("15000", "-15000"));
        says("Line 5: approval.limit is given for OVER_LIMIT and for nothing else.",
                text().replace("    \"limit\": { \"minor\": 15000, \"currency\": \"EUR\" },\n", ""));
        says("Line 21: labels.GONE names nothing that there is.", text().replace("\"labels\": {}", "\"labels\": { \"GONE\": \"Away\" }"));
    }

    @Test
    void what_is_no_json_is_said_with_the_line_too() {
        says("Line 3: This is not JSON: ", text().replace("\"version\": 1,", "\"version\" 1,"));
        says("Line 4: This is not JSON: ", text().replace("\"create\"", "\"version\": 2,\n  \"create\""));
        says("This is not JSON: ", "");
        says("This is not JSON: ", "[".repeat(3_000));
    }

    @Test
    void what_is_missing_is_said() {
        says("Something is missing in ", text().replace(
                "  \"documents\": [\n    { \"at\": \"APPROVED\", \"kind\": \"ORDER\" },\n    { \"at\": \"COMPLETED\", \"kind\": \"REPORT\" }\n  ],\n",
                ""));
    }

    @Test
    void a_form_is_read_and_what_is_wrong_with_it_is_said_with_its_own_line() throws PolicyText.Wrong {
        var good = withForm("NUMBER", "\"min\": 0.5");
        assertEquals("pressure", PolicyText.read(good).forms().complete().getLast().id());
        says("Line 23: forms.complete.kind is one of TEXT, NUMBER, CHOICE, DATE, PHOTO, SIGNATURE, CHECKLIST, not COLOUR.",
                withForm("COLOUR", "\"min\": 0.5"));
        says("Line 23: There is no 'mini' in forms.complete. There are id, label, kind, required", withForm("NUMBER", "\"mini\": 0.5"));
        says("Line 23: The field 'pressure' names its choices, as each CHOICE and CHECKLIST does.", withForm("CHOICE", "\"min\": 0.5"));
        says("Line 23: The field 'pressure' takes no number: its min 4 is above its max 2.",
                withForm("NUMBER", "\"min\": 4, \"max\": 2"));
        says("Line 21: There is no 'survey' in forms. There are submit, course, complete, notDone.",
                good.replace("\"complete\": [", "\"survey\": ["));
        says("Line 21: forms.submit is answered when a draft is sent in, and create.autoSubmit leaves no drafts.",
                good.replace("\"complete\": [", "\"submit\": ["));
        says("Line 21: forms.complete names a field twice", good.replace("\"pressure\"", "\"leak\""));
    }

    /// The second field of it stands in line 23.
    private static String withForm(String kind, String more) {
        var text = text().replace("  \"labels\": {}", "  \"forms\": { \"complete\": [\n"
                + "    { \"id\": \"leak\", \"label\": \"Where it leaked\", \"kind\": \"TEXT\", \"required\": false },\n"
                + "    { \"id\": \"pressure\", \"label\": \"Pressure\", \"required\": true, \"kind\": \"" + kind + "\", " + more
                + " }\n  ] },\n  \"labels\": {}");
        assertTrue(text.contains("\"forms\""), "the form stands before the labels");
        return text;
    }

    private static void says(String sentence, String text) {
        var said = assertThrows(PolicyText.Wrong.class, () -> PolicyText.read(text)).getMessage();
        assertTrue(said.contains(sentence) && said.endsWith("."), said);
    }

    private static String text() {
        try (var file = Objects.requireNonNull(PolicyTextTest.class.getResourceAsStream("/policies/home-service-1.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void the_text_of_these_tests_is_read_as_it_is() throws PolicyText.Wrong {
        assertEquals("home-service@1", PolicyText.read(text()).name());
    }
}
