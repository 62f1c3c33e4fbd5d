package dev.kept.workorder.http;

import dev.kept.events.FileRef;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.http.NotDone;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command may only name files that are kept already, as what they are.
@Singleton
public class KeptFiles {
    /// Each is looked up once; none is read.
    private static final int MOST = 20;
    private static final Set<String> KINDS = Set.of("image/jpeg", "image/png", "image/webp", "application/pdf");
    private final BlobStore blobs;

    @Inject
    KeptFiles(BlobStore blobs) {
        this.blobs = blobs;
    }

    /// Fails with 400 `unknown-file`, `bad-file` or `too-many-files`.
    public Uni<Void> require(String tenant, List<FileRef> files) {
        if (files.size() > MOST)
            throw NotDone.badRequest("too-many-files", "At most " + MOST + " files are taken at once, not " + files.size() + ".");
        return Multi.createFrom().iterable(files).onItem().transformToUniAndConcatenate(file -> one(tenant, file)).collect().last()
                .replaceWithVoid();
    }

    /// The same for one that may be absent.
    public Uni<Void> require(String tenant, @Nullable FileRef file) {
        return file == null ? Uni.createFrom().voidItem() : one(tenant, file);
    }

    private Uni<Void> one(String tenant, FileRef file) {
        if (!KINDS.contains(file.contentType()))
            throw NotDone.badRequest("bad-file", "The file '" + file.name() + "' is said to be " + file.contentType()
                    + ". Name it just as the answer of POST /api/files does.");
        return blobs.size(tenant, file.sha256()).invoke(size -> {
            if (size.isEmpty())
                throw NotDone.badRequest("unknown-file", "The file '" + file.name()
                        + "' is not kept here. Send it to POST /api/files first, then name it as its answer does.");
            if (size.getAsLong() != file.bytes())
                throw NotDone.badRequest("bad-file", "The file '" + file.name() + "' has " + size.getAsLong() + " bytes, not "
                        + file.bytes() + ". Name it just as the answer of POST /api/files does.");
        }).replaceWithVoid();
    }
}
