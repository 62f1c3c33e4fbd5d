package dev.kept.runtime.blob;

import dev.kept.events.FileRef;
import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Files by content, written once and never changed, shared by all services of an installation. Two at once are in a process's memory,
/// 50 more may wait for that; beyond them a file fails with [NotKept] `BUSY`.
public interface BlobStore {
    /// Keeps the bytes (at most 20 MB) and names them; storing the same content again changes nothing.
    Uni<FileRef> put(String tenant, String contentType, String name, String of, byte[] content);

    /// The same for what is still on its way. It goes to the disk first, so that slow senders fill no memory: blocks the caller's thread
    /// until the last byte has come.
    Uni<FileRef> receive(String tenant, String contentType, String name, String of, InputStream content);

    /// Where the bytes lie, to be sent from there without being held in memory, and never to be written to; fails as [#get].
    Uni<Path> locate(String tenant, String sha256);

    /// The bytes; fails with `java.nio.file.NoSuchFileException` where the tenant has no such file. Access is the caller's to check.
    Uni<byte[]> get(String tenant, String sha256);

    /// How many bytes a file has, without reading it; empty where the tenant has no such file.
    Uni<OptionalLong> size(String tenant, String sha256);
}
