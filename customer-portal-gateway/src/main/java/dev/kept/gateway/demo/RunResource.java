package dev.kept.gateway.demo;

import dev.kept.gateway.forward.Owner;
import dev.kept.gateway.forward.Owners;
import dev.kept.runtime.http.NotDone;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jspecify.annotations.Nullable;

/// What of a demonstration runs, for its first page. 404 elsewhere.
@Path("/api/demo-run")
@PermitAll
public class RunResource {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);
    private final boolean demo;
    private final Optional<String> inbox;
    private final Owners owners;

    @Inject
    RunResource(@ConfigProperty(name = "kept.demo") boolean demo, @ConfigProperty(name = "kept.inbox.url") Optional<String> inbox,
            Owners owners) {
        this.demo = demo;
        this.inbox = inbox;
        this.owners = owners;
    }

    /// @param inbox address of the page that shows the caught mails; absent where mails are really sent
    public record Run(@Nullable String inbox, List<Part> services) {}

    /// @param up true: it says of itself that it can work
    public record Part(String name, boolean up) {}

    @GET
    @Extension(name = "x-kept-problems", value = "404")
    public Uni<Run> run() {
        if (!demo)
            throw NotDone.notFound();
        return Uni.join().all(Arrays.stream(Owner.values()).map(this::part).toList()).andFailFast()
                .map(parts -> new Run(inbox.orElse(null), parts));
    }

    private Uni<Part> part(Owner owner) {
        return owners.ask(owner, "GET", "/q/health/ready", Map.of("Accept", "application/json"), new byte[0], ANSWERS_WITHIN)
                .map(reply -> new Part(owner.lowerCase(), reply.status() == 200)).onFailure(NotDone.class)
                .recoverWithItem(new Part(owner.lowerCase(), false));
    }
}
