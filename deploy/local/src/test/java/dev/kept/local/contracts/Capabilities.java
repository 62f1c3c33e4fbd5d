package dev.kept.local.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which rows of the mission a test shows: read from the tests' tags. *Done* is shown on the running system (a test of `deploy/local`),
/// *decided* by a test of a decider or of one service. A method that claims more than three rows counts for none.
final class Capabilities {
    private static final int MOST_CLAIMS = 3;
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-E]\\d\\d)\"\\)");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private final Path root;

    Capabilities(Path root) {
        this.root = root;
    }

    String markdown() {
        var done = claims(root.resolve("deploy/local/src/test/java"));
        var decided = new TreeMap<String, Set<String>>();
        tests().filter(folder -> !folder.endsWith("deploy/local/src/test/java")).forEach(folder -> claims(folder)
                .forEach((row, methods) -> decided.computeIfAbsent(row, _ -> new TreeSet<>()).addAll(methods)));
        var rows = lines(root.resolve("deploy/capabilities/rows.tsv")).stream().map(line -> line.split("\t", 2)).toList();
        var table = new StringBuilder();
        int countDone = 0;
        int countDecided = 0;
        for (var row : rows) {
            boolean isDone = done.containsKey(row[0]);
            boolean isDecided = !isDone && decided.containsKey(row[0]);
            countDone += isDone ? 1 : 0;
            countDecided += isDecided ? 1 : 0;
            var shownBy = String.join("<br>", (isDone ? done : decided).getOrDefault(row[0], Set.of()));
            table.append("| ").append(row[0]).append(" | ").append(row[1]).append(" | ")
                    .append(isDone ? "done" : isDecided ? "decided" : "").append(" | ").append(shownBy).append(" |\n");
        }
        return """
                # What the five source documents ask for, and the test that shows it

                Generated from the tags of the tests. *Done*: shown on the running system, through HTTP, Kafka, mail or the browser.
                *Decided*: shown by a test of a decider or of one service.

                %d rows: %d done, %d decided, %d open.

                | row | capability | state | shown by |
                |---|---|---|---|
                %s""".formatted(rows.size(), countDone, countDecided, rows.size() - countDone - countDecided, table);
    }

    private Stream<Path> tests() {
        try (var modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/test/java")).filter(Files::isDirectory).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Map<String, Set<String>> claims(Path folder) {
        var claims = new TreeMap<String, Set<String>>();
        if (!Files.isDirectory(folder))
            return claims;
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith("Test.java")).sorted().forEach(file -> claimsOf(file, claims));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return claims;
    }

    private static void claimsOf(Path file, Map<String, Set<String>> claims) {
        var name = file.getFileName().toString().replace(".java", "");
        var tags = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var line : lines(file)) {
            var tag = TAG.matcher(line);
            while (tag.find())
                tags.add(tag.group(1));
            var method = METHOD.matcher(line);
            if (method.find() && !line.strip().startsWith("//")) {
                if (tags.size() <= MOST_CLAIMS && seen.add(method.group(1)))
                    tags.forEach(row -> claims.computeIfAbsent(row, _ -> new TreeSet<>()).add(name + "." + method.group(1)));
                tags.clear();
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
