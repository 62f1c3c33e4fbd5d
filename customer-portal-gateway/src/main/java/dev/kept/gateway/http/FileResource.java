package dev.kept.gateway.http;

import dev.kept.events.FileRef;
import dev.kept.gateway.view.FileList;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.http.RequestFacts;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.File;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// Files: written before the command that mentions them, served only to those who may see their order.
@Path("/api")
public class FileResource {
    private final Callers callers;
    private final BlobStore blobs;
    private final FileList files;
    private final RequestFacts request;

    @Inject
    FileResource(Callers callers, BlobStore blobs, FileList files, RequestFacts request) {
        this.callers = callers;
        this.blobs = blobs;
        this.files = files;
        this.request = request;
    }

    /// Keeps a photo or PDF (at most 20 MB) and names it by its content; the same file again is the same name. 413 for too many bytes or
    /// pixels, 415 for another kind or content that is not what it says, 503 where too many come at once. Where a picture was taken is not
    /// kept.
    @POST
    @Path("/files")
    @Consumes({"image/jpeg", "image/png", "image/webp", "application/pdf"})
    @Blocking
    @Extension(name = "x-kept-command", value = "false")
    @APIResponseSchema(value = FileRef.class, responseCode = "201", responseDescription = "Created")
    public Uni<RestResponse<FileRef>> keep(InputStream content, @HeaderParam("Content-Type") String contentType,
            @RestQuery @DefaultValue("file") String name) {
        var caller = callers.current();
        return blobs.receive(caller.tenant(), contentType, name, caller.id(), content)
                .map(file -> RestResponse.status(RestResponse.Status.CREATED, file));
    }

    /// A file of an order, to be shown: never run, never guessed. A browser may keep it, and asks each time whether its reader may still
    /// see it: 304 where it has it already.
    @GET
    @Path("/work-orders/{id}/files/{sha256}")
    public Uni<RestResponse<File>> serve(String id, String sha256) {
        var caller = callers.current();
        var tag = "\"" + sha256 + "\"";
        var known = request.header("If-None-Match");
        return files.require(caller, id, sha256).chain(file -> known != null && known.contains(tag)
                ? Uni.createFrom().item(kept(RestResponse.ResponseBuilder.<File>create(RestResponse.Status.NOT_MODIFIED), tag))
                : blobs.locate(caller.tenant(), sha256).map(place -> kept(shown(file, place.toFile()), tag)));
    }

    private static RestResponse<File> kept(RestResponse.ResponseBuilder<File> answer, String tag) {
        return answer.header("Cache-Control", "private, no-cache").header("ETag", tag).build();
    }

    private static RestResponse.ResponseBuilder<File> shown(FileRef file, File content) {
        return RestResponse.ResponseBuilder.ok(content).header("Content-Type", file.contentType())
                .header("Content-Disposition",
                        "inline; filename*=UTF-8''" + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", policy(file));
    }

    /// A picture needs nothing at all; the browsers' own PDF viewers do not work in a sandbox.
    private static String policy(FileRef file) {
        return file.contentType().startsWith("image/")
                ? "default-src 'none'; sandbox"
                : "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";
    }
}
