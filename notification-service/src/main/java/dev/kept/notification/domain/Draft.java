package dev.kept.notification.domain;

import dev.kept.notification.domain.Dossier.Visit;
import dev.kept.notification.domain.Letter.Button;
import dev.kept.notification.domain.Letter.Promise;
import dev.kept.notification.domain.Letter.Row;
import java.util.ArrayList;
import java.util.List;

/// Collects the parts of a letter, in the order of reading.
final class Draft {
    /// Longer ones are cut in mail programs. The number is never cut off.
    private static final int LONGEST_SUBJECT = 120;
    private final Dossier it;
    private final List<Row> rows = new ArrayList<>();
    private String subject = "";
    private String lead = "";
    private String after = "";
    private String because = "";
    private String brief = "";
    private List<Promise> promise = List.of();
    private List<Button> button = List.of();

    Draft(Dossier it) {
        this.it = it;
    }

    Draft subject(String text) {
        subject = Letter.cut(text, LONGEST_SUBJECT) + " (" + it.order().number() + ")";
        return this;
    }

    Draft lead(String text) {
        lead = text;
        return this;
    }

    Draft promise(Visit visit) {
        var note = Say.zone(visit.appointment().zone()) + ". " + Say.firstName(visit.technicianName())
                + " arrives in this time; the visit takes " + Say.length(visit.appointment()) + ".";
        promise = List.of(new Promise(Say.day(visit.appointment()), Say.window(visit.appointment()), note));
        return this;
    }

    Draft row(String label, String value) {
        return linked(label, value, "");
    }

    Draft linked(String label, String value, String url) {
        if (!value.isBlank())
            rows.add(new Row(label, value, url));
        return this;
    }

    Draft what() {
        return row("What", it.order().description());
    }

    Draft where() {
        return row("Where", it.place().address());
    }

    /// Who has no account is led nowhere.
    Draft button(String label) {
        button = it.link().isEmpty() ? List.of() : List.of(new Button(label, it.link()));
        return this;
    }

    Draft after(String text) {
        after = text;
        return this;
    }

    Draft because(String reason) {
        because = reason;
        return this;
    }

    Draft brief(String text) {
        brief = text;
        return this;
    }

    Letter letter() {
        var answer = it.tenant().phone().isBlank()
                ? "Questions: answer this mail."
                : "Questions: answer this mail or call " + it.tenant().phone() + ".";
        return new Letter(subject, it.tenant().name(), "Hello " + Say.firstName(it.to()) + ",", lead, promise, rows, button, after,
                List.of(answer, "You get this mail because " + because + "."), brief);
    }
}
