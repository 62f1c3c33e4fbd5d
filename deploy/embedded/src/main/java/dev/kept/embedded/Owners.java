package dev.kept.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// Again for an owner that is known changes nothing: its file is never half written under the eyes of the keeper.
    void add(ProcessHandle owner) throws IOException {
        Files.createDirectories(folder);
        Folders.write(folder.resolve(String.valueOf(owner.pid())), ProcessMark.of(owner).toString());
    }

    /// Only looks: an owner may be entered at the same moment.
    boolean anyAlive() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var owners = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path owner : owners) {
                if (ProcessMark.parse(Files.readString(owner)).flatMap(ProcessMark::alive).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }
}
