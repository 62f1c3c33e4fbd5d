package dev.kept.local.boundaries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each rule holds for every class that it is about, and an offender proves that it can fail.
class BoundariesTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final Map<String, String> SERVICES = Map.of("workorder-service", "dev.kept.workorder.", "scheduling-service",
            "dev.kept.scheduling.", "notification-service", "dev.kept.notification.", "invoicing-service", "dev.kept.invoicing.",
            "inventory-service", "dev.kept.inventory.", "customer-portal-gateway", "dev.kept.gateway.");
    private static final List<String> UNREPEATABLE = List.of("java.time.Instant.now", "java.time.LocalDate.now",
            "java.time.LocalDateTime.now", "java.time.ZonedDateTime.now", "java.time.Clock", "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime", "java.util.UUID.randomUUID", "java.util.Random", "java.lang.Math.random",
            "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom", "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.time.ZoneId.systemDefault", "java.util.Locale.getDefault");

    /// `allows` says whether a class may use a name.
    record Rule(String sentence, Predicate<Uses> about, Predicate<String> allows, String offender) {
        List<String> broken(Uses uses) {
            return uses.names().stream().filter(name -> !allows.test(name)).map(name -> uses.className() + " uses " + name).toList();
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("a domain uses the JDK and the published language",
                    uses -> uses.className().matches("dev\\.kept\\.\\w+\\.domain\\..*"),
                    name -> name.startsWith("java.") || name.startsWith("dev.kept.events.") || name.startsWith("dev.kept.decision.")
                            || name.startsWith("org.jspecify.") || name.matches("dev\\.kept\\.\\w+\\.domain\\..*") || !name.contains("."),
                    "DomainWithALibrary"),
            new Rule("a domain has no clock, no random and no configuration",
                    uses -> uses.className().matches("dev\\.kept\\.\\w+\\.domain\\..*"), name -> !UNREPEATABLE.contains(name),
                    "DomainWithAClock"),
            new Rule("Axon is used in the log's package alone", uses -> !uses.className().startsWith("dev.kept.runtime.log."),
                    name -> !name.startsWith("org.axonframework."), "AxonOutsideTheLog"),
            new Rule("the runtime has no business word in it", uses -> uses.className().startsWith("dev.kept.runtime."),
                    name -> !name.matches("dev\\.kept\\.events\\.\\w+Event\\$.*"), "RuntimeThatKnowsTheTrade"));

    @TestFactory
    Stream<DynamicTest> every_class_keeps_the_rules() {
        var classes = production();
        assertTrue(classes.size() > 200, "only " + classes.size() + " classes were read");
        return RULES.stream().map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> {
            var concerned = classes.stream().filter(rule.about()).toList();
            assertFalse(concerned.isEmpty(), "no class is concerned");
            assertEquals(List.of(), concerned.stream().flatMap(uses -> rule.broken(uses).stream()).toList());
        }));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_catches_its_offender() {
        return RULES.stream().map(rule -> DynamicTest.dynamicTest(rule.offender(), () -> {
            var file = ROOT.resolve("deploy/local/target/test-classes/dev/kept/local/boundaries/offender/" + rule.offender() + ".class");
            assertFalse(rule.broken(Uses.of(file)).isEmpty(), rule.offender() + " is not caught");
        }));
    }

    @Test
    void no_service_uses_another() {
        var broken = new ArrayList<String>();
        SERVICES.forEach((module, own) -> Uses.below(ROOT.resolve(module + "/target/classes")).forEach(uses -> uses.names().stream()
                .filter(name -> belongsToAnother(name, own)).forEach(name -> broken.add(uses.className() + " uses " + name))));
        assertEquals(List.of(), broken);
        assertTrue(belongsToAnother("dev.kept.invoicing.domain.Invoice", "dev.kept.workorder."), "the rule catches nothing");
    }

    @Test
    void no_service_depends_on_another_in_its_build() throws Exception {
        for (var module : SERVICES.keySet())
            assertEquals(List.of(), dependenciesOnServices(Files.readString(ROOT.resolve(module + "/pom.xml"))), module);
        assertEquals(List.of("invoicing-service"), dependenciesOnServices("""
                <artifactId>workorder-service</artifactId>
                <dependencies><dependency><groupId>dev.kept</groupId><artifactId>invoicing-service</artifactId></dependency></dependencies>
                """), "the rule catches nothing");
    }

    private static List<String> dependenciesOnServices(String pom) {
        var dependencies = pom.substring(Math.max(0, pom.indexOf("<dependencies>")));
        return SERVICES.keySet().stream().filter(module -> dependencies.contains("<artifactId>" + module + "</artifactId>")).toList();
    }

    private static boolean belongsToAnother(String name, String own) {
        return SERVICES.values().stream().anyMatch(prefix -> !prefix.equals(own) && name.startsWith(prefix));
    }

    private static List<Uses> production() {
        return Stream.concat(SERVICES.keySet().stream(), Stream.of("shared-runtime"))
                .flatMap(module -> Uses.below(ROOT.resolve(module + "/target/classes")).stream()).toList();
    }
}
