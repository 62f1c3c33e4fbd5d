package dev.kept.runtime.blob;

import dev.kept.events.FileRef;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Files in a directory, `blobs/<tenant>/<first two digits>/<sha256>`. A file is under its name only when it is whole and on the disk:
/// written beside, synced, then moved.
@Singleton
public class DirectoryBlobStore implements BlobStore {
    static final int LARGEST = 20 * 1024 * 1024;
    private static final int LONGEST_NAME = 200;
    private final Path folder;

    @Inject
    DirectoryBlobStore(@ConfigProperty(name = "kept.data") String data) {
        this(Path.of(data).resolve("blobs"));
    }

    /// In this folder, which is made when the first file comes.
    public DirectoryBlobStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Uni<FileRef> put(String tenant, String contentType, String name, String of, byte[] content) {
        return aside(() -> keep(tenant, contentType, name, of, content));
    }

    @Override
    public Uni<byte[]> get(String tenant, String sha256) {
        return aside(() -> {
            var file = place(tenant, sha256);
            if (!Files.exists(file))
                throw new NoSuchFileException(sha256);
            return Files.readAllBytes(file);
        });
    }

    private FileRef keep(String tenant, String contentType, String name, String of, byte[] content) throws IOException {
        var kind = requireHonest(contentType, content);
        var cleaned = Picture.cleaned(kind, content);
        var sha256 = sha256(cleaned);
        var file = place(tenant, sha256);
        if (!Files.exists(file))
            write(file, cleaned);
        return new FileRef(sha256, kind.contentType(), cleaned.length, plain(name), of);
    }

    private static Kind requireHonest(String contentType, byte[] content) {
        if (content.length == 0)
            throw NotKept.because("The file is empty.");
        if (content.length > LARGEST)
            throw NotKept.tooLarge("The file has %d MB; at most %d MB are kept. Make it smaller.".formatted(content.length / 1_000_000,
                    LARGEST / 1024 / 1024));
        var said = Kind.named(contentType)
                .orElseThrow(() -> NotKept.because("Photos (JPEG, PNG, WebP) and PDF files are kept; this says it is something else."));
        var found = Kind.sniffed(content);
        if (found.isEmpty() || found.get() != said)
            throw NotKept.because("The file says it is " + said.contentType() + ", but its content is "
                    + found.map(Kind::contentType).orElse("something else") + ". Send it as what it is.");
        return said;
    }

    private static void write(Path file, byte[] content) throws IOException {
        var folder = Files.createDirectories(file.getParent());
        var temporary = Files.createTempFile(folder, "new-", ".tmp");
        try {
            try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining())
                    out.write(bytes);
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true); // the name, too, is on the disk before a command mentions it
            } catch (IOException unsupported) {
                // some systems cannot open a folder; there the name follows with the next sync
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path place(String tenant, String sha256) {
        if (!tenant.matches("[A-Za-z0-9_-]{1,64}") || !sha256.matches("[0-9a-f]{64}"))
            throw new UncheckedIOException(new NoSuchFileException("a file is named by 64 lower-case hex digits"));
        return folder.resolve(tenant).resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /// A name to show: no folders, no control characters.
    private static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceAll("[\\p{Cntrl}\"]", "").strip();
        var shown = last.isEmpty() ? "file" : last;
        return shown.length() > LONGEST_NAME ? shown.substring(shown.length() - LONGEST_NAME) : shown;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Runs on a worker, for files block, and comes back on the caller's own Vert.x context.
    private static <T> Uni<T> aside(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            var result = Uni.createFrom().item(() -> {
                try {
                    return work.call();
                } catch (NoSuchFileException missing) {
                    throw new UncheckedIOException(missing);
                } catch (RuntimeException refused) {
                    throw refused;
                } catch (Exception broken) {
                    throw new IllegalStateException("The file store does not answer", broken);
                }
            }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()).onFailure(UncheckedIOException.class)
                    .transform(failure -> failure.getCause() instanceof NoSuchFileException missing ? missing : failure);
            return caller == null ? result : result.emitOn(task -> caller.runOnContext(_ -> task.run()));
        });
    }
}
