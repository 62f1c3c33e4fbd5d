package dev.kept.gateway.page;

import dev.kept.runtime.http.PublicUrl;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// What browsers are told about every answer: scripts and styles come from us alone, nobody frames our pages, types are as stated.
@Singleton
public class Headers {
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
            + " connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String A_YEAR = "max-age=31536000; includeSubDomains";
    private final boolean secure;

    @Inject
    Headers(PublicUrl publicUrl) {
        this.secure = publicUrl.isSecure();
    }

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            var headers = context.response().headers();
            context.addHeadersEndHandler(_ -> complete(headers, context.normalizedPath().startsWith("/api/")));
            context.next();
        });
    }

    /// What an answer says by itself stays: a file has a policy of its own.
    private void complete(MultiMap headers, boolean ofApi) {
        unlessSaid(headers, "Content-Security-Policy", POLICY);
        unlessSaid(headers, "X-Content-Type-Options", "nosniff");
        unlessSaid(headers, "Referrer-Policy", "same-origin");
        unlessSaid(headers, "X-Frame-Options", "DENY");
        unlessSaid(headers, "Cross-Origin-Opener-Policy", "same-origin");
        unlessSaid(headers, "Cross-Origin-Resource-Policy", "same-origin");
        unlessSaid(headers, "Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
        if (secure)
            unlessSaid(headers, "Strict-Transport-Security", A_YEAR);
        if (ofApi)
            unlessSaid(headers, "Cache-Control", "no-store");
    }

    private static void unlessSaid(MultiMap headers, String name, String value) {
        if (!headers.contains(name))
            headers.set(name, value);
    }
}
