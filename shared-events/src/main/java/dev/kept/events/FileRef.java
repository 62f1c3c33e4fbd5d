package dev.kept.events;

/// A file in the blob store. The content's SHA-256 (64 hex digits) is its name; `of` is the person whom it is about.
public record FileRef(String sha256, String contentType, long bytes, String name, String of) {
    public FileRef {
        if (!sha256.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException("A file is named by 64 lower-case hex digits, not '" + sha256 + "'");
    }
}
