package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.DIRECTORY;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Submission;
import dev.kept.workorder.domain.DirectoryCommand.RegisterReporter;
import dev.kept.workorder.domain.Known;
import dev.kept.workorder.domain.Reporting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who asks through a public request form: the form as it is now, and the person, who becomes known before their order is opened. Both go
/// under the request's key, so a repetition after an end between the two completes it.
@Singleton
public class PublicForms {
    private static final String LANGUAGE = "en";
    private final Commands commands;
    private final Callers callers;
    private final EventLog log;

    @Inject
    PublicForms(Commands commands, Callers callers, EventLog log) {
        this.commands = commands;
        this.callers = callers;
        this.log = log;
    }

    /// As they wrote it themselves.
    ///
    /// @param email so that they can be told; or `phone`
    public record Reporter(@Size(max = 200) String name, @Nullable @Size(max = 254) String email, @Nullable @Size(max = 40) String phone) {}

    /// @param known with the reporter as the requester
    /// @param form null: it was not asked through one
    record Asking(Known known, Known.@Nullable Form form) {
        /// A form that is about one thing is about nothing else.
        @Nullable
        List<String> about(@Nullable List<String> named) {
            return form == null || form.assetId() == null ? named : List.of(form.assetId());
        }
    }

    /// 404 `link-ended` where the form was withdrawn, `unknown-site` where it is for another place, 400 where nobody says who they are.
    Uni<Asking> asking(Known known, @Nullable Reporter reporter) {
        if (!commands.asked().by().is(Role.LINK)) {
            if (reporter != null)
                throw NotDone.badRequest("no-form", "Only a public request form names a reporter. Name the requester by 'requesterId'.");
            return Uni.createFrom().item(new Asking(known, null));
        }
        if (reporter == null)
            throw NotDone.badRequest("who-reports", "Say in 'reporter' who you are and how you can be told.");
        return open().chain(form -> {
            var site = known.site();
            if (site == null || !site.siteId().equals(form.siteId()))
                throw new NotDone(Problem.of(404, "unknown-site", "This form is for another place."));
            return registered(reporter, site.customerId())
                    .map(person -> new Asking(new Known(site, known.serviceType(), person, known.circles()), form));
        });
    }

    private Uni<Known.Form> open() {
        var link = callers.link().filter(it -> it.purpose().equals(Callers.REQUEST)).orElseThrow(NotDone::notFound);
        return log.load(DIRECTORY, commands.asked().by().tenant(), link.item())
                .map(entry -> Reporting.open(link.item(), entry.state()).orElseThrow(() -> new NotDone(
                        Problem.of(404, "link-ended", "This form has been taken down. Call the office, it helps."))));
    }

    private Uni<Known.Person> registered(Reporter reporter, String customerId) {
        var asked = commands.asked();
        var email = orEmpty(reporter.email());
        var phone = orEmpty(reporter.phone());
        var id = id(asked.by().tenant(), customerId, email, phone);
        var key = commands.key();
        var command = new RegisterReporter(id, reporter.name().strip(), email, phone, customerId, LANGUAGE);
        return log.submit(new Submission<>(DIRECTORY, id, command, asked, null,
                new Submission.Key(key.value() + ":reporter", key.bodyHash()), null)).replaceWith(new Known.Person(id, customerId));
    }

    /// The same person at the same customer stays one: by their mail address, else by the digits of their number.
    static String id(String tenant, String customerId, String email, String phone) {
        var contact = email.isEmpty() ? phone.replaceAll("[^0-9+]", "") : email.toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes((tenant + " reporter of " + customerId + " " + contact).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
