package dev.kept.gateway.page;

import dev.kept.runtime.http.NotDone;
import io.quarkus.qute.Engine;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// One page per face, `templates/<face>.html`; what is below its path is the page's own business.
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class Pages {
    private final Engine engine;
    private final boolean demo;

    @Inject
    Pages(Engine engine, @ConfigProperty(name = "kept.demo") boolean demo) {
        this.engine = engine;
        this.demo = demo;
    }

    /// Landing and sign-in.
    @GET
    @Operation(hidden = true)
    public Uni<String> landing() {
        return page("index");
    }

    /// The sign-in page, the four faces, the two that a mail's link opens: approve (`/a/<token>`) and pay (`/pay/<token>`), and what stands
    /// behind a sign at a place: ask (`/ask/<token>`).
    @GET
    @Path("/{face: sign-in|portal|office|technician|console|a|pay|ask}{rest: (/.*)?}")
    @Operation(hidden = true)
    public Uni<String> face(String face, String rest) {
        return page(switch (face) {
            case "a" -> "approve";
            default -> face;
        });
    }

    private Uni<String> page(String name) {
        var template = engine.getTemplate(name + ".html");
        if (template == null)
            throw NotDone.notFound();
        return template.data("demo", demo).createUni();
    }
}
