package dev.kept.workorder.sheet;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/// When two cells mean the same, and the ids that follow from it: the same row of the same firm is the same thing in the directory,
/// in whichever file it stands.
final class Names {
    private Names() {}

    /// Without regard to capitals and to how many spaces there are.
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /// Digits alone, without the zeros before them: `00353 1` and `+353 1` are the same.
    static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
    }

    /// @param what customer, contact, place or equipment
    /// @param key what tells it from others of its kind, as [#plain] makes it
    static String id(String tenant, String what, String... key) {
        var name = tenant + "\0imported " + what + "\0" + String.join("\0", key);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Of a customer whose key stands in the file.
    static String customerByKey(String tenant, String key) {
        return id(tenant, "customer", "key", plain(key));
    }

    static String customerByName(String tenant, String name, String contact) {
        return id(tenant, "customer", "name", plain(name), plain(contact));
    }
}
