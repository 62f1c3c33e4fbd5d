package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.Addresses.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/// The compose file describes the same system as the embedded run: the same parts on the same ports, told the same things.
class ComposeTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final PortPlan PORTS = PortPlan.usual();
    private static final Settings SETTINGS = new Settings(Path.of("data"), PORTS, (_, _) -> List.of());
    private static final Addresses EMBEDDED = new Addresses(PORTS,
            new Database("jdbc:postgresql://127.0.0.1:54329/", "vertx-reactive:postgresql://127.0.0.1:54329/", "kept", "kept"));
    /// These say how the run is shown or guarded, not what it consists of.
    private static final List<String> OWN_VALUES = List.of("QUARKUS_HTTP_HOST", "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_MAILER_HOST", "QUARKUS_MAILER_PORT", "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "KEPT_DATA", "KAFKA_BOOTSTRAP_SERVERS");
    /// What opens the system to everybody: the embedded run is a demonstration, containers become one when somebody says so.
    private static final List<String> OPENS = List.of("KEPT_DEMO", "KEPT_CLOCK_MOVABLE");
    private final Map<String, Map<String, Object>> parts = parts(read("docker-compose.yml"));

    @TestFactory
    Stream<DynamicTest> every_service_is_told_the_same() {
        return Arrays.stream(Service.values()).map(service -> DynamicTest.dynamicTest(service.folder(), () -> {
            var here = new TreeMap<>(ServiceEnvironment.of(service, SETTINGS, EMBEDDED));
            var there = environment(service.folder());
            assertEquals(here.keySet(), there.keySet());
            OPENS.forEach(name -> assertEquals("true", here.put(name, "false"), name));
            OWN_VALUES.forEach(name -> {
                here.remove(name);
                there.remove(name);
            });
            here.replaceAll((_, value) -> withoutHost(value));
            there.replaceAll((_, value) -> withoutHost(value));
            assertEquals(here, there);
        }));
    }

    @Test
    void every_part_is_found_on_the_port_that_the_readme_names_and_on_this_host_alone() {
        for (var service : Service.values())
            assertEquals(List.of("127.0.0.1:" + PORTS.of(service) + ":" + PORTS.of(service)), ports(service.folder()));
        assertEquals(List.of("127.0.0.1:" + PORTS.kafka() + ":9092"), ports("kafka"));
        assertEquals(List.of("127.0.0.1:" + PORTS.postgres() + ":5432"), ports("postgres"));
        assertEquals(List.of("127.0.0.1:" + PORTS.smtp() + ":1025", "127.0.0.1:" + PORTS.inbox() + ":8025"), ports("mail"));
    }

    @Test
    void the_services_reach_the_parts_where_those_listen() {
        for (var service : Service.values()) {
            var told = environment(service.folder());
            assertEquals("kafka:19092", told.get("KAFKA_BOOTSTRAP_SERVERS"));
            assertTrue(environment("kafka").getOrDefault("KAFKA_ADVERTISED_LISTENERS", "").contains("INSIDE://kafka:19092"));
            assertEquals("mail:1025", told.get("QUARKUS_MAILER_HOST") + ":" + told.get("QUARKUS_MAILER_PORT"));
            assertEquals(environment("postgres").get("POSTGRES_USER"), told.get("QUARKUS_DATASOURCE_USERNAME"));
            assertEquals(environment("postgres").get("POSTGRES_PASSWORD"), told.get("QUARKUS_DATASOURCE_PASSWORD"));
            told.values().stream().filter(value -> value.startsWith("http://") && !value.contains("localhost")).map(URI::create)
                    .forEach(address -> assertEquals(List.of("127.0.0.1:" + address.getPort() + ":" + address.getPort()),
                            ports(address.getHost())));
        }
    }

    @Test
    void every_service_has_a_database_and_a_build_of_its_own() {
        var script = read("deploy/docker/databases.sql");
        var made = script.lines().filter(line -> line.startsWith("create database")).map(line -> line.replaceAll("create database |;", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Arrays.stream(Service.values()).map(Service::database).collect(Collectors.toCollection(TreeSet::new)), made);
        for (var service : Service.values()) {
            assertEquals("deploy/docker/Dockerfile", map(part(service.folder()).get("build")).get("dockerfile"));
            assertEquals(Map.of("SERVICE", service.folder()), map(part(service.folder()).get("build")).get("args"));
        }
        assertTrue(Files.exists(ROOT.resolve("deploy/docker/Dockerfile")));
    }

    @Test
    void a_port_or_a_variable_that_differs_would_be_seen() {
        var other = parts(read("docker-compose.yml").replace("8082", "9082").replace("KEPT_DEMO:", "KEPT_DEMON:"));
        assertFalse(other.get("scheduling-service").get("ports").equals(parts.get("scheduling-service").get("ports")));
        assertFalse(map(other.get("scheduling-service").get("environment")).keySet().equals(environment("scheduling-service").keySet()));
    }

    /// `http://workorder-service:8081` and `http://127.0.0.1:8081` are the same port of the same thing.
    private static String withoutHost(String value) {
        return value.replaceAll("://[\\w.-]+(:\\d+)", "://somewhere$1").replaceAll("postgresql://somewhere:\\d+", "postgresql://somewhere");
    }

    /// With the defaults in place of `${NAME:-default}`.
    private Map<String, String> environment(String part) {
        var environment = new TreeMap<String, String>();
        map(part(part).get("environment")).forEach((name, value) -> environment.put(name,
                String.valueOf(value).replaceAll("^\\$\\{\\w+:-(.*)}$", "$1")));
        return environment;
    }

    private List<?> ports(String part) {
        return (List<?>) part(part).getOrDefault("ports", List.of());
    }

    private Map<String, Object> part(String name) {
        var part = parts.get(name);
        if (part == null)
            throw new AssertionError("docker-compose.yml has no " + name);
        return part;
    }

    private static Map<String, Map<String, Object>> parts(String compose) {
        var parts = new TreeMap<String, Map<String, Object>>();
        map(map(new Yaml().load(compose)).get("services")).forEach((name, part) -> parts.put(name, map(part)));
        return parts;
    }

    private static Map<String, Object> map(Object yaml) {
        var map = new TreeMap<String, Object>();
        ((Map<?, ?>) yaml).forEach((name, value) -> map.put(String.valueOf(name), value));
        return map;
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
