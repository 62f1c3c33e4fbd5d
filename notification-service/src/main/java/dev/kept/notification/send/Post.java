package dev.kept.notification.send;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// The way to a mail server.
interface Post {

    /// Never fails: says what became of it.
    Uni<Outcome> send(Piece piece);

    /// @param html empty: the mail has only its text
    record Piece(String messageId, Party from, Party to, String subject, String text, String html, List<Enclosure> enclosures) {}

    record Party(String name, String address) {}

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Enclosure(String name, String contentType, byte[] content) {}
}
