package dev.kept.workorder.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a tenant asks at a step, besides what the step's command brings by itself. A form is answered with that command.
///
/// @param submit when a draft is sent in
/// @param course on site, with `choose-course`: where it asks something, the technician chooses how the visit goes on
/// @param complete at the end of the work
/// @param notDone when a visit did not lead to the result: with `report-not-done`
public record Forms(List<FormField> submit, List<FormField> course, List<FormField> complete, List<FormField> notDone) {
    static final Forms NONE = new Forms(List.of(), List.of(), List.of(), List.of());
    static final String SUBMIT = "submit";
    static final String COURSE = "choose-course";
    static final String COMPLETE = "complete";
    static final String NOT_DONE = "report-not-done";
    private static final int MOST_FIELDS = 20;

    /// A form may be left out: nothing is asked.
    public Forms {
        submit = checked(SUBMIT, submit);
        course = checked("course", course);
        complete = checked(COMPLETE, complete);
        notDone = checked("notDone", notDone);
    }

    private static List<FormField> checked(String form, List<FormField> fields) {
        var asked = List.copyOf(Objects.requireNonNullElse(fields, List.of()));
        if (asked.size() > MOST_FIELDS)
            throw new IllegalArgumentException("forms." + form + " has up to " + MOST_FIELDS + " fields, not " + asked.size());
        var ids = asked.stream().map(FormField::id).toList();
        if (ids.stream().distinct().count() < ids.size())
            throw new IllegalArgumentException("forms." + form + " names a field twice, and an answer would be for both: "
                    + String.join(", ", ids));
        return asked;
    }

    /// Of a command, as its path names it; empty for one that asks nothing.
    public List<FormField> of(String command) {
        return byCommand().getOrDefault(command, List.of());
    }

    /// Those that ask something.
    public Map<String, List<FormField>> byCommand() {
        var forms = new LinkedHashMap<String, List<FormField>>();
        forms.put(SUBMIT, submit);
        forms.put(COURSE, course);
        forms.put(COMPLETE, complete);
        forms.put(NOT_DONE, notDone);
        forms.values().removeIf(List::isEmpty);
        return forms;
    }
}
