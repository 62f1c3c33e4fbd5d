package dev.kept.local.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/// What `/api/mails` answers: mails, newest first.
final class MailJson {

    private static final JsonMapper JSON = new JsonMapper();

    private MailJson() {}

    /// @param receivedAt ISO-8601, UTC
    /// @param url of the mail's own page
    private record Entry(String id, String receivedAt, String messageId, String from, List<String> to, String subject, String text,
            boolean textMessage, String url, List<File> attachments) {}

    /// @param size in bytes
    /// @param url where its bytes are
    private record File(String name, String type, int size, String url) {}

    static byte[] of(List<Mail> mails) {
        try {
            return JSON.writeValueAsBytes(mails.stream().map(MailJson::entry).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(Mail mail) {
        String url = "/mails/" + mail.id();
        var files = new ArrayList<File>();
        for (var attachment : mail.attachments()) {
            files.add(new File(attachment.name(), attachment.type(), attachment.size(), url + "/attachments/" + files.size()));
        }
        return new Entry(mail.id(), mail.receivedAt().toString(), mail.messageId(), mail.from(), mail.to(), mail.subject(), mail.text(),
                mail.isTextMessage(), url, files);
    }
}
