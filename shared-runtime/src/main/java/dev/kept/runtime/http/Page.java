package dev.kept.runtime.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next the cursor of the following page; absent on the last
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int USUAL = 50;
    public static final int LARGEST = 200;

    /// The whole list.
    public static <T> Page<T> all(List<T> items) {
        return new Page<>(List.copyOf(items), null);
    }

    /// A page of rows of which one more than the limit was read, so that it is known whether others follow.
    ///
    /// @param position the last shown row's place in the order of the list, which [#position(String)] gives back
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> position) {
        if (oneMore.size() <= limit)
            return all(oneMore);
        var items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, cursor(position.apply(items.getLast())));
    }

    /// As a cursor names a place.
    public static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /// The place that a cursor names; null for the beginning.
    public static @Nullable String position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty())
            return null;
        try {
            if (cursor.length() <= 400)
                return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // answered below
        }
        throw NotDone.badRequest("bad-cursor", "The cursor is the 'next' of the page before, unchanged.");
    }

    /// A limit as asked for, 50 by default.
    public static int limit(@Nullable Integer asked) {
        if (asked == null)
            return USUAL;
        if (asked < 1 || asked > LARGEST)
            throw NotDone.badRequest("bad-limit", "A page holds 1 to " + LARGEST + " items, not " + asked + ".");
        return asked;
    }
}
