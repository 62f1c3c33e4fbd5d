package dev.kept.local.inbox;

import java.util.List;

/// A mail read whole from its file.
///
/// @param html empty when it has only a text body
/// @param files the bytes of its attachments, decoded, in their order
record MailContent(Mail mail, String html, List<byte[]> files) {}
