package dev.kept.local.contracts;

import dev.kept.events.Catalogue;
import dev.kept.local.contracts.ReactionGraph.Edge;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The reactions for people: `reactions.md`.
record ReactionPage(ReactionGraph graph) {

    String markdown() {
        var page = new StringBuilder(
                """
                        # What follows from what

                        Generated from the compiled services. A reaction hears facts from Kafka and sends an ordinary command to its own service, whose
                        decider may answer with the facts on the right, or with none. What one command leads to within its own decision is not shown.

                        | fact | reaction | facts that may follow |
                        |---|---|---|
                        """);
        graph.edges().forEach(edge -> page.append("| ").append(heard(edge)).append(" | ").append(edge.service()).append(": `")
                .append(edge.reaction()).append("` | ").append(edge.then().isEmpty() ? "none" : listed(edge.then())).append(" |\n"));
        page.append("\n```mermaid\nflowchart LR\n");
        graph.edges().stream().filter(edge -> !edge.then().isEmpty()).forEach(edge -> {
            edge.on().forEach(fact -> page.append("  ").append(fact).append(" --> ").append(edge.reaction()).append("\n"));
            edge.then().forEach(fact -> page.append("  ").append(edge.reaction()).append(" --> ").append(fact).append("\n"));
        });
        page.append("```\n\n## Cycles\n\nReactions that can lead to each other; 16 hops end any of them.\n\n");
        graph.cycles().stream().map(knot -> "- " + String.join(", ", knot) + "\n").sorted().forEach(page::append);
        return page.toString();
    }

    private static String heard(Edge edge) {
        return edge.on().size() == Catalogue.entries().size() ? "every fact" : listed(edge.on());
    }

    private static String listed(Set<String> facts) {
        return new TreeSet<>(facts).stream().map(fact -> "`" + fact + "`").collect(Collectors.joining(", "));
    }
}
