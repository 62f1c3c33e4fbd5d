package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kept.workorder.PolicyFiles;
import dev.kept.workorder.domain.LifecycleTableTest.Row;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How each policy that comes with Kept differs from home-service: a page for people, with the cells that are others and no more. After a
/// change that is meant, `-Dkept.contracts=write` writes it anew.
class PresetPagesTest {
    private static final String USUAL = "home-service";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<String> others() {
        return Samples.PRESETS.stream().map(Policy::id).distinct().filter(id -> !id.equals(USUAL));
    }

    @ParameterizedTest
    @MethodSource("others")
    void the_lifecycle_differs_from_the_usual_as_the_page_says(String preset) throws IOException {
        LifecycleTableTest.compareOrWrite("lifecycle-" + preset + ".md", page(Samples.preset(preset)));
    }

    @Test
    void a_policy_differs_from_itself_in_nothing() throws IOException {
        assertEquals(List.of(), page(Samples.preset(USUAL)).lines().filter(line -> line.startsWith("## ")).toList());
    }

    @Test
    void one_knob_shows_as_the_cells_that_it_moves() {
        var moved = cells(Samples.preset(USUAL, Map.of("cancel", "{\"byCustomer\":false}")));
        assertEquals(List.of("customer Cancel"), moved.lines().filter(line -> line.startsWith("| "))
                .map(line -> line.split(" \\| ")).map(cell -> cell[0].substring(2) + " " + cell[1]).distinct()
                .filter(cell -> !cell.startsWith("who") && !cell.startsWith("---")).toList());
    }

    private static String page(Policy policy) throws IOException {
        return """
                # The life of a work order under %s, where it differs from %s

                Written by `PresetPagesTest`; do not edit. Each line: who asks for what, and what comes of it under the one and under the
                other, read as in `lifecycle.md`; after an arrow the status, where it changes. What is not here is the same. An order comes
                to each place by the steps that its policy asks for.
                """.formatted(policy.name(), Samples.preset(USUAL).name()) + knobs(policy.id()) + cells(policy);
    }

    /// What is written in the two files, as far as it is not the same.
    private static String knobs(String preset) throws JsonProcessingException {
        var usual = document(USUAL);
        var here = document(preset);
        var names = new TreeSet<String>();
        usual.fieldNames().forEachRemaining(names::add);
        here.fieldNames().forEachRemaining(names::add);
        var lines = names.stream().filter(name -> !List.of("id", "version").contains(name) && !usual.path(name).equals(here.path(name)))
                .map(name -> "| " + name + " | " + knob(usual.path(name)) + " | " + knob(here.path(name)) + " |\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\n## Knobs\n\n| knob | " + USUAL + " | here |\n| --- | --- | --- |\n" + lines;
    }

    private static String knob(JsonNode content) {
        return content.isMissingNode() ? "" : "`" + content + "`";
    }

    private static JsonNode document(String preset) throws JsonProcessingException {
        return JSON
                .readTree(PolicyFiles.read().stream().filter(it -> it.policy().equals(Samples.preset(preset))).findFirst().orElseThrow()
                        .document());
    }

    private static String cells(Policy policy) {
        var usual = Samples.preset(USUAL);
        return new Way(usual).names().stream().map(place -> section(place, usual, policy)).collect(Collectors.joining());
    }

    private static String section(String place, Policy usual, Policy here) {
        if (at(place, here).isEmpty())
            return at(place, usual).isEmpty() ? "" : "\n## " + place + "\n\nNo order comes here.\n";
        if (at(place, usual).isEmpty())
            return "\n## " + place + "\n\nUnder " + USUAL
                    + " no order comes here. What leads on:\n\n| who | asks | here |\n| --- | --- | --- |\n"
                    + LifecycleTableTest.everything().map(row -> line(row, "", cell(row, place, here))).filter(PresetPagesTest::leadsOn)
                            .collect(Collectors.joining());
        var lines = LifecycleTableTest.everything()
                .filter(row -> !cell(row, place, usual).equals(cell(row, place, here)))
                .map(row -> line(row, " | " + cell(row, place, usual), cell(row, place, here))).collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\n## " + place + "\n\n| who | asks | " + USUAL + " | here |\n| --- | --- | --- | --- |\n" + lines;
    }

    private static String line(Row row, String usual, String here) {
        return "| " + LifecycleTableTest.who(row.by()) + " | " + LifecycleTableTest.asks(row.command()) + usual + " | " + here + " |\n";
    }

    private static boolean leadsOn(String line) {
        return !line.contains("| `") && !line.contains("| nothing |");
    }

    private static String cell(Row row, String place, Policy policy) {
        var life = at(place, policy).orElseThrow();
        var before = status(life);
        life.when(row.by(), under(policy, row.command()));
        return LifecycleTableTest.outcome(life.answer()) + (status(life).equals(before) ? "" : " → " + status(life));
    }

    private static String status(Life life) {
        return life.state() instanceof Order order ? order.status().name() : "";
    }

    private static WorkOrderCommand under(Policy policy, WorkOrderCommand command) {
        return switch (command) {
            case OpenOrder it -> Samples.under(policy.name(), it);
            case AdoptPolicy it -> new AdoptPolicy(EveryAsk.next(policy), it.reason());
            case Complete it when policy.complete().isBilled() ->
                new Complete(it.summary(), it.signature(), it.signedBy(), policy.complete().least(), null, it.answers());
            default -> command;
        };
    }

    /// Anew for each question: what is accepted changes it.
    private static Optional<Life> at(String place, Policy policy) {
        return new Way(policy).place(place);
    }
}
