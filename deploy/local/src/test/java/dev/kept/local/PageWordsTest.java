package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A status is called the same by the pages and by the service that tells of differences.
class StatusWordsTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void pages_and_service_have_the_same_words() throws IOException {
        var pages = words("customer-portal-gateway/src/main/resources/web/shared/status.ts", "const LOOKS",
                "^  ([A-Z_]+): \\{.*word: '([^']+)'");
        assertFalse(pages.isEmpty());
        assertEquals(pages, words("workorder-service/src/main/java/dev/kept/workorder/domain/Status.java", "enum Status",
                "\\b([A-Z_]+)\\(\\s*\"([^\"]+)\"\\)"));
    }

    private static Map<String, String> words(String file, String from, String each) throws IOException {
        var text = Files.readString(ROOT.resolve(file));
        var begin = text.substring(text.indexOf(from));
        var found = Pattern.compile(each, Pattern.MULTILINE).matcher(begin.substring(0, begin.indexOf("\n}")));
        var words = new TreeMap<String, String>();
        while (found.find())
            words.put(found.group(1), found.group(2));
        return words;
    }
}
