package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// Documents come by themselves, at the points that the policy names.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PapersServiceTest extends InTown {
    @Test
    @Tag("B05")
    @Tag("B06")
    @Tag("B13")
    void two_changes_one_right_after_the_other_are_two_editions_each_with_its_own_words() throws IOException {
        town.under("service-order");
        var request = town.request();
        request.put("items", List.of(Map.of("itemId", "leak", "description", "Find the leak")));
        var order = town.office.post("/work-orders", request).jsonPath().getString("id");
        did(town.office, order, "submit", Map.of("revision", 1, "approver", town.declanId));
        did(town.declan, order, "approve", town.yes(order));
        did(town.office, order, "amend", Map.of("revision", 1, "words", "Two more radiators.", "added",
                List.of(Map.of("itemId", "more", "description", "Bleed the two in the hall"))));
        did(town.office, order, "amend", Map.of("revision", 2, "words", "A second person.", "dropped", List.of("leak")));
        eventually(order, "documents.edition", "[1, 2, 3]");
        assertEquals(List.of("ORDER", "ORDER", "ORDER"), shown(order).getList("documents.kind"));
        assertEquals(List.of(1, 2, 3), shown(order).getList("documents.revision"));

        var first = paper(order, 0);
        assertTrue(first.contains("Service Order") && first.contains("Version 1") && !first.contains("radiators"), first);
        var second = paper(order, 1);
        assertTrue(second.contains("Version 2") && second.contains("Two more radiators.") && second.contains("Find the leak"), second);
        assertFalse(second.contains("A second person."), second);
        var third = paper(order, 2);
        assertTrue(third.contains("Version 3") && third.contains("Confirmation 2") && third.contains("A second person."), third);
        assertFalse(third.contains("Find the leak"), third);
    }

    @Test
    @Tag("E08")
    void an_it_provider_writes_down_what_was_asked_for_as_soon_as_it_is() throws IOException {
        town.under("it-provider");
        var order = town.maeve.post("/work-orders", town.request()).jsonPath().getString("id");
        eventually(order, "documents.kind", "[OPENING]");
        var opening = paper(order, 0);
        assertTrue(opening.contains("Work order, as opened") && opening.contains("Why it was opened"), opening);
    }

    private String paper(String order, int at) throws IOException {
        var sha256 = shown(order).getString("documents[" + at + "].file.sha256");
        return new PdfTextExtractor(new PdfReader(blobs.get(People.TENANT, sha256).await().atMost(SOON))).getTextFromPage(1)
                .replaceAll("\\s+", " ");
    }
}
