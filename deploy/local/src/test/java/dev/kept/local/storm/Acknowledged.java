package dev.kept.local.storm;

import dev.kept.local.Service;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A command that was answered with success: from here on its fact must be there, once, for ever.
///
/// @param owner whose log has the fact
/// @param key under which it was sent, perhaps several times
/// @param reference of its last fact, `workorder/<id>@17`
/// @param mark a text that occurs in this command's fact and in no other; null: it has none
/// @param received what it added to a stock item; null: nothing
record Acknowledged(Service owner, String key, String reference, @Nullable String mark, @Nullable Received received) {

    record Received(String item, BigDecimal amount) {}

    String stream() {
        return reference.substring(reference.indexOf('/') + 1, reference.lastIndexOf('@'));
    }

    long sequence() {
        return Long.parseLong(reference.substring(reference.lastIndexOf('@') + 1));
    }
}
