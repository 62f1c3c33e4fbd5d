package dev.kept.runtime.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Things as every paper prints them.
public final class Print {
    private Print() {}

    /// An address, one line each.
    public static List<String> lines(String address) {
        return Arrays.stream(address.split("[,\n]")).map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// Short id of a document, `7F3A-92B1`: a file cannot print its own hash.
    public static String code(String documentId) {
        var bare = documentId.replace("-", "").toUpperCase(Locale.ROOT);
        return bare.substring(0, 4) + "-" + bare.substring(4, 8);
    }
}
