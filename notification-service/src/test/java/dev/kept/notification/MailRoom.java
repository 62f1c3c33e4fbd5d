package dev.kept.notification;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kept.embedded.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A real mail server behind a wire; tests get it into a field of this type.
public final class MailRoom implements QuarkusTestResourceLifecycleManager {
    private static final Duration SOON = Duration.ofSeconds(30);
    private final ServerSetup setup = new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private final GreenMail server = new GreenMail(setup)
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    private Wire wire;

    /// @param text as people without HTML read it
    record Mail(String messageId, String from, String fromName, String to, String subject, String text, String html,
            List<Attached> files) {}

    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Attached(String name, String type, byte[] content) {}

    @Override
    public Map<String, String> start() {
        server.start();
        wire = new Wire(setup.getPort());
        return Map.of("quarkus.mailer.host", "127.0.0.1", "quarkus.mailer.port", String.valueOf(wire.port()));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(MailRoom.class));
    }

    @Override
    public void stop() {
        server.stop();
        try {
            wire.close();
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }

    Wire wire() {
        return wire;
    }

    List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages()).map(MailRoom::mail).toList();
    }

    List<Mail> all(Predicate<Mail> wanted) {
        return all().stream().filter(wanted).toList();
    }

    Mail eventually(Predicate<Mail> wanted) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            var found = all(wanted);
            if (!found.isEmpty())
                return found.getFirst();
            Thread.sleep(50);
        }
        throw new AssertionError("No such mail within " + SOON + "; there are: " + all().stream().map(mail -> "\n" + mail.to() + ": " + mail
                .subject()).toList());
    }

    private static Mail mail(MimeMessage message) {
        try {
            var texts = new String[]{"", ""};
            var files = new ArrayList<Attached>();
            collect(message, texts, files);
            var from = (InternetAddress) message.getFrom()[0];
            return new Mail(message.getMessageID(), from.getAddress(), String.valueOf(from.getPersonal()),
                    ((InternetAddress) message.getAllRecipients()[0]).getAddress(), message.getSubject(), texts[0], texts[1], files);
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void collect(Part part, String[] texts, List<Attached> files) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart one = several.getBodyPart(i);
                collect(one, texts, files);
            }
        } else if (part.getFileName() != null) {
            files.add(new Attached(part.getFileName(), part.getContentType(), part.getInputStream().readAllBytes()));
        } else if (part.isMimeType("text/html")) {
            texts[1] = String.valueOf(part.getContent());
        } else if (part.isMimeType("text/plain")) {
            texts[0] = String.valueOf(part.getContent()).replace("\r\n", "\n");
        }
    }
}
