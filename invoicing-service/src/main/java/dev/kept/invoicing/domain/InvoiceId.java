package dev.kept.invoicing.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The id of the one invoice of an order and cycle: made from them (UUID version 5), so that whoever drafts it twice drafts the same one.
public final class InvoiceId {
    private static final int VERSION_5 = 0x50;
    private static final int VARIANT = 0x80;

    private InvoiceId() {}

    public static String of(String orderId, int cycle) {
        return named("invoice/" + orderId + "/" + cycle);
    }

    /// An id made from a name: the same name, the same id.
    public static String named(String name) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest(("dev.kept/" + name).getBytes(StandardCharsets.UTF_8));
            hash[6] = (byte) ((hash[6] & 0x0F) | VERSION_5);
            hash[8] = (byte) ((hash[8] & 0x3F) | VARIANT);
            var bits = ByteBuffer.wrap(hash);
            return new UUID(bits.getLong(), bits.getLong()).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-1", impossible);
        }
    }
}
