package dev.kept.local.contracts;

import dev.kept.events.Catalogue;
import dev.kept.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the source says about each event: the `///` lines above its record, by stored name.
final class EventSources {
    private static final Pattern STORED = Pattern.compile("@StoredName\\((?:value = )?\"([^\"]+)\"");
    private final Map<String, String> sentences = new HashMap<>();

    EventSources(Path root) {
        for (var topic : Topic.values())
            read(root.resolve("shared-events/src/main/java/dev/kept/events/" + topic.events().getSimpleName() + ".java"));
    }

    /// A sentence or two; empty where the name says it all.
    String sentence(Catalogue.Entry entry) {
        return sentences.getOrDefault(entry.name(), "");
    }

    private void read(Path source) {
        var above = new ArrayList<String>();
        for (var line : lines(source)) {
            var text = line.strip();
            var stored = STORED.matcher(text);
            if (text.startsWith("///"))
                above.add(text.substring(3).strip());
            else if (stored.find())
                sentences.put(stored.group(1), String.join(" ", above));
            else
                above.clear();
        }
    }

    private static List<String> lines(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
