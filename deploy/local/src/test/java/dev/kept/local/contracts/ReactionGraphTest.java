package dev.kept.local.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.contracts.ReactionGraph.Edge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Facts may lead back to themselves only where somebody has thought about it.
class ReactionGraphTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    /// Each with the reason why it ends.
    private static final Map<Set<String>, String> ALLOWED = Map.of(
            Set.of("scheduling-service/WhenVisitEnds", "workorder-service/WhenBookingReleased"),
            "whoever gives the time back first: a released booking and a cancelled visit answer the echo with no fact",
            Set.of("scheduling-service/WhenVendorWanted", "scheduling-service/WhenVisitWanted", "workorder-service/WhenBookingMade",
                    "workorder-service/WhenCandidateProposed", "workorder-service/WhenOfferIsSent",
                    "workorder-service/WhenTimeIsToBeFound"),
            "nobody is asked twice by rule: it ends with the policy's rounds, or when the calendar knows nobody else; who was taken off for"
                    + " want of a time has to be asked and to accept once more; an order asks for a time a limited number of times, and"
                    + " for none once a visit stands",
            Set.of("workorder-service/WhenVisitIsProposed"),
            "what its timer leads to is the end of the proposal, at which it takes the timer away",
            Set.of("workorder-service/WhenPlanMoves"),
            "each time of a plan sets the next one, at most as many as there are days up to its end",
            Set.of("workorder-service/WhenAnswerIsAwaited"),
            "a reminder sets the next one: at most as many as the rules have it, and none where the question is answered or has run out");

    private final ReactionGraph graph = ReactionGraph.of(ROOT);

    @Test
    void every_cycle_is_one_that_is_known_to_end() {
        var cycles = new TreeSet<String>();
        graph.cycles().stream().filter(knot -> ALLOWED.keySet().stream().noneMatch(allowed -> allowed.containsAll(knot)))
                .forEach(knot -> cycles.add(knot.toString()));
        assertEquals(Set.of(), cycles, "Reactions that lead to each other: find out why it ends, and name it here");
    }

    @Test
    void a_cycle_is_found_where_there_is_one() {
        var ping = new Edge("a-service", "WhenPong", Set.of("b.pong"), Set.of("a.ping"));
        var pong = new Edge("b-service", "WhenPing", Set.of("a.ping"), Set.of("b.pong"));
        var neither = new Edge("b-service", "WhenElse", Set.of("a.ping"), Set.of("b.else"));
        assertEquals(Set.of(Set.of("a-service/WhenPong", "b-service/WhenPing")), new ReactionGraph(List.of(ping, pong, neither)).cycles());
        assertEquals(Set.of(), new ReactionGraph(List.of(ping, neither)).cycles());
    }

    @Test
    void what_a_reaction_leads_to_is_read_from_the_code() {
        var then = new TreeMap<String, Set<String>>();
        graph.edges().forEach(edge -> then.put(edge.reaction(), edge.then()));
        assertEquals(Set.of("scheduling.booking-released"), then.get("WhenVisitEnds"));
        assertEquals(Set.of("invoicing.invoice-drafted"), then.get("WhenReadyToBill"));
        assertEquals(Set.of("inventory.stock-used", "inventory.stock-low"), then.get("WhenPartUsed"));
        assertTrue(then.get("WhenVisitIsPlanned").contains("notification.reminder-sent"), then.toString());
        assertEquals(Set.of(), then.get("WhenAnythingChanges"));
        graph.edges().forEach(edge -> assertTrue(!edge.on().isEmpty(), edge.reaction() + " hears nothing"));
    }
}
