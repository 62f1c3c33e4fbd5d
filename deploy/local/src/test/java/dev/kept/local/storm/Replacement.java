package dev.kept.local.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.local.Variation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;

/// A class of the runtime with its guard taken out: today's source with one expression replaced, compiled anew.
///
/// @param file below `shared-runtime/src/main/java/dev/kept/runtime`
/// @param guard an expression of it
/// @param instead what does not guard
record Replacement(String file, String guard, String instead) {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();

    /// For a service's next start.
    static Variation of(Path scratch, Replacement... replacements) {
        var sources = new LinkedHashSet<Path>();
        for (var replacement : replacements)
            sources.add(replacement.written(scratch.resolve("sources")));
        var classes = scratch.resolve("classes");
        compile(sources, classes);
        return Variation.replacing(classes);
    }

    private Path written(Path folder) {
        try {
            var copy = folder.resolve("dev/kept/runtime").resolve(file);
            var original = Files.readString(
                    Files.exists(copy) ? copy : ROOT.resolve("shared-runtime/src/main/java/dev/kept/runtime").resolve(file));
            if (!original.contains(guard))
                throw new AssertionError(file + " no longer says: " + guard);
            Files.createDirectories(copy.getParent());
            return Files.writeString(copy, original.replace(guard, instead));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void compile(Set<Path> sources, Path classes) {
        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            Files.createDirectories(classes);
            var options = List.of("-d", classes.toString(), "-parameters", "-proc:none", "-classpath",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            var done = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
            assertEquals(true, done, said.toString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
