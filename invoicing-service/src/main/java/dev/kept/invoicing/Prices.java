package dev.kept.invoicing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.invoicing.domain.PriceBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The price book of this installation: the file that `kept.price-book` names, else the one that comes with Kept.
@Singleton
class Prices {
    @Produces
    @Singleton
    PriceBook priceBook(@ConfigProperty(name = "kept.price-book") Optional<String> file) {
        try (var json = file.isPresent() ? Files.newInputStream(Path.of(file.get())) : included()) {
            return new ObjectMapper().readValue(json, PriceBook.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The price book " + file.orElse("price-book.json") + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static InputStream included() throws IOException {
        var json = Prices.class.getResourceAsStream("/price-book.json");
        if (json == null)
            throw new IOException("it is not there");
        return json;
    }
}
