package dev.kept.runtime.blob;

import dev.kept.events.FileRef;
import io.smallrye.mutiny.Uni;

/// Files by content, written once and never changed, shared by all services of an installation.
public interface BlobStore {
    /// Keeps the bytes (at most 20 MB) and names them; storing the same content again changes nothing.
    Uni<FileRef> put(String tenant, String contentType, String name, String of, byte[] content);

    /// The bytes; fails with `java.nio.file.NoSuchFileException` where the tenant has no such file. Access is the caller's to check.
    Uni<byte[]> get(String tenant, String sha256);
}
