package dev.kept.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What customers write, and of which kind the work is; one line each in `descriptions.tsv`, with the kinds in `kinds.tsv`.
record Described(String kind, String words) {
    /// A kind of work as an office would define it.
    record Kind(String code, String name, List<String> keywords) {}

    static List<Kind> kinds() {
        return lines("kinds.tsv").stream().map(columns -> new Kind(columns[0], columns[1], Arrays.asList(columns[2].split(",")))).toList();
    }

    /// Looked at while the scoring and the kinds' keywords were chosen: every odd line.
    static List<Described> tuning() {
        return everySecond(0);
    }

    /// Never looked at for that: every even line.
    static List<Described> heldBack() {
        return everySecond(1);
    }

    private static List<Described> everySecond(int first) {
        var all = lines("descriptions.tsv");
        return IntStream.range(0, all.size()).filter(line -> line % 2 == first).mapToObj(all::get)
                .map(columns -> new Described(columns[0], columns[1])).toList();
    }

    private static List<String[]> lines(String name) {
        try (var file = Described.class.getResourceAsStream(name)) {
            if (file == null)
                throw new IllegalStateException("There is no " + name);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
