package dev.kept.gateway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.events.Catalogue;
import dev.kept.events.WorkOrderEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every fact of an order is told in a sentence of its own: its stored name is for programs.
class FactsInWordsTest {
    private static final Path SENTENCES = Path.of(System.getProperty("kept.root", ".."))
            .resolve("customer-portal-gateway/src/main/resources/web/shared/facts.ts");

    @Test
    void every_fact_of_an_order_has_a_sentence() throws IOException {
        var sentences = Files.readString(SENTENCES);
        assertEquals(WorkOrderEvent.class.getPermittedSubclasses().length, Catalogue.entries().stream()
                .filter(entry -> WorkOrderEvent.class.isAssignableFrom(entry.type())).count(), "all of them are asked about");
        assertEquals(List.of(), Catalogue.entries().stream().filter(entry -> WorkOrderEvent.class.isAssignableFrom(entry.type()))
                .map(Catalogue.Entry::name).filter(name -> !sentences.contains("  '" + name + "': ")).toList());
    }
}
