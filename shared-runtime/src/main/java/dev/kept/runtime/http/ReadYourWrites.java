package dev.kept.runtime.http;

import dev.kept.runtime.http.KnownFacts.Reference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// A question with `?after=workorder/<id>@17` waits, at most two seconds, until that fact has arrived here; when it has not, the answer
/// says so in a header. See [FromTheLog] for those that need not wait.
@Singleton
public class ReadYourWrites {
    /// `true` on an answer that does not show what the question named.
    public static final String STALE = "Kept-Stale";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);
    private final Instance<KnownFacts> knownFacts;

    @Inject
    ReadYourWrites(Instance<KnownFacts> knownFacts) {
        this.knownFacts = knownFacts;
    }

    @ServerRequestFilter
    public Uni<Void> waitForIt(ContainerRequestContext request, ResourceInfo resource) {
        var after = request.getUriInfo().getQueryParameters().getFirst("after");
        if (after == null || !request.getMethod().equals("GET") || knownFacts.isUnsatisfied())
            return Uni.createFrom().voidItem();
        var reference = Reference.parse(after);
        if (reference.streamType().equals(readFromTheLog(resource)))
            return Uni.createFrom().voidItem();
        return knownFacts.get().known(reference, KNOWN_WITHIN)
                .invoke(known -> request.setProperty(STALE, !known)).replaceWithVoid();
    }

    /// The type of the streams that the answer is read from; null where it is read from views.
    private static @Nullable String readFromTheLog(ResourceInfo resource) {
        var method = resource.getResourceMethod().getAnnotation(FromTheLog.class);
        var marked = method == null ? resource.getResourceClass().getAnnotation(FromTheLog.class) : method;
        return marked == null ? null : marked.value();
    }

    @ServerResponseFilter
    public void sayWhenStale(ContainerRequestContext request, ContainerResponseContext response) {
        if (Boolean.TRUE.equals(request.getProperty(STALE)))
            response.getHeaders().putSingle(STALE, "true");
    }
}
