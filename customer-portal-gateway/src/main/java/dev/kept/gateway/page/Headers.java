package dev.kept.gateway.page;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What browsers are told about every answer: scripts and styles come from us alone, nobody frames our pages, types are as stated.
@Singleton
public class Headers {
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
            + " connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String A_YEAR = "max-age=31536000; includeSubDomains";
    private final boolean secure;

    @Inject
    Headers(@ConfigProperty(name = "kept.public.url") String publicUrl) {
        this.secure = publicUrl.startsWith("https:");
    }

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            var headers = context.response().headers().set("Content-Security-Policy", POLICY).set("X-Content-Type-Options", "nosniff")
                    .set("Referrer-Policy", "same-origin").set("X-Frame-Options", "DENY").set("Cross-Origin-Opener-Policy", "same-origin")
                    .set("Cross-Origin-Resource-Policy", "same-origin")
                    .set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
            if (secure)
                headers.set("Strict-Transport-Security", A_YEAR);
            if (context.normalizedPath().startsWith("/api/"))
                context.addHeadersEndHandler(_ -> {
                    if (!headers.contains("Cache-Control"))
                        headers.set("Cache-Control", "no-store");
                });
            context.next();
        });
    }
}
