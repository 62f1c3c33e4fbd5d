package dev.kept.workorder;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kept.workorder.domain.Policies;
import dev.kept.workorder.domain.Policy;
import java.io.IOException;
import java.util.List;

/// The policies that come with Kept, one file per version. An order keeps the one that it was opened under: a file, once here, stays.
public final class PolicyFiles {
    /// What new orders are opened under.
    public static final String CURRENT = "home-service@1";
    private static final List<String> INCLUDED = List.of("home-service-1");

    private PolicyFiles() {}

    /// Reads them all; an `IllegalStateException` names the file and what is wrong with it.
    static Policies read() {
        return Policies.of(INCLUDED.stream().map(PolicyFiles::read).toList());
    }

    private static Policy read(String file) {
        var name = "/policies/" + file + ".json";
        try (var json = PolicyFiles.class.getResourceAsStream(name)) {
            if (json == null)
                throw new IOException("it is not there");
            return JsonMapper.builder().build().readValue(json, Policy.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException("The policy " + name + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
