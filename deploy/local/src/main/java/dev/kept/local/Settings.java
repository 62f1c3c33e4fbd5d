package dev.kept.local;

import java.nio.file.Path;

/// What one run needs to know.
///
/// @param data everything that is kept between runs
/// @param programs how the services are started
public record Settings(Path data, PortPlan ports, Program programs) {

    public Settings {
        data = data.toAbsolutePath().normalize();
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /// The folder that the services share: the clock's offset, blobs, keys.
    Path shared() {
        return data.resolve("shared");
    }

    Path mails() {
        return data.resolve("mails");
    }
}
