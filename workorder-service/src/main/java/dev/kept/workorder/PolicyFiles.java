package dev.kept.workorder;

import dev.kept.workorder.domain.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The policies that come with Kept, one file per version. An order keeps the one that it was opened under: a file, once here, stays.
public final class PolicyFiles {
    private static final List<String> FILES = List.of("facility-approval-1", "facility-approval-2", "service-order-1", "vendor-and-owner-1",
            "vendor-and-owner-2",
            "home-service-1",
            "it-provider-1");

    private PolicyFiles() {}

    /// As its author wrote it, and what it says.
    public record Included(Policy policy, String document) {}

    /// Reads them all; an `IllegalStateException` names the file and what is wrong with it.
    public static List<Included> read() {
        return FILES.stream().map(PolicyFiles::read).toList();
    }

    private static Included read(String file) {
        var name = "/policies/" + file + ".json";
        try (var json = PolicyFiles.class.getResourceAsStream(name)) {
            if (json == null)
                throw new IOException("it is not there");
            var document = new String(json.readAllBytes(), StandardCharsets.UTF_8);
            return new Included(PolicyText.read(document), document);
        } catch (IOException | PolicyText.Wrong unreadable) {
            throw new IllegalStateException("The policy " + name + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
