package dev.kept.local.stories;

import static dev.kept.local.stories.House.KEPT;

import dev.kept.local.Api;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The three who may be asked to do a job, by their ids: who is asked first depends on what else they have to do.
final class Vendors {
    private static final Map<String, Api> SIGNED_IN = new HashMap<>();

    private Vendors() {}

    static Api of(String personId) {
        return signedIn(person(personId));
    }

    /// @param name as the address begins, `liam.doyle`
    static synchronized Api signedIn(String name) {
        return SIGNED_IN.computeIfAbsent(name, who -> {
            var nobody = Api.anonymous(KEPT.gateway());
            return nobody.signIn(who + "@alder.example", nobody.demoPerson("TECHNICIAN").path("password").asText());
        });
    }

    /// How their address begins.
    static String person(String personId) {
        var people = House.AOIFE.get("/people").ok().path("items");
        var found = StreamSupport.stream(people.spliterator(), false).filter(each -> each.path("id").asText().equals(personId)).findFirst()
                .orElseThrow(() -> new AssertionError(personId + " is nobody of " + people));
        return found.path("email").asText().split("@")[0];
    }
}
