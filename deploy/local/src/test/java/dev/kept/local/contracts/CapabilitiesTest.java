package dev.kept.local.contracts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts as shown, on a small checkout made for it.
class CapabilitiesTest {
    @TempDir
    Path root;

    @Test
    void a_method_that_claims_more_than_three_rows_counts_for_none() throws Exception {
        write("deploy/capabilities/rows.tsv", "A01\tfirst\nA02\tsecond\nA03\tthird\nA04\tfourth\nA05\tfifth\n");
        write("deploy/local/src/test/java/WholeTest.java",
                method("it_claims_four", "A01", "A02", "A03", "A04") + method("it_claims_one", "A02"));
        write("one-service/src/test/java/OneServiceTest.java", method("it_claims_three", "A02", "A03", "A05"));

        var page = new Capabilities(root).markdown();
        assertTrue(page.contains("5 rows: 1 done, 2 decided, 2 open."), page);
        assertTrue(page.contains("| A01 | first |  |  |"), page);
        assertTrue(page.contains("| A02 | second | done | WholeTest.it_claims_one |"), page);
        assertTrue(page.contains("| A03 | third | decided | OneServiceTest.it_claims_three |"), page);
        assertTrue(page.contains("| A04 | fourth |  |  |"), page);
    }

    private static String method(String name, String... rows) {
        return List.of(rows).stream().map("@Tag(\"%s\")\n"::formatted).collect(Collectors.joining()) + "void " + name + "() {}\n";
    }

    private void write(String name, String content) throws Exception {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
