package dev.kept.workorder.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that reads otherwise than before.
///
/// @param about what it is: `Status`, `Visit 2`, `Approval above`
/// @param before absent: there was nothing of it
/// @param after absent: there is nothing of it any more
public record Difference(String about, @Nullable String before, @Nullable String after) {

    /// Only what differs, in the order in which it is told now; none: both tell the same. What is told in no words is nothing.
    public static List<Difference> between(Map<String, String> before, Map<String, String> after) {
        var about = new LinkedHashSet<>(after.keySet());
        about.addAll(before.keySet());
        return about.stream().filter(each -> !before.getOrDefault(each, "").equals(after.getOrDefault(each, "")))
                .map(each -> new Difference(each, said(before.get(each)), said(after.get(each)))).toList();
    }

    private static @Nullable String said(@Nullable String words) {
        return words == null || words.isEmpty() ? null : words;
    }
}
