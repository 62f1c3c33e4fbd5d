package dev.kept.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/// What happens before and after the resources: a body beyond all caps is refused unread, an unknown path gets a [Problem] too.
@Singleton
public class LastRoute {
    /// More than any file or command has.
    static final long LARGEST_BODY = 21L * 1024 * 1024;
    private final ObjectMapper json;

    @Inject
    LastRoute(ObjectMapper json) {
        this.json = json;
    }

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::capped);
        router.route().order(Integer.MAX_VALUE).handler(context -> answer(context, Problems.ofStatus(404)));
        for (int status : new int[]{400, 404, 405, 413, 415})
            router.errorHandler(status, context -> answer(context, Problems.ofStatus(status)));
        router.errorHandler(401, context -> answer(context, Problems.signInFirst()));
        router.errorHandler(500, context -> answer(context, Problems.unexpected(UUID.randomUUID().toString())));
    }

    private void capped(RoutingContext context) {
        var length = context.request().getHeader("Content-Length");
        if (length != null && (!length.matches("\\d{1,18}") || Long.parseLong(length) > LARGEST_BODY)) {
            context.response().putHeader("Connection", "close");
            answer(context, Problems.ofStatus(413));
        } else
            context.next();
    }

    private void answer(RoutingContext context, Problem problem) {
        var response = context.response();
        if (response.ended() || response.headWritten())
            return;
        try {
            response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem.at(context.request().path())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
