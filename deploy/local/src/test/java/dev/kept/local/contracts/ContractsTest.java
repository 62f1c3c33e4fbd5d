package dev.kept.local.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kept.events.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The committed contracts are what the code says. `-Dkept.contracts=write` writes them anew: then look at the diff.
class ContractsTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final String WRITE = "mvn -pl deploy/local -am verify -Dkept.contracts=write";
    private final ObjectMapper json = new ObjectMapper();
    private final YAMLMapper yaml = YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES).build();

    @Test
    void what_is_promised_about_facts_is_what_the_code_says() throws IOException {
        compareOrWrite(ofFacts());
    }

    @Test
    void what_is_promised_about_services_is_what_the_code_says() throws IOException {
        compareOrWrite(ofServices());
    }

    @Test
    void every_event_has_a_schema_that_names_its_fields() {
        assertTrue(Catalogue.entries().size() > 40);
        for (var entry : Catalogue.entries())
            assertEquals(entry.type().getRecordComponents().length, EventSchemas.of(entry).path("properties").size(), entry.name());
    }

    private void compareOrWrite(Map<String, String> contracts) throws IOException {
        var differing = new TreeMap<String, String>();
        for (var contract : contracts.entrySet()) {
            var file = ROOT.resolve(contract.getKey());
            if ("write".equals(System.getProperty("kept.contracts"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, contract.getValue());
            } else if (!Files.exists(file) || !Files.readString(file).equals(contract.getValue()))
                differing.put(contract.getKey(), Files.exists(file) ? "differs" : "is missing");
        }
        assertEquals(Map.of(), differing, "Write them anew and look at the diff: " + WRITE);
    }

    private Map<String, String> ofFacts() throws JsonProcessingException {
        var sources = new EventSources(ROOT);
        var contracts = new LinkedHashMap<String, String>();
        for (var entry : Catalogue.entries())
            contracts.put("shared-events/src/main/resources/schemas/" + EventSchemas.fileName(entry), pretty(EventSchemas.of(entry)));
        contracts.put("shared-events/src/main/resources/asyncapi.yaml", yaml(new AsyncApi(sources).document()));
        contracts.put("shared-events/events.md", new EventCatalogue(sources).markdown());
        return contracts;
    }

    private Map<String, String> ofServices() throws JsonProcessingException {
        var contracts = new LinkedHashMap<String, String>();
        contracts.put("shared-events/reactions.md", new ReactionPage(ReactionGraph.of(ROOT)).markdown());
        contracts.put("deploy/contracts/openapi.yaml", yaml(new OpenApi(ROOT).document()));
        contracts.put("deploy/capabilities.md", new Capabilities(ROOT).markdown());
        return contracts;
    }

    /// Read back, so that no text is taken for a number by a reader.
    private String yaml(JsonNode document) throws JsonProcessingException {
        var written = yaml.writeValueAsString(document);
        assertEquals(document.toString(), yaml.readTree(written).toString());
        return written;
    }

    private String pretty(JsonNode node) throws JsonProcessingException {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }
}
