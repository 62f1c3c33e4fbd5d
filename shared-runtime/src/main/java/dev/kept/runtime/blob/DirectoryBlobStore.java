package dev.kept.runtime.blob;

import dev.kept.events.FileRef;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Files in a directory, `blobs/<tenant>/<first two digits>/<sha256>`. A file is under its name only when it is whole and on the disk:
/// written beside, synced, then moved.
@Singleton
public class DirectoryBlobStore implements BlobStore {
    static final int LARGEST = 20 * 1024 * 1024;
    /// What is too large is still read to its end, so that its sender hears why; HTTP itself ends at 21 MB.
    private static final int LONGEST_STREAM = LARGEST + 2 * 1024 * 1024;
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 50;
    private static final long IDLE_SECONDS = 10;
    private static final int LONGEST_NAME = 200;
    private static final int BUFFER = 64 * 1024;
    private final Path folder;
    private final Executor turns = turns();

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
        return inTurn(() -> keep(tenant, contentType, name, of, content));
    }

    @Override
    public Uni<FileRef> receive(String tenant, String contentType, String name, String of, InputStream content) {
        var received = received(tenant, content);
        return inTurn(() -> keep(tenant, contentType, name, of, Files.readAllBytes(received))).onTermination()
                .invoke(() -> delete(received));
    }

    private Path received(String tenant, InputStream content) {
        try {
            var file = temporary(tenant);
            long bytes = 0;
            try (var out = Files.newOutputStream(file)) {
                var buffer = new byte[BUFFER];
                for (int read = content.read(buffer); read >= 0 && bytes <= LONGEST_STREAM; read = content.read(buffer)) {
                    bytes += read;
                    if (bytes <= LARGEST)
                        out.write(buffer, 0, read);
                }
            } catch (IOException | RuntimeException broken) {
                delete(file);
                throw broken;
            }
            if (bytes <= LARGEST)
                return file;
            delete(file);
            throw tooLarge(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException("A file did not come to its end", broken);
        }
    }

    @Override
    public Uni<Path> locate(String tenant, String sha256) {
        return aside(() -> existing(tenant, sha256));
    }

    @Override
    public Uni<byte[]> get(String tenant, String sha256) {
        return inTurn(() -> Files.readAllBytes(existing(tenant, sha256)));
    }

    @Override
    public Uni<OptionalLong> size(String tenant, String sha256) {
        return aside(() -> OptionalLong.of(Files.size(place(tenant, sha256)))).onFailure(NoSuchFileException.class)
                .recoverWithItem(OptionalLong.empty());
    }

    private FileRef keep(String tenant, String contentType, String name, String of, byte[] content) throws IOException {
        var kind = requireHonest(contentType, content);
        var temporary = temporary(tenant);
        try {
            var sha256 = write(kind, content, temporary);
            var file = place(tenant, sha256);
            if (!Files.exists(file))
                name(temporary, file);
            return new FileRef(sha256, kind.contentType(), Files.size(file), plain(name), of);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Kind requireHonest(String contentType, byte[] content) {
        if (content.length == 0)
            throw NotKept.because("The file is empty.");
        if (content.length > LARGEST)
            throw tooLarge(content.length);
        var said = Kind.named(contentType)
                .orElseThrow(() -> NotKept.because("Photos (JPEG, PNG, WebP) and PDF files are kept; this says it is something else."));
        var found = Kind.sniffed(content);
        if (found.isEmpty() || found.get() != said)
            throw NotKept.because("The file says it is " + said.contentType() + ", but its content is "
                    + found.map(Kind::contentType).orElse("something else") + ". Send it as what it is.");
        return said;
    }

    private static String write(Kind kind, byte[] content, Path file) throws IOException {
        var digest = sha256();
        try (var out = new FileOutputStream(file.toFile())) {
            var kept = new DigestOutputStream(new BufferedOutputStream(out, BUFFER), digest);
            Picture.clean(kind, content, kept);
            kept.flush();
            out.getFD().sync();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static NotKept tooLarge(long bytes) {
        return NotKept.tooLarge("The file has %d MB; at most %d MB are kept. Make it smaller.".formatted(bytes / 1_000_000,
                LARGEST / 1024 / 1024));
    }

    private static void name(Path temporary, Path file) throws IOException {
        var folder = Files.createDirectories(file.getParent());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true); // the name, too, is on the disk before a command mentions it
        } catch (IOException unsupported) {
            // some systems cannot open a folder; there the name follows with the next sync
        }
    }

    private Path temporary(String tenant) throws IOException {
        return Files.createTempFile(Files.createDirectories(place(tenant)), "new-", ".tmp");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // it is in nobody's way
        }
    }

    private Path place(String tenant, String sha256) {
        if (!sha256.matches("[0-9a-f]{64}"))
            throw new UncheckedIOException(new NoSuchFileException("a file is named by 64 lower-case hex digits"));
        return place(tenant).resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path existing(String tenant, String sha256) throws NoSuchFileException {
        var file = place(tenant, sha256);
        if (!Files.exists(file))
            throw new NoSuchFileException(sha256);
        return file;
    }

    private Path place(String tenant) {
        if (!tenant.matches("[A-Za-z0-9_-]{1,64}"))
            throw new UncheckedIOException(new NoSuchFileException("a tenant is named by at most 64 letters and digits"));
        return folder.resolve(tenant);
    }

    /// A name to show: no folders, no control characters.
    private static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceAll("[\\p{Cntrl}\"]", "").strip();
        var shown = last.isEmpty() ? "file" : last;
        return shown.length() > LONGEST_NAME ? shown.substring(shown.length() - LONGEST_NAME) : shown;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A whole file is in memory for this.
    private <T> Uni<T> inTurn(Callable<T> work) {
        return on(turns, work).onFailure(RejectedExecutionException.class).transform(_ -> NotKept.busy(
                "More than " + MOST_WAITING + " files are waiting to be kept or read. Try again in a few seconds."));
    }

    private static Executor turns() {
        var turns = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("files-", 0).factory());
        turns.allowCoreThreadTimeOut(true);
        return turns;
    }

    private static <T> Uni<T> aside(Callable<T> work) {
        return on(Infrastructure.getDefaultWorkerPool(), work);
    }

    /// Away from the caller's thread, for files block, and back on the caller's own Vert.x context.
    private static <T> Uni<T> on(Executor workers, Callable<T> work) {
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
            }).runSubscriptionOn(workers).onFailure(UncheckedIOException.class)
                    .transform(failure -> failure.getCause() instanceof NoSuchFileException missing ? missing : failure);
            return caller == null ? result : result.emitOn(task -> caller.runOnContext(_ -> task.run()));
        });
    }
}
