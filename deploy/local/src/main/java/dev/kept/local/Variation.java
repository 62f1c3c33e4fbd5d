package dev.kept.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How one service is started differently from the others, from its next start on.
///
/// @param environment added to the usual variables
/// @param jvmOptions added to the usual options; the later one wins
/// @param replacements folders of compiled classes that stand in for the service's own of the same name
public record Variation(Map<String, String> environment, List<String> jvmOptions, List<Path> replacements) {

    public static final Variation NONE = new Variation(Map.of(), List.of(), List.of());

    public static Variation environment(Map<String, String> variables) {
        return new Variation(variables, List.of(), List.of());
    }

    /// A negative control: a guard is replaced by a class of the same name that guards nothing.
    public static Variation replacing(Path classes) {
        return new Variation(Map.of(), List.of(), List.of(classes));
    }
}
