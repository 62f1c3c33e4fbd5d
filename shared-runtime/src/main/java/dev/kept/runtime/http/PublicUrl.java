package dev.kept.runtime.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where people, and their calendars, reach this installation: what stands before every link that leaves it.
@Singleton
public class PublicUrl {
    private final String url;

    @Inject
    public PublicUrl(@ConfigProperty(name = "kept.public.url") String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// @param path begins with a slash
    public String of(String path) {
        return url + path;
    }

    /// Whether browsers reach it over TLS, so that cookies may ask for it.
    public boolean isSecure() {
        return url.startsWith("https:");
    }
}
