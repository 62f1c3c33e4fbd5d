package dev.kept.gateway.forward;

import dev.kept.runtime.http.Door;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which paths (below `/api`) are their owners' to answer. What is not here, the gateway answers itself.
final class Paths {
    private static final String ID = "[^/]{1,200}";
    private static final Set<String> ASK = Set.of("GET");
    private static final Set<String> COMMAND = Set.of("POST");
    private static final List<Rule> RULES = List.of(rule(COMMAND, "/work-orders(/commands)?", Owner.WORKORDER),
            rule(COMMAND, "/work-orders/" + ID + "/[a-z-]{1,60}", Owner.WORKORDER), rule(ASK, "/work-orders/" + ID, Owner.WORKORDER),
            rule(ASK, "/work-orders/" + ID + "/[a-z-]{1,60}", Owner.WORKORDER),
            rule(COMMAND, "/directory/[a-z-]{1,60}(/" + ID + "/(change|merge|close|compare|dry-run))?", Owner.WORKORDER),
            rule(ASK, "/directory/[a-z-]{1,60}(/" + ID + "(/code)?)?", Owner.WORKORDER),
            rule(COMMAND, "/plans", Owner.WORKORDER), rule(COMMAND, "/plans/preview", Owner.WORKORDER),
            rule(COMMAND, "/plans/" + ID + "/[a-z-]{1,60}", Owner.WORKORDER), rule(ASK, "/plans(/" + ID + ")?", Owner.WORKORDER),
            rule(COMMAND, "/technicians(/imports|/import-checks)?", Owner.SCHEDULING), rule(ASK, "/technicians", Owner.SCHEDULING),
            rule(COMMAND, "/technicians/" + ID + "/[a-z-]{1,60}", Owner.SCHEDULING), rule(ASK, "/slots", Owner.SCHEDULING),
            rule(ASK, "/calendar", Owner.SCHEDULING),
            rule(COMMAND, "/bookings(/days)?", Owner.SCHEDULING), rule(COMMAND, "/bookings/" + ID + "/[a-z-]{1,60}", Owner.SCHEDULING),
            rule(ASK, "/bookings/" + ID, Owner.SCHEDULING), rule(ASK, "/invoices/" + ID, Owner.INVOICING),
            rule(COMMAND, "/invoices/" + ID + "/[a-z-]{1,60}", Owner.INVOICING), rule(COMMAND, "/parts", Owner.INVENTORY),
            rule(ASK, "/parts", Owner.INVENTORY), rule(ASK, "/parts/" + ID, Owner.INVENTORY), rule(ASK, "/stock/" + ID, Owner.INVENTORY),
            rule(COMMAND, "/stock/" + ID + "/[a-z-]{1,60}", Owner.INVENTORY),
            rule(ASK, "/messages", Owner.NOTIFICATION));

    /// These take a file of rows, and not a command's JSON.
    private static final Set<String> FILES = Set.of("/directory/imports", "/directory/import-checks", "/technicians/imports",
            "/technicians/import-checks");
    private static final int LARGEST_FILE = 4_000_000;

    private Paths() {}

    private record Rule(Set<String> methods, Pattern path, Owner owner) {}

    private static Rule rule(Set<String> methods, String path, Owner owner) {
        return new Rule(methods, Pattern.compile(path), owner);
    }

    /// The owner of a request; empty where it is the gateway's own or nobody's.
    static Optional<Owner> owner(String method, String path) {
        return RULES.stream().filter(rule -> rule.methods().contains(method) && rule.path().matcher(path).matches()).map(Rule::owner)
                .findFirst();
    }

    /// Bytes of a body.
    static int most(String path) {
        return FILES.contains(path) ? LARGEST_FILE : Door.LARGEST_JSON;
    }
}
