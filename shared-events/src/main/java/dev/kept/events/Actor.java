package dev.kept.events;

import java.util.Locale;
/// Who or what did something. Written `person:<id>`, `policy:home-service@1`, `timer:visit-reminder`, `service:scheduling`, `form:<id>`.
public record Actor(Kind kind, String id) {
    public enum Kind {
        PERSON, POLICY, TIMER, SERVICE,
        /// A public request form: whoever stood before it has no account, so nobody can say for certain who it was.
        FORM
    }

    public static Actor person(String id) {
        return new Actor(Kind.PERSON, id);
    }

    public static Actor policy(String idAtVersion) {
        return new Actor(Kind.POLICY, idAtVersion);
    }

    public static Actor timer(String name) {
        return new Actor(Kind.TIMER, name);
    }

    public static Actor service(String name) {
        return new Actor(Kind.SERVICE, name);
    }

    public static Actor form(String formId) {
        return new Actor(Kind.FORM, formId);
    }

    /// Reads the written form back; an `IllegalArgumentException` says what is wrong with it.
    public static Actor parse(String written) {
        int colon = written.indexOf(':');
        if (colon < 0)
            throw new IllegalArgumentException("An actor is written kind:id, not '" + written + "'");
        return new Actor(Kind.valueOf(written.substring(0, colon).toUpperCase(Locale.ROOT)), written.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
