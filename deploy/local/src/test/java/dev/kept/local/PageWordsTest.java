package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What pages name that services name too.
class PageWordsTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void a_status_is_called_the_same_by_the_pages_and_by_the_service_that_tells_of_differences() throws IOException {
        var pages = words("customer-portal-gateway/src/main/resources/web/shared/status.ts", "const LOOKS",
                "^  ([A-Z_]+): \\{.*word: '([^']+)'");
        assertFalse(pages.isEmpty());
        assertEquals(pages, words("workorder-service/src/main/java/dev/kept/workorder/domain/Status.java", "enum Status",
                "\\b([A-Z_]+)\\(\\s*\"([^\"]+)\"\\)"));
    }

    @Test
    void every_row_of_the_message_plan_has_a_name_on_the_pages() throws IOException {
        var named = words("customer-portal-gateway/src/main/resources/web/shared/record.ts", "const MESSAGES", "\\b([MT]\\d+): '([^']+)'");
        var rows = new ObjectMapper().readTree(ROOT.resolve("notification-service/src/main/resources/message-plan.json").toFile())
                .path("rows");
        assertFalse(rows.isEmpty());
        var missing = new TreeSet<String>();
        for (var row : rows)
            for (var rule : List.of(row.path("rule").asText(), row.at("/wake/timer").asText("")))
                if (!rule.isEmpty() && !named.containsKey(rule.substring(0, Math.min(3, rule.length()))))
                    missing.add(rule);
        assertEquals(Set.of(), missing, "the record calls them news of the order");
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
