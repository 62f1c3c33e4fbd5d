package dev.kept.gateway.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.runtime.http.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns a browser's cookie into an access token before anything else looks at the request: behind this there are only tokens.
///
/// A cookie is taken for a changing request only if the request comes from our own pages (Sec-Fetch-Site, else Origin).
@Singleton
public class BrowserSession {
    private static final int BEFORE_ALL_RESOURCES = -100;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final Sessions sessions;
    private final ObjectMapper json;

    @Inject
    BrowserSession(Sessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    void routes(@Observes Router router) {
        router.route("/api/*").order(BEFORE_ALL_RESOURCES).handler(this::exchange);
    }

    private void exchange(RoutingContext context) {
        var request = context.request();
        var cookie = request.getCookie(SessionResource.COOKIE);
        if (cookie == null || cookie.getValue().isEmpty() || request.getHeader("Authorization") != null) {
            context.next();
            return;
        }
        if (!READING.contains(request.method()) && !isOurPage(context)) {
            refuse(context);
            return;
        }
        sessions.token(cookie.getValue()).subscribe().with(found -> {
            found.ifPresent(token -> request.headers().set("Authorization", "Bearer " + token.value()));
            context.next();
        }, context::fail);
    }

    static boolean isOurPage(RoutingContext context) {
        var site = context.request().getHeader("Sec-Fetch-Site");
        if (site != null)
            return site.equals("same-origin") || site.equals("none");
        var origin = context.request().getHeader("Origin");
        return origin == null || sameHost(origin, context.request().getHeader("Host"));
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getAuthority() != null && URI.create(origin).getAuthority().equals(host);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void refuse(RoutingContext context) {
        try {
            context.response().setStatusCode(403).putHeader("Content-Type", Problem.MEDIA_TYPE).end(json.writeValueAsString(Problem
                    .of(403, "other-site", "This request came from another site's page. Do it on Kept's own pages.")
                    .at(context.request().path())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
