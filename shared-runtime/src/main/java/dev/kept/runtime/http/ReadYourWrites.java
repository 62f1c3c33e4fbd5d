package dev.kept.runtime.http;

import dev.kept.runtime.http.KnownFacts.Reference;
import dev.kept.runtime.log.StreamType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// A question with `?after=workorder/<id>@17` waits, at most two seconds, until that fact has arrived here; when it has not, the answer
/// says so in a header. See [FromTheLog] for those that need not wait.
@Singleton
public class ReadYourWrites {
    /// `true` on an answer that does not show what the question named.
    public static final String STALE = "Kept-Stale";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);
    private final Instance<KnownFacts> knownFacts;
    private final Instance<StreamType<?, ?, ?>> own;

    @Inject
    ReadYourWrites(Instance<KnownFacts> knownFacts, @Any Instance<StreamType<?, ?, ?>> own) {
        this.knownFacts = knownFacts;
        this.own = own;
    }

    @ServerRequestFilter
    public Uni<Void> waitForIt(ContainerRequestContext request, ResourceInfo resource) {
        var after = request.getUriInfo().getQueryParameters().getFirst("after");
        if (after == null || !request.getMethod().equals("GET") || knownFacts.isUnsatisfied())
            return Uni.createFrom().voidItem();
        var reference = Reference.parse(after);
        if (isFromTheLog(resource) && own.stream().anyMatch(type -> type.name().equals(reference.streamType())))
            return Uni.createFrom().voidItem();
        return knownFacts.get().known(reference, KNOWN_WITHIN)
                .invoke(known -> request.setProperty(STALE, !known)).replaceWithVoid();
    }

    private static boolean isFromTheLog(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(FromTheLog.class)
                || resource.getResourceClass().isAnnotationPresent(FromTheLog.class);
    }

    @ServerResponseFilter
    public void sayWhenStale(ContainerRequestContext request, ContainerResponseContext response) {
        if (Boolean.TRUE.equals(request.getProperty(STALE)))
            response.getHeaders().putSingle(STALE, "true");
    }
}
