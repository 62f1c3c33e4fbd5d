package dev.kept.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The letter box of the embedded run: what customers and colleagues receive.
public final class Mails {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final URI inbox;

    Mails(URI inbox) {
        this.inbox = inbox;
    }

    /// @param page the path at which the inbox shows it
    public record Mail(String messageId, String to, String subject, String text, List<Attachment> attachments, String page) {
        /// The token of the first link in the text whose path begins so.
        public String linkTo(String path) {
            var found = Pattern.compile(Pattern.quote(path) + "([A-Za-z0-9_.~-]+)").matcher(text);
            if (!found.find())
                throw new AssertionError("No link to " + path + " in: " + text);
            return found.group(1);
        }
    }

    public record Attachment(String type, String url) {}

    /// The newest mails, newest first.
    public List<Mail> all() {
        return newest(200);
    }

    /// @param most up to 10,000
    public List<Mail> newest(int most) {
        try {
            var mails = JSON.readTree(get("/api/mails?limit=" + most, BodyHandlers.ofString()));
            return StreamSupport.stream(mails.spliterator(), false).map(Mails::mail).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @SafeVarargs
    public final Mail eventually(Duration atMost, Predicate<Mail>... wanted) {
        Predicate<Mail> wish = _ -> true;
        for (var each : wanted)
            wish = wish.and(each);
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            var found = all().stream().filter(wish).findFirst();
            if (found.isPresent())
                return found.get();
            if (System.nanoTime() > end)
                throw new AssertionError("No such mail within " + atMost.toSeconds() + " s; there are: "
                        + all().stream().map(mail -> "\n" + mail.to() + ": " + mail.subject()).toList());
            RunningSystem.pause();
        }
    }

    public Predicate<Mail> withAttachment(String type) {
        return mail -> mail.attachments().stream().anyMatch(attachment -> attachment.type().startsWith(type));
    }

    public byte[] attachment(Mail mail, int index) {
        return get(mail.attachments().get(index).url(), BodyHandlers.ofByteArray());
    }

    private <T> T get(String path, BodyHandler<T> body) {
        try {
            return HTTP.send(HttpRequest.newBuilder(inbox.resolve(path)).build(), body).body();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError("GET " + inbox + path, broken);
        }
    }

    private static Mail mail(JsonNode mail) {
        var attachments = StreamSupport.stream(mail.path("attachments").spliterator(), false)
                .map(file -> new Attachment(file.path("type").asText(), file.path("url").asText())).toList();
        return new Mail(mail.path("messageId").asText(), mail.path("to").path(0).asText(), mail.path("subject").asText(),
                mail.path("text").asText(), attachments, mail.path("url").asText());
    }
}
