package dev.kept.notification.send;

import dev.kept.notification.domain.Letter;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;

/// A letter as HTML and as plain text; both say the same.
@Singleton
public class Forms {
    private final Template html;
    private final Template text;

    @Inject
    public Forms(Engine templates) {
        this.html = Objects.requireNonNull(templates.getTemplate("mail.html"), "The template mail.html is not there");
        this.text = Objects.requireNonNull(templates.getTemplate("mail.txt"), "The template mail.txt is not there");
    }

    public String html(Letter letter) {
        return html.data("letter", letter).render();
    }

    public String text(Letter letter) {
        return text.data("letter", letter).render();
    }
}
