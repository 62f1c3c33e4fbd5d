package dev.kept.local;

import dev.kept.embedded.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// A packaged service in which some classes are exchanged: inside its jars, because its class loader asks its own jars
/// before the class path.
record ReplacedClasses(Path app) {

    /// Every jar that holds a class of that name gets the replacement: Quarkus keeps a class that it transformed
    /// in a jar of its own beside the original.
    Path copyTo(Path copy, List<Path> replacements) {
        try {
            Folders.delete(copy);
            copyAll(copy);
            for (Path folder : replacements) {
                for (Path file : filesIn(folder)) {
                    String entry = folder.relativize(file).toString();
                    if (entry.endsWith(".class") && replaceIn(copy, entry, file) == 0) {
                        throw new IllegalArgumentException("no jar of " + app + " holds " + entry + ": nothing to replace");
                    }
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyAll(Path copy) throws IOException {
        for (Path file : filesIn(app)) {
            Path to = copy.resolve(app.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }

    private static int replaceIn(Path copy, String entry, Path replacement) throws IOException {
        int replaced = 0;
        for (Path jar : filesIn(copy)) {
            if (jar.toString().endsWith(".jar")) {
                try (FileSystem zip = FileSystems.newFileSystem(jar)) {
                    Path old = zip.getPath(entry);
                    if (Files.exists(old)) {
                        Files.copy(replacement, old, StandardCopyOption.REPLACE_EXISTING);
                        replaced++;
                    }
                }
            }
        }
        return replaced;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
