package dev.kept.local;

import dev.kept.embedded.CannotStart;
import dev.kept.embedded.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Starts afresh: deletes the data of a run that is not running, after asking.
record Reset(Path data, BufferedReader answers, PrintStream out) {

    void ask() throws IOException {
        if (!Files.exists(data)) {
            out.println("There is nothing to reset: " + data + " does not exist.");
            return;
        }
        if (!Files.exists(data.resolve(EmbeddedRun.LOCK_FILE))) {
            throw new CannotStart(data + " does not look like the data of Kept (it has no file named " + EmbeddedRun.LOCK_FILE
                    + "): nothing was deleted. Name the right folder with `./kept reset --data DIR`.");
        }
        try (var _ = EmbeddedRun.lockOf(data)) {
            out.print("Delete everything that Kept keeps in " + data + "? Type yes: ");
            out.flush();
            if (!"yes".equals(answers.readLine())) {
                out.println("Nothing was deleted.");
                return;
            }
            new Leftovers(data.resolve("logs")).end();
            Folders.delete(data);
            out.println("Deleted. The next start begins afresh.");
        }
    }
}
