package dev.kept.local.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Topic;
import dev.kept.local.CloudEvents;
import dev.kept.local.RunningSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What was seen to follow from what on the running system is in the graph that is read from the code.
class ReactionsSeenTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final RunningSystem KEPT = RunningSystem.shared();

    @Test
    void every_fact_that_followed_from_another_was_foreseen() {
        var office = KEPT.signedIn("OFFICE");
        var order = office.post("/work-orders", Map.of("description", "Tap drips.", "serviceType", "plumbing", "siteId",
                "0198c7f0-0000-7000-8000-000000000020", "estimate", Map.of("minor", 9_000, "currency", "EUR"))).ok().path("id").asText();
        office.eventually("/work-orders/" + order, Duration.ofSeconds(30), it -> !it.path("documents").isEmpty());

        var seen = seen();
        assertTrue(seen.stream().anyMatch(edge -> edge.endsWith("-> workorder.document-issued")), seen.toString());
        var foreseen = new TreeSet<String>();
        ReactionGraph.of(ROOT).edges()
                .forEach(edge -> edge.on().forEach(on -> edge.then().forEach(then -> foreseen.add(on + " -> " + then))));
        seen.removeAll(foreseen);
        assertEquals(Set.of(), seen);
    }

    private static Set<String> seen() {
        var facts = new ArrayList<CloudEvents.Record>();
        for (var topic : Topic.values())
            facts.addAll(CloudEvents.all(KEPT.run().addresses().kafka(), "kept." + topic.family()));
        var types = new HashMap<String, String>();
        facts.forEach(fact -> types.put(fact.id(), fact.type()));
        var seen = new TreeSet<String>();
        facts.stream().filter(fact -> types.containsKey(fact.cause()))
                .forEach(fact -> seen.add(types.get(fact.cause()) + " -> " + fact.type()));
        return seen;
    }
}
