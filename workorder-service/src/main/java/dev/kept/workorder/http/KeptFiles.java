package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.decision.Caller;
import dev.kept.events.FileRef;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.Access;
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
    private final EventLog log;

    @Inject
    KeptFiles(BlobStore blobs, EventLog log) {
        this.blobs = blobs;
        this.log = log;
    }

    /// Fails with 400 `unknown-file`, `bad-file` or `too-many-files`.
    public Uni<Void> require(String tenant, List<FileRef> files) {
        if (files.size() > MOST)
            throw NotDone.badRequest("too-many-files", "At most " + MOST + " files are taken at once, not " + files.size() + ".");
        return Multi.createFrom().iterable(files).onItem().transformToUniAndConcatenate(file -> one(tenant, file)).collect().last()
                .replaceWithVoid();
    }

    /// The same for one that may be absent, of an order. Whether a file is kept is no news for somebody who may not see the order: 404.
    public Uni<Void> require(Caller by, String order, @Nullable FileRef file) {
        if (file == null)
            return Uni.createFrom().voidItem();
        return one(by.tenant(), file).onFailure(NotDone.class)
                .recoverWithUni(unknown -> log.load(WORK_ORDERS, by.tenant(), order).chain(loaded -> Uni.createFrom()
                        .failure(Access.sees(loaded.state(), by) ? unknown : NotDone.notFound())));
    }

    /// The same for several.
    public Uni<Void> require(Caller by, String order, List<FileRef> files) {
        if (files.size() > MOST)
            throw NotDone.badRequest("too-many-files", "At most " + MOST + " files are taken at once, not " + files.size() + ".");
        return Multi.createFrom().iterable(files).onItem().transformToUniAndConcatenate(file -> require(by, order, file)).collect().last()
                .replaceWithVoid();
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
