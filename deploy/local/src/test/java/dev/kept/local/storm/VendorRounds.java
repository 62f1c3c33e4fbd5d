package dev.kept.local.storm;

import dev.kept.local.Api;
import dev.kept.local.CloudEvents;
import dev.kept.local.PolicyRules;
import dev.kept.local.RunningSystem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// Work that is offered to vendors, several orders at a time.
final class VendorRounds {
    private static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
    private final RunningSystem kept;
    private final Insistence people;
    private final Map<String, String> addresses;
    private final String kind = "drain-" + UUID.randomUUID();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    VendorRounds(RunningSystem kept) {
        this.kept = kept;
        var nobody = Api.anonymous(kept.gateway());
        var password = nobody.demoPerson("TECHNICIAN").path("password").asText();
        this.people = new Insistence(who -> who.contains("@") ? nobody.signIn(who, password) : kept.signedIn(who));
        var office = kept.signedIn("OFFICE");
        this.addresses = StreamSupport.stream(office.get("/people").ok().path("items").spliterator(), false)
                .collect(Collectors.toMap(person -> person.path("id").asText(), person -> person.path("email").asText()));
        office.post("/directory/service-types",
                Map.of("code", kind, "name", "Blocked drain", "expectedDuration", "PT1H", "skills", List.of())).ok();
        PolicyRules.forKind(office, kind, "vendor-and-owner");
    }

    /// Nobody has asked for anything yet. Each will suit on a day of its own, so that nobody takes another one's time.
    List<Round> next(int many) {
        return IntStream.range(0, many)
                .mapToObj(day -> new Round(people, addresses, kind, () -> LocalDate.ofInstant(kept.now(), ZONE).plusDays(1 + day)))
                .toList();
    }

    void together(Collection<Round> rounds, Consumer<Round> what) {
        started(rounds, what).join();
    }

    CompletableFuture<Void> started(Collection<Round> rounds, Consumer<Round> what) {
        return CompletableFuture.allOf(rounds.stream().map(round -> CompletableFuture.runAsync(() -> what.accept(round), threads))
                .toArray(CompletableFuture<?>[]::new));
    }

    /// Everything that speaks against these rounds, once nothing happens any more.
    Map<RoundClaim, List<String>> against(List<Round> rounds) {
        kept.quiet();
        var kafka = kept.run().addresses().kafka();
        var orders = CloudEvents.all(kafka, "kept.workorder");
        var scheduling = CloudEvents.all(kafka, "kept.scheduling");
        var mails = kept.mails().newest(10_000);
        var all = new EnumMap<RoundClaim, List<String>>(RoundClaim.class);
        for (var round : rounds)
            RoundEvidence.gather(round.ended(), orders, scheduling, mails, addresses)
                    .forEach((claim, findings) -> all.computeIfAbsent(claim, _ -> new ArrayList<>()).addAll(findings));
        return all;
    }
}
