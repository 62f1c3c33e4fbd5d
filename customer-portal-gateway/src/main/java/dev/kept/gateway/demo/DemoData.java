package dev.kept.gateway.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.kept.gateway.account.Account;
import dev.kept.gateway.account.Accounts;
import dev.kept.gateway.account.Sessions;
import dev.kept.gateway.forward.Owner;
import dev.kept.gateway.forward.Owners;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Fills an embedded run with people, places, technicians and parts: through the services' own API, with keys made of what is asked, so
/// that a second start (or a second gateway) changes nothing.
@Singleton
public class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final Duration ACCOUNTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    /// Five minutes: services start one after the other.
    private static final int MOST_TRIES = 300;
    private static final int CHANGED_SINCE = 412;
    private static final String ZONE = "Europe/Dublin";
    private final boolean demo;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Owners owners;
    private final ObjectMapper json;

    @Inject
    DemoData(@ConfigProperty(name = "kept.demo") boolean demo, Accounts accounts, Sessions sessions, Owners owners, ObjectMapper json) {
        this.demo = demo;
        this.accounts = accounts;
        this.sessions = sessions;
        this.owners = owners;
        this.json = json;
    }

    /// One command of the demonstration.
    ///
    /// @param version of what it changes; null: it changes nothing that is there
    record Step(Owner owner, String path, Map<String, Object> body, @Nullable Integer version) {
        Step(Owner owner, String path, Map<String, Object> body) {
            this(owner, path, body, null);
        }
    }

    /// The accounts at once: whoever sees the first page can sign in. The rest when the other services answer.
    void start(@Observes StartupEvent event) {
        if (!demo)
            return;
        people().await().atMost(ACCOUNTS_WITHIN);
        things().subscribe().with(_ -> LOG.info("The demo people, places and parts are there"),
                failure -> LOG.warnf("The demo data is not complete: %s. A restart tries again.", failure.getMessage()));
    }

    private Uni<Void> people() {
        return Multi.createFrom().iterable(DemoPeople.ALL).onItem().transformToUniAndConcatenate(person -> accounts.ensure(
                new Account(person.id(), DemoPeople.TENANT, person.email(), person.name(), person.roles(), person.customerId(), Set.of()),
                DemoPeople.PASSWORD)).collect().asList().replaceWithVoid();
    }

    private Uni<Void> things() {
        return Multi.createFrom().iterable(steps()).onItem().transformToUniAndConcatenate(this::ask).collect().asList().replaceWithVoid();
    }

    private Uni<Integer> ask(Step step) {
        var body = bytes(step.body());
        return Uni.createFrom().deferred(() -> owners.ask(step.owner(), "POST", step.path(), headers(step, body), body)).map(reply -> {
            if (reply.status() >= 500)
                throw new IllegalStateException(step.path() + " answers " + reply.status());
            if (reply.status() == CHANGED_SINCE)
                LOG.debugf("Demo data: %s stays as somebody changed it", step.path());
            else if (reply.status() >= 400)
                LOG.warnf("Demo data: %s was answered %d %s", step.path(), reply.status(),
                        reply.body().toString());
            return reply.status();
        }).onFailure().retry().withBackOff(BETWEEN_TRIES, BETWEEN_TRIES).atMost(MOST_TRIES);
    }

    private Map<String, String> headers(Step step, byte[] body) {
        var key = UUID.nameUUIDFromBytes((step.path() + " " + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        var headers = new HashMap<>(Map.of("Authorization", "Bearer " + sessions.forItself(DemoPeople.TENANT), "Content-Type",
                "application/json", "Idempotency-Key", key.toString()));
        if (step.version() != null)
            headers.put("If-Match", "\"" + step.version() + "\"");
        return headers;
    }

    static List<Step> steps() {
        var steps = new ArrayList<Step>();
        directory(steps);
        for (var face : List.of("TECHNICIAN", "SECOND_TECHNICIAN", "THIRD_TECHNICIAN"))
            steps.add(new Step(Owner.SCHEDULING, "/technicians", Map.of("personId", DemoPeople.withFace(face).id(), "skills", skills(face),
                    "zone", ZONE, "days", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"), "from",
                    "08:00",
                    "to", "18:00")));
        parts(steps);
        return steps;
    }

    private static void directory(List<Step> steps) {
        steps.add(directory("organisations", Map.of("id", DemoPeople.TENANT, "name", "Alder Home Services", "zone", ZONE, "currency", "EUR",
                "email", "office@alder.example", "phone", "+353 1 555 0100")));
        for (var person : DemoPeople.ALL) {
            var body = new HashMap<String, Object>(Map.of("id", person.id(), "name", person.name(), "email", person.email(), "phone",
                    person.phone(), "roles", person.directoryRoles(), "language", "en-IE"));
            if (person.customerId() != null)
                body.put("customerId", person.customerId());
            steps.add(directory("people", body));
        }
        steps.add(directory("customers", Map.of("id", DemoPeople.CUSTOMER_BRENNAN, "name", "Maeve Brennan", "primaryContactId",
                DemoPeople.withFace("CUSTOMER").id(), "billingAddress", "14 Orchard Terrace, Rathmines, Dublin 6")));
        steps.add(directory("sites", Map.of("id", DemoPeople.SITE_ORCHARD_TERRACE, "customerId", DemoPeople.CUSTOMER_BRENNAN, "address",
                "14 Orchard Terrace, Rathmines, Dublin 6", "accessNotes", "Gate code 4812. The dog is friendly.", "zone", ZONE, "latitude",
                53.3219,
                "longitude", -6.2652)));
        var words = new ArrayList<Step>(); // after the kinds themselves: whoever is quick finds all of them
        serviceType(steps, words, "boiler-repair", "Boiler repair", "PT2H", "boiler", "boiler", "heating", "no heat", "hot water",
                "radiator",
                "boiler pressure", "pilot light", "thermostat", "combi", "gas");
        serviceType(steps, words, "plumbing", "Plumbing", "PT1H30M", "plumbing", "tap", "leak", "pipe", "toilet", "sink", "shower",
                "cistern",
                "drip",
                "drain", "blocked", "burst pipe", "water pressure", "flush");
        serviceType(steps, words, "electrical", "Electrical", "PT1H30M", "electrical", "socket", "plug", "fuse", "breaker", "light switch",
                "lights",
                "no power", "wiring", "sparks", "trips");
        serviceType(steps, words, "hvac-maintenance", "Heating and ventilation service", "PT1H", "boiler", "annual service", "yearly check",
                "maintenance", "ventilation", "filter", "fan", "heat pump");
        steps.addAll(words);
    }

    /// Its words are told as a change of the first entry, and only of that one: an installation from before them gets them as well, and what
    /// somebody changed since stays.
    private static void serviceType(List<Step> steps, List<Step> words, String code, String name, String duration, String skill,
            String... keywords) {
        var entry = Map.<String, Object>of("code", code, "name", name, "expectedDuration", duration, "skills", List.of(skill));
        steps.add(directory("service-types", entry));
        var named = new HashMap<>(entry);
        named.put("keywords", List.of(keywords));
        words.add(new Step(Owner.WORKORDER, "/directory/service-types/" + code + "/change", named, 0));
    }

    private static void parts(List<Step> steps) {
        part(steps, 31, "EV-8L", "Expansion vessel, 8 l", "pcs", 4_200, 4);
        part(steps, 32, "PRV-3B", "Pressure relief valve, 3 bar", "pcs", 1_850, 6);
        part(steps, 33, "CU-15", "Copper pipe, 15 mm", "m", 690, 30);
        part(steps, 34, "RCBO-20", "Circuit breaker, 20 A", "pcs", 2_400, 5);
    }

    private static void part(List<Step> steps, int number, String code, String name, String unit, long cost, int inVan) {
        var id = "0198c7f0-0000-7000-8000-0000000000" + number;
        steps.add(new Step(Owner.INVENTORY, "/parts",
                Map.of("id", id, "number", code, "name", name, "unit", unit, "unitCost", Map.of("minor", cost, "currency", "EUR"))));
        for (var location : List.of("van-" + DemoPeople.withFace("TECHNICIAN").id(), "store"))
            steps.add(new Step(Owner.INVENTORY, "/stock/" + id + "@" + location + "/receive",
                    Map.of("quantity", Map.of("amount", location.equals("store") ? inVan * 5 : inVan, "unit", unit))));
    }

    private static List<String> skills(String face) {
        return switch (face) {
            case "TECHNICIAN" -> List.of("boiler", "plumbing");
            case "SECOND_TECHNICIAN" -> List.of("boiler", "electrical");
            default -> List.of("plumbing", "electrical");
        };
    }

    private static Step directory(String kind, Map<String, Object> body) {
        return new Step(Owner.WORKORDER, "/directory/" + kind, body);
    }

    /// The same bytes at every start, so that the key and its hash fit.
    private byte[] bytes(Map<String, Object> body) {
        try {
            return json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
