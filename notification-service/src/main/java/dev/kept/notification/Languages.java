package dev.kept.notification;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kept.notification.domain.Say;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The languages in which Kept writes letters: English, and one file `letters/<language>.json` for each other. A file that is missing or
/// unreadable stops the start.
@Singleton
public class Languages {
    private static final List<String> TRANSLATED = List.of("de");
    private final Map<String, Say> others = TRANSLATED.stream().collect(Collectors.toMap(Function.identity(), Languages::read));

    /// @param tag of the reader, BCP 47: `de-AT`; a language in which Kept does not write is answered in English
    public Say of(String tag) {
        return others.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), Say.ENGLISH);
    }

    public static Say read(String language) {
        var file = "/letters/" + language + ".json";
        try (var json = Languages.class.getResourceAsStream(file)) {
            if (json == null)
                throw new IOException("it is not there");
            return new Say(Locale.of(language), JsonMapper.builder().build().readValue(json, new TypeReference<Map<String, String>>() {
            }));
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
