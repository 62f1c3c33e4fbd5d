package dev.kept.gateway.demo;

import dev.kept.gateway.account.Faces;
import dev.kept.runtime.http.NotDone;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/// Who can be signed in as, for the sign-in page of a demonstration. 404 elsewhere.
@Path("/api/demo-people")
@PermitAll
public class DemoResource {
    private static final Set<String> HIDDEN = Set.of("SECOND_TECHNICIAN", "THIRD_TECHNICIAN");
    private final boolean demo;

    @Inject
    DemoResource(@ConfigProperty(name = "kept.demo") boolean demo) {
        this.demo = demo;
    }

    /// @param faces paths of the pages that are for them
    public record Person(String id, String name, String role, String email, String password, List<String> faces) {}

    @GET
    @Extension(name = "x-kept-problems", value = "404")
    public List<Person> people() {
        if (!demo)
            throw NotDone.notFound();
        return DemoPeople.ALL.stream().filter(person -> !HIDDEN.contains(person.face()))
                .map(person -> new Person(person.id(), person.name(), person.face(), person.email(), DemoPeople.PASSWORD,
                        Faces.of(person.roles())))
                .toList();
    }
}
