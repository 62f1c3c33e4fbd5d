package dev.kept.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The processes for whose sake the shared infrastructure lives: one file each, named by its process id.
record Owners(Path folder) {

    /// Maven, when the test runs in a process that Surefire or Failsafe forked; else the test's process itself.
    static ProcessHandle ofThisTest() {
        var self = ProcessHandle.current();
        if (System.getProperty("surefire.test.class.path") == null) {
            return self;
        }
        // The fork's parent may be a shell: Maven is the nearest java above.
        return Stream.iterate(self.parent(), Optional::isPresent, parent -> parent.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(p -> p.info().command().filter(c -> Path.of(c).endsWith("java")).isPresent())
                .findFirst()
                .orElse(self);
    }

    void add(ProcessHandle owner) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(String.valueOf(owner.pid())), ProcessMark.of(owner).toString());
    }

    /// Forgets the others.
    boolean anyAlive() throws IOException {
        boolean any = false;
        for (Path file : files()) {
            if (ProcessMark.parse(Files.readString(file)).flatMap(ProcessMark::alive).isPresent()) {
                any = true;
            } else {
                Files.deleteIfExists(file);
            }
        }
        return any;
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var all = Files.newDirectoryStream(folder)) {
                all.forEach(files::add);
            }
        }
        return files;
    }
}
