package dev.kept.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Guards of the runtime, each with a class of the same name that guards nothing: the negative control of a test that kills services.
public enum Unguarded {
    /// A repeated command is a new one.
    IDEMPOTENCY,
    /// A consumer goes on at the end of its partitions instead of where it stood.
    INBOX_POSITION,
    /// A relay publishes again what it has published since it started.
    RELAY_POSITION;

    /// Compiles the class that guards nothing, with the class path of this process, and returns the folder of class files.
    public Path compiled(Path target) {
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        var sources = Path.of(System.getProperty("kept.root", "..")).resolve("shared-runtime/src/test/unguarded").resolve(name);
        var classes = target.resolve(name);
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "Tests run on a JDK");
        var findings = new DiagnosticCollector<JavaFileObject>();
        try (var found = Files.walk(sources); var files = compiler.getStandardFileManager(findings, null, null)) {
            Files.createDirectories(classes);
            var units = files.getJavaFileObjectsFromPaths(found.filter(file -> file.toString().endsWith(".java")).toList());
            var options = List.of("--release", "25", "-proc:none", "-d", classes.toString(), "-classpath",
                    System.getProperty("java.class.path"));
            if (!compiler.getTask(null, files, findings, options, null, units).call())
                throw new IllegalStateException(name + " does not compile: " + findings.getDiagnostics());
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
