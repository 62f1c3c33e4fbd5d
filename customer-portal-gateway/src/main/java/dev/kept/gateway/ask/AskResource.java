package dev.kept.gateway.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.events.FileRef;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.gateway.view.FormList;
import dev.kept.gateway.view.PlainLists;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.http.RequestFacts;
import dev.kept.runtime.link.Links;
import dev.kept.runtime.link.Links.Link;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What whoever stands before a public request form may do, without an account: see what it is about, send photos, ask for work. What the
/// order needs, and who may be given one, is the owner's to say, as on every other way.
@Path("/api/links/{token}")
@PermitAll
public class AskResource {
    private static final Duration LOOKED_UP_WITHIN = Duration.ofSeconds(5);
    private static final int MOST_PHOTOS = 6;
    private static final int MOST_WINDOWS = 50;
    private final Links links;
    private final FormList forms;
    private final PlainLists lists;
    private final BlobStore blobs;
    private final AskLimits limits;
    private final PageOpened opened;
    private final Sending sending;
    private final RequestFacts request;

    @Inject
    AskResource(Links links, FormList forms, PlainLists lists, BlobStore blobs, AskLimits limits, PageOpened opened, Sending sending,
            RequestFacts request) {
        this.links = links;
        this.forms = forms;
        this.lists = lists;
        this.blobs = blobs;
        this.limits = limits;
        this.opened = opened;
        this.sending = sending;
        this.request = request;
    }

    /// What the page shows.
    ///
    /// @param equipment absent: the form is about the place
    /// @param zone IANA name, at the place
    /// @param kinds of work
    /// @param opened to be sent back with the request
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Form(PlainLists.@Nullable Organisation organisation, String place, @Nullable String equipment, String zone,
            List<PlainLists.ServiceType> kinds, String opened) {}

    /// Only the office makes an emergency of it.
    public enum HowSoon {
        ROUTINE, URGENT
    }

    /// @param photos as `POST photos` named them
    /// @param availability hours that suit, wall time at the place
    /// @param email so that they can be told; or `phone`
    /// @param opened as `GET form` told it, at least three seconds and at most a day ago
    /// @param website nothing: people do not see this field, and programs fill it in
    public record Request(@Size(max = 4_000) String description, @Size(max = 60) String serviceType, @Nullable HowSoon priority,
            @Nullable @Size(max = MOST_WINDOWS) List<AvailabilityWindow> availability,
            @Nullable @Size(max = MOST_PHOTOS) List<FileRef> photos, @Size(max = 200) String name, @Nullable @Size(max = 254) String email,
            @Nullable @Size(max = 40) String phone, @Size(max = 200) String opened, @Nullable @Size(max = 200) String website) {}

    /// @param number of the order, to name on the phone
    /// @param already the same was said here within the last hour: this is the order that came of it
    public record Asked(String number, boolean already) {}

    /// What the form is about. 404 `link-ended` for one that was withdrawn, or whose link is not ours or not whole.
    @GET
    @Path("/form")
    public Uni<Form> form(String token) {
        var link = link(token);
        return behind(link).chain(it -> lists.organisation(link.tenant()).chain(house -> lists.serviceTypes(link.tenant())
                .map(kinds -> new Form(house, it.site().address, it.asset() == null ? null : it.asset().name, it.site().zone, kinds.items(),
                        opened.now(link.item())))));
    }

    /// Keeps a photo of at most 20 MB, as `/api/files` does for those with an account; 429 after too many.
    @POST
    @Path("/photos")
    @Consumes({"image/jpeg", "image/png", "image/webp"})
    @Blocking
    @Extension(name = "x-kept-command", value = "false")
    @Extension(name = "x-kept-problems", value = "429")
    @APIResponseSchema(value = FileRef.class, responseCode = "201", responseDescription = "Created")
    public Uni<RestResponse<FileRef>> photo(String token, InputStream content, @HeaderParam("Content-Type") String contentType,
            @RestQuery @DefaultValue("photo") String name, @Context RoutingContext context) {
        var link = link(token);
        if (!forms.isOpen(link.tenant(), link.item()).await().atMost(LOOKED_UP_WITHIN))
            throw ended();
        var address = address(context);
        limits.photo(link.item(), address);
        return blobs.receive(link.tenant(), contentType, name, link.item(), content).onFailure()
                .invoke(_ -> limits.notKept(link.item(), address))
                .map(file -> RestResponse.status(RestResponse.Status.CREATED, file));
    }

    /// Asks for work, under an Idempotency-Key; the answer is the order's number, and nothing more of it. Where the same words came by this
    /// form within the last hour it is the number of that order. 400 `too-quick` for what no person can have typed, 429 after too many.
    @POST
    @Path("/request")
    @Extension(name = "x-kept-command", value = "false") // the command is the owner's; nobody here may see its version
    @Extension(name = "x-kept-problems", value = "403,404,409,422,429")
    @APIResponseSchema(value = Asked.class, responseCode = "200", responseDescription = "OK")
    public Uni<RestResponse<byte[]>> request(String token, Request body, @Context RoutingContext context) {
        var link = link(token);
        var key = request.idempotencyKey();
        if (body.website() != null && !body.website().isEmpty())
            throw NotDone.badRequest("not-by-hand", "The field 'website' stays empty. People do not see it; if you do, call the office.");
        return behind(link).invoke(_ -> opened.require(link.item(), body.opened()))
                .chain(it -> sending.send(link, key, it.site().id, body, address(context)));
    }

    private Uni<FormList.Behind> behind(Link link) {
        return forms.behind(link.tenant(), link.item()).map(found -> {
            var behind = found.orElseThrow(AskResource::notYet);
            if (!behind.form().open)
                throw ended();
            return behind;
        });
    }

    private Link link(String token) {
        return links.open(token).filter(link -> link.purpose().equals(Callers.REQUEST)).orElseThrow(AskResource::ended);
    }

    private static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }

    private static NotDone ended() {
        return new NotDone(Problem.of(404, "link-ended", "This form has been taken down, or its link is not complete. Call the office."));
    }

    private static NotDone notYet() {
        return new NotDone(Problem.of(503, "not-yet-known", "This form has not arrived here yet. Try again in a few seconds."), 2);
    }
}
