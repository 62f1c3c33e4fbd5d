package dev.kept.local.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What follows from what, between services: fact -> `WhenX` -> fact, read from the compiled classes.
///
/// @param edges one per reaction, by service and name
record ReactionGraph(List<Edge> edges) {
    static final List<String> SERVICES = List.of("workorder-service", "scheduling-service", "notification-service", "invoicing-service",
            "inventory-service", "customer-portal-gateway");

    /// @param on stored names of the facts that it handles
    /// @param then stored names of the facts that may follow in its own service's log
    record Edge(String service, String reaction, Set<String> on, Set<String> then) {
        boolean leadsTo(Edge other) {
            return then.stream().anyMatch(other.on()::contains);
        }
    }

    static ReactionGraph of(Path root) {
        var edges = new ArrayList<Edge>();
        SERVICES.forEach(service -> edges.addAll(new Service(new ServiceCode(root.resolve(service))).edges()));
        return new ReactionGraph(List.copyOf(edges));
    }

    /// Reactions that lead to each other: each set is one knot of cycles, written `service/WhenX`.
    Set<Set<String>> cycles() {
        var knots = new HashSet<Set<String>>();
        for (var edge : edges) {
            var knot = new TreeSet<String>();
            for (var other : edges)
                if (reaches(edge, other) && reaches(other, edge))
                    knot.add(other.service() + "/" + other.reaction());
            if (!knot.isEmpty())
                knots.add(knot);
        }
        return knots;
    }

    private boolean reaches(Edge from, Edge to) {
        var reached = new HashSet<Edge>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var next = open.pop();
            for (var edge : edges)
                if (next.leadsTo(edge) && reached.add(edge))
                    open.push(edge);
        }
        return reached.contains(to);
    }

    /// Reads the reactions of one service.
    private record Service(ServiceCode code, DeciderReach deciders) {
        private static final ObjectMapper JSON = new ObjectMapper();

        Service(ServiceCode code) {
            this(code, new DeciderReach(code));
        }

        List<Edge> edges() {
            return code.in("react").stream().filter(type -> ServiceCode.implementsType(type, "Reaction"))
                    .map(type -> new Edge(code.name(), ServiceCode.simpleName(type.thisClass().asInternalName()), on(type), then(type)))
                    .toList();
        }

        /// A reaction that tells no events apart is told by its message plan, or hears whole topics.
        private Set<String> on(ClassModel reaction) {
            var handled = ServiceCode.handled(reaction);
            if (!handled.isEmpty())
                return handled;
            if (ServiceCode.mentioned(reaction).stream().anyMatch(name -> name.endsWith("/MessagePlan")))
                return planned();
            var topics = ServiceCode.mentionedFields(reaction, "dev/kept/events/Topic");
            var all = new TreeSet<String>();
            Catalogue.entries().stream().filter(entry -> topics.isEmpty() || topics.contains(entry.topic().name()))
                    .forEach(entry -> all.add(entry.name()));
            return all;
        }

        private Set<String> planned() {
            try {
                var plan = JSON.readTree(Files.readString(code.module().resolve("src/main/resources/message-plan.json")));
                var names = new TreeSet<String>();
                plan.path("rows").forEach(row -> {
                    if (!row.has("wake"))
                        row.path("on").forEach(name -> names.add(name.asText()));
                });
                return names;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private Set<String> then(ClassModel reaction) {
            var events = new TreeSet<String>();
            var open = new ArrayDeque<>(List.of(reaction));
            var seen = new TreeSet<String>();
            while (!open.isEmpty()) {
                var type = open.pop();
                if (!seen.add(type.thisClass().asInternalName()))
                    continue;
                ServiceCode.commands(type).forEach(command -> events.addAll(deciders.eventsOf(command)));
                helpersOf(type).forEach(open::push);
                timersOf(type).forEach(open::push);
                workersBehind(type).forEach(open::push);
            }
            return events;
        }

        private List<ClassModel> helpersOf(ClassModel type) {
            return ServiceCode.mentioned(type).stream().filter(name -> name.matches("dev/kept/\\w+/react/.+"))
                    .flatMap(name -> code.find(name).stream())
                    .filter(other -> !ServiceCode.implementsType(other, "Reaction") && !ServiceCode.implementsType(other, "TimerHandler"))
                    .toList();
        }

        /// The handlers of the timers that it sets: they are found by their kind, which is a text in both.
        private List<ClassModel> timersOf(ClassModel type) {
            if (!ServiceCode.mentioned(type).contains("dev/kept/runtime/timer/Timers"))
                return List.of();
            var texts = ServiceCode.texts(type);
            return code.in("react").stream().filter(handler -> ServiceCode.implementsType(handler, "TimerHandler"))
                    .filter(handler -> ServiceCode.texts(handler).stream().anyMatch(texts::contains)).toList();
        }

        /// What it queues in a table, somebody takes from there and records what became of it: `Intents` and `Reports`.
        private List<ClassModel> workersBehind(ClassModel type) {
            var queues = ServiceCode.mentioned(type).stream().filter(name -> name.matches("dev/kept/\\w+/send/[^$]+"))
                    .filter(name -> !name.equals(type.thisClass().asInternalName())).toList();
            return code.in("send").stream().filter(worker -> !ServiceCode.commands(worker).isEmpty())
                    .filter(worker -> ServiceCode.mentioned(worker).stream().anyMatch(queues::contains)).toList();
        }
    }
}
