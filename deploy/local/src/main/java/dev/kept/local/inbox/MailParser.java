package dev.kept.local.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From a mail's bytes to what a person sees of it.
final class MailParser {

    private static final int DEEPEST = 10;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Mail.Attachment> attachments = new ArrayList<>();
    private final List<byte[]> files = new ArrayList<>();

    private MailParser() {}

    static MailContent parse(String id, Instant receivedAt, List<String> to, byte[] bytes) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(bytes));
            var parser = new MailParser();
            parser.collect(message, DEEPEST);
            var mail = new Mail(id, receivedAt, orEmpty(message.getMessageID()), from(message), to, orEmpty(message.getSubject()),
                    parser.text.toString(), !parser.html.isEmpty(), List.copyOf(parser.attachments));
            return new MailContent(mail, parser.html.toString(), List.copyOf(parser.files));
        } catch (MessagingException | IOException unreadable) {
            // A mail that cannot be read was still sent: it is shown as it came.
            var mail = new Mail(id, receivedAt, "", "", to, "(unreadable: " + unreadable.getMessage() + ")",
                    new String(bytes, StandardCharsets.ISO_8859_1), false, List.of());
            return new MailContent(mail, "", List.of());
        }
    }

    private void collect(Part part, int deeper) throws MessagingException, IOException {
        if (deeper == 0) {
            throw new MessagingException("nested more than " + DEEPEST + " deep");
        }
        boolean attached = part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), deeper - 1);
            }
        } else if (!attached && part.isMimeType("text/plain")) {
            text.append(part.getContent());
        } else if (!attached && part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else {
            String name = part.getFileName() == null ? "unnamed" : MimeUtility.decodeText(part.getFileName());
            String type = part.getContentType().split(";", 2)[0].strip();
            try (var content = part.getInputStream()) {
                byte[] bytes = content.readAllBytes();
                attachments.add(new Mail.Attachment(name, type, bytes.length));
                files.add(bytes);
            }
        }
    }

    private static String from(MimeMessage message) throws MessagingException {
        var from = message.getFrom();
        return from == null || from.length == 0 ? "" : MimeUtility.unfold(from[0].toString());
    }

    private static String orEmpty(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }
}
