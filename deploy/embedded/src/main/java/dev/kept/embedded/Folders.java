package dev.kept.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders with everything in them, and files that are read while others write them.
public final class Folders {

    private Folders() {}

    /// Does not follow links; a folder that is not there is deleted already.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /// Writes the file whole: who reads meanwhile sees what stood there before, or all of this. Until then it lies beside its place under a
    /// name that begins with a dot. One writer at a time.
    static void write(Path file, String text) throws IOException {
        Path written = Files.writeString(file.resolveSibling("." + file.getFileName()), text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
