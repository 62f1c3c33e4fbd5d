package dev.kept.local.inbox;

import java.time.Instant;
import java.util.List;

/// A caught mail as the inbox shows it.
///
/// @param id ours, in the order of arrival
/// @param messageId the sender's, with its angle brackets; empty when it has none
/// @param to the addresses that it was really sent to, not those it claims
/// @param text empty when it has only an HTML body
/// @param html empty when it has only a text body
record Mail(
        String id,
        Instant receivedAt,
        String messageId,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        List<Attachment> attachments) {

    private static final String PHONE = "@sms.localhost";

    /// @param content its bytes, decoded; nobody compares attachments
    @SuppressWarnings("ArrayRecordComponent")
    record Attachment(String name, String type, byte[] content) {}

    /// A text message travels to the catcher as a mail to `<number>@sms.localhost`.
    boolean isTextMessage() {
        return to.stream().anyMatch(address -> address.endsWith(PHONE));
    }

    String recipients() {
        return String.join(", ", to).replace(PHONE, "");
    }
}
