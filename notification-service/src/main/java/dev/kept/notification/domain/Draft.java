package dev.kept.notification.domain;

import dev.kept.notification.domain.Dossier.Visit;
import dev.kept.notification.domain.Letter.Button;
import dev.kept.notification.domain.Letter.Promise;
import dev.kept.notification.domain.Letter.Row;
import java.util.ArrayList;
import java.util.List;

/// Collects the parts of a letter, in the order of reading. Its words are given in English and said in the reader's language.
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

    Draft subject(String english, String... parts) {
        subject = Letter.cut(say(english, parts), LONGEST_SUBJECT) + " (" + it.order().number() + ")";
        return this;
    }

    Draft lead(String english, String... parts) {
        lead = say(english, parts);
        return this;
    }

    Draft promise(Visit visit) {
        var at = visit.appointment();
        var note = say("{0}. {1} arrives in this time; the visit takes {2}.", it.say().zone(at.zone()),
                Say.firstName(visit.technicianName()), it.say().length(at));
        promise = List.of(new Promise(it.say().day(at), it.say().window(at), note));
        return this;
    }

    /// @param value said as it is
    Draft row(String label, String value) {
        if (!value.isBlank())
            rows.add(new Row(say(label), value, ""));
        return this;
    }

    /// @param value part of the letter's own words
    Draft linked(String label, String value, String url) {
        rows.add(new Row(say(label), say(value), url));
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
        button = it.link().isEmpty() ? List.of() : List.of(new Button(say(label), it.link()));
        return this;
    }

    Draft after(String english, String... parts) {
        after = say(english, parts);
        return this;
    }

    Draft because(String english) {
        because = say(english);
        return this;
    }

    Draft brief(String english, String... parts) {
        brief = say(english, parts);
        return this;
    }

    private String say(String english, String... parts) {
        return it.say().words(english, parts);
    }

    Letter letter() {
        var answer = it.tenant().phone().isBlank()
                ? say("Questions: answer this mail.")
                : say("Questions: answer this mail or call {0}.", it.tenant().phone());
        return new Letter(it.say().locale().toLanguageTag(), subject, it.tenant().name(), say("Hello {0},", Say.firstName(it.to())), lead,
                promise, rows, button, after, List.of(answer, say("You get this mail because {0}.", because)), brief);
    }
}
