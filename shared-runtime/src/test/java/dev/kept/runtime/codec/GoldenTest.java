package dev.kept.runtime.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.events.Catalogue;
import dev.kept.events.DomainEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// One golden file per stored name and version, kept for ever. A new one is written with `-Dkept.contracts=write`; an existing one is
/// never changed.
class GoldenTest {
    private static final Path GOLDEN = Path.of(System.getProperty("kept.root", "..")).resolve("shared-events/golden");
    private static final Pattern NAME = Pattern.compile("(.+)\\.v(\\d+)\\.json");
    private final Codec codec = new Codec();

    @TestFactory
    Stream<DynamicTest> every_event_is_written_as_its_golden_file_says() {
        return Catalogue.entries().stream().map(entry -> DynamicTest.dynamicTest(entry.name(), () -> {
            var sample = Samples.of(entry.type());
            var file = GOLDEN.resolve(entry.name() + ".v" + entry.version() + ".json");
            if (!Files.exists(file) && "write".equals(System.getProperty("kept.contracts")))
                write(file, sample);
            assertTrue(Files.exists(file), "No golden file " + file.getFileName() + ": write it with -Dkept.contracts=write");
            assertEquals(tree(Files.readAllBytes(file)), tree(codec.write(sample)), "The shape changed: that needs a new version");
            assertEquals(sample, codec.read(entry.name(), entry.version(), Files.readAllBytes(file)).orElseThrow());
        }));
    }

    @TestFactory
    Stream<DynamicTest> every_golden_file_can_still_be_read() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.toList().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                var named = NAME.matcher(file.getFileName().toString());
                assertTrue(named.matches());
                assertFalse(codec.read(named.group(1), Integer.parseInt(named.group(2)), Files.readAllBytes(file)).isEmpty(),
                        "the stored name is gone");
            }));
        }
    }

    @Test
    void unknown_fields_are_ignored_and_unknown_names_are_skipped() {
        var withMore = "{\"revision\":1,\"invented\":{\"later\":true}}".getBytes(StandardCharsets.UTF_8);
        assertFalse(codec.read("workorder.submitted", 1, withMore).isEmpty());
        assertTrue(codec.read("workorder.invented-later", 1, withMore).isEmpty());
    }

    @Test
    void content_that_does_not_fit_is_a_fault_that_names_the_event() {
        var unfit = "{\"revision\":\"many\"}".getBytes(StandardCharsets.UTF_8);
        var fault = assertThrows(Codec.Unreadable.class, () -> codec.read("workorder.submitted", 1, unfit));
        assertTrue(fault.getMessage().contains("workorder.submitted"), fault.getMessage());
    }

    private void write(Path file, DomainEvent sample) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, tree(codec.write(sample)).toPrettyString() + "\n");
    }

    private JsonNode tree(byte[] json) throws IOException {
        return codec.mapper().readTree(json);
    }
}
