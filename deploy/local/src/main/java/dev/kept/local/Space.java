package dev.kept.local;

import dev.kept.embedded.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Room on the disk: a database that runs out of it in the middle is worse than one that does not start.
final class Space {

    /// The first start writes about 300 MB.
    private static final long NEEDED = 500L << 20;

    private Space() {}

    static void requireIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < NEEDED) {
            throw new CannotStart("Only " + (usable >> 20) + " MB are free at " + folder + ", and Kept needs " + (NEEDED >> 20)
                    + " MB: make room there, or choose another place with `./kept --data DIR`.");
        }
    }
}
