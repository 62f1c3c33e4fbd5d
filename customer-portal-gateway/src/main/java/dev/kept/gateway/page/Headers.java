package dev.kept.gateway.page;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// What browsers are told about every answer: scripts and styles come from us alone, nobody frames our pages, types are as stated.
@Singleton
public class Headers {
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
            + " connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.response().headers().set("Content-Security-Policy", POLICY).set("X-Content-Type-Options", "nosniff")
                    .set("Referrer-Policy", "same-origin").set("X-Frame-Options", "DENY")
                    .set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
            context.next();
        });
    }
}
