package dev.kept.local.inbox;

import java.time.Instant;
import java.util.List;

/// A caught mail as the inbox lists it. What may be large stays in its file: see [MailContent].
///
/// @param id ours, in the order of arrival
/// @param messageId the sender's, with its angle brackets; empty when it has none
/// @param to the addresses that it was really sent to, not those it claims
/// @param text empty when it has only an HTML body
record Mail(
        String id,
        Instant receivedAt,
        String messageId,
        String from,
        List<String> to,
        String subject,
        String text,
        boolean hasHtml,
        List<Attachment> attachments) {

    private static final String PHONE = "@sms.localhost";

    /// @param size in bytes
    record Attachment(String name, String type, int size) {}

    /// A text message travels to the catcher as a mail to `<number>@sms.localhost`.
    boolean isTextMessage() {
        return to.stream().anyMatch(address -> address.endsWith(PHONE));
    }

    String recipients() {
        return String.join(", ", to).replace(PHONE, "");
    }
}
