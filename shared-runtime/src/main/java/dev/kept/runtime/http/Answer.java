package dev.kept.runtime.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.decision.Decision.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to an accepted command, and part of every owner's answer about one thing.
///
/// @param version sequence of the stream's last fact; also the ETag
/// @param reference `workorder/<id>@17`, for `Kept-After` and `?after=`
/// @param replayed true: the key was known, this is the first answer's version and the state of now
/// @param revision what a deciding person must name; absent where nothing is decided
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(String id, long version, String reference, boolean replayed, @Nullable String status, @Nullable Integer revision,
        List<Allowed> allowed, List<NotAllowed> notAllowed) {

    /// The same, to look at only.
    public Answer readOnly() {
        return new Answer(id, version, reference, replayed, status, revision, List.of(), List.of());
    }

    /// Something that the caller may do now; a face draws a button from it.
    ///
    /// @param fields names of the body's fields
    /// @param required those of them that may not be left out now; absent where the owner does not say
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Allowed(String command, String label, String method, String href, List<String> fields,
            @Nullable List<String> required) {
        /// A command of this service at its usual place, `<base>/<command>`.
        public static Allowed post(String base, String command, String label, String... fields) {
            return new Allowed(command, label, "POST", base + "/" + command, List.of(fields), null);
        }

        /// The same, telling which fields it cannot do without.
        public Allowed requiring(List<String> required) {
            return new Allowed(command, label, method, href, fields, required);
        }
    }

    /// Something that the caller could do if what is missing were there.
    public record NotAllowed(String command, String label, String code, String sentence, List<Missing> missing) {}
}
