package dev.kept.gateway.http;

import dev.kept.events.FileRef;
import dev.kept.gateway.view.FileList;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.blob.BlobStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// Files: written before the command that mentions them, served only to those who may see their order.
@Path("/api")
public class FileResource {
    private final Callers callers;
    private final BlobStore blobs;
    private final FileList files;

    @Inject
    FileResource(Callers callers, BlobStore blobs, FileList files) {
        this.callers = callers;
        this.blobs = blobs;
        this.files = files;
    }

    /// Keeps a photo or PDF (at most 20 MB) and names it by its content; the same file again is the same name. 413 for too many bytes or
    /// pixels, 415 for another kind or content that is not what it says. Where a picture was taken is not kept.
    @POST
    @Path("/files")
    @Consumes({"image/jpeg", "image/png", "image/webp", "application/pdf"})
    @Extension(name = "x-kept-command", value = "false")
    public Uni<RestResponse<FileRef>> keep(byte[] content, @HeaderParam("Content-Type") String contentType,
            @RestQuery @DefaultValue("file") String name) {
        var caller = callers.current();
        return blobs.put(caller.tenant(), contentType, name, caller.id(), content)
                .map(file -> RestResponse.status(RestResponse.Status.CREATED, file));
    }

    /// A file of an order, to be shown: never run, never guessed.
    @GET
    @Path("/work-orders/{id}/files/{sha256}")
    public Uni<RestResponse<byte[]>> serve(String id, String sha256) {
        var caller = callers.current();
        return files.require(caller, id, sha256).chain(file -> blobs.get(caller.tenant(), sha256)
                .map(bytes -> RestResponse.ResponseBuilder.ok(bytes).header("Content-Type", file.contentType())
                        .header("Content-Disposition",
                                "inline; filename*=UTF-8''" + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"))
                        .header("Cache-Control", "private, max-age=31536000, immutable").header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", policy(file)).build()));
    }

    /// A picture needs nothing at all; the browsers' own PDF viewers do not work in a sandbox.
    private static String policy(FileRef file) {
        return file.contentType().startsWith("image/")
                ? "default-src 'none'; sandbox"
                : "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";
    }
}
