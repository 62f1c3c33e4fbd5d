package dev.kept.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Several commands that came in one request. Each is asked as if it had come alone: the same way through the same resource, so that it has
/// the same answer whichever way it comes, and its key knows it again. One after the other, never two at once.
@RequestScoped
public class AsAlone {
    private final RequestFacts request;
    private final Problems problems;
    private final ObjectMapper json;

    @Inject
    AsAlone(RequestFacts request, Problems problems, ObjectMapper json) {
        this.request = request;
        this.problems = problems;
        this.json = json;
    }

    /// What came of it: an answer, or a problem.
    public record Said<T>(@Nullable T answer, @Nullable Problem problem) {}

    /// Asks one of them; never fails.
    ///
    /// @param last what its path ends with in place of the request's last segment: `<id>/add-note`
    /// @param body as it stands in this request
    public <B, T> Uni<Said<T>> ask(String last, String key, Instant occurredAt, Verbatim body, Class<B> type,
            Function<B, Uni<T>> command) {
        return Uni.createFrom().deferred(() -> {
            var own = body.of(request.body());
            var base = request.path();
            request.part(new RequestFacts.Part(base.substring(0, base.lastIndexOf('/') + 1) + last, key, occurredAt, own));
            return command.apply(read(own, type));
        }).map(answer -> new Said<T>(answer, null)).onFailure().recoverWithItem(this::problem).eventually(() -> request.part(null));
    }

    private <B> B read(String own, Class<B> type) {
        try {
            var value = json.readValue(own, type);
            Shape.check(value);
            return value;
        } catch (JsonProcessingException unreadable) {
            throw Misread.explain(unreadable);
        }
    }

    private <T> Said<T> problem(Throwable fault) {
        return new Said<>(null, (Problem) problems.anything(fault).getEntity());
    }
}
