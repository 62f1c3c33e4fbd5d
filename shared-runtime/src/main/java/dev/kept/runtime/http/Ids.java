package dev.kept.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ids of what a command creates.
public final class Ids {
    private Ids() {}

    /// The client's id, which has to be a UUID (version 7 for choice); where there is none, one made of the request's key, so that a
    /// repetition makes the same.
    ///
    /// @param what names the thing in the sentence of a refusal, and tells apart what one command creates
    public static String orMade(@Nullable String asked, String what, Commands commands) {
        if (asked == null)
            return made(what, commands);
        try {
            if (asked.length() == 36)
                return UUID.fromString(asked).toString();
        } catch (IllegalArgumentException _) {
            // answered below
        }
        throw NotDone.badRequest("bad-id", "The id of a new " + what + " is a UUID such as 0198c7f0-5c1e-7abc-8def-0123456789ab, not '"
                + asked + "'. Leave it out, and one is made.");
    }

    /// One made of the request's key.
    public static String made(String what, Commands commands) {
        var name = commands.asked().by().tenant() + " " + what + " of " + commands.key().value();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
