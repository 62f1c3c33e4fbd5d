package dev.kept.local.badinput;

import dev.kept.decision.Caller.Role;
import dev.kept.embedded.Keys;
import dev.kept.local.Api;
import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.access.Tokens.Holder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The demo people, and others who have no business here, each with a token that is signed with the run's own key.
final class People {
    static final String BRENNANS = "0198c7f0-0000-7000-8000-000000000010";
    private static final String TENANT = "alder";
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private final Tokens tokens;
    private final Tokens forger;
    private final String gateway;
    final Person maeve;
    final Person aoife;
    final Person tomasz;
    final Person niamh;
    final Person sean;
    final Person declan;
    final Person liam;
    /// A customer, too, but another.
    final Person nora;
    /// Somebody without an account, who comes by a link.
    final Person nobody;

    People(RunningSystem kept) {
        gateway = kept.gateway();
        tokens = Tokens.signingWith(Path.of(Objects.requireNonNull(kept.run().environment(Service.GATEWAY).get("KEPT_DATA")), "keys"));
        forger = Tokens.signingWith(otherKeys());
        maeve = person(TENANT, demo(1), BRENNANS, Role.CUSTOMER);
        aoife = person(TENANT, demo(2), null, Role.OFFICE);
        tomasz = person(TENANT, demo(3), null, Role.TECHNICIAN);
        niamh = person(TENANT, demo(4), null, Role.ACCOUNTANT);
        sean = person(TENANT, demo(5), null, Role.OPERATOR);
        declan = person(TENANT, demo(6), BRENNANS, Role.CUSTOMER);
        liam = person(TENANT, demo(8), null, Role.TECHNICIAN);
        nora = person(TENANT, UUID.randomUUID().toString(), UUID.randomUUID().toString(), Role.CUSTOMER);
        nobody = new Person(nora.holder(), Api.anonymous(gateway));
    }

    /// Somebody who asks.
    record Person(Holder holder, Api api) {
        String id() {
            return holder.id();
        }
    }

    /// The same person at another firm.
    Person elsewhere(Person person) {
        var it = person.holder();
        return person("birch", it.id(), it.customerId(), it.roles().toArray(Role[]::new));
    }

    /// The person with a token that was good until ten minutes ago.
    Api tooLate(Person person) {
        return api(tokens.mint(person.holder(), Duration.ofMinutes(-10)));
    }

    /// The person with a token that somebody else has signed.
    Api forged(Person person) {
        return api(forger.mint(person.holder(), GOOD_FOR));
    }

    private Person person(String tenant, String id, @Nullable String customer, Role... roles) {
        var holder = Holder.of(tenant, id, "", customer, roles);
        return new Person(holder, api(tokens.mint(holder, GOOD_FOR)));
    }

    private Api api(String token) {
        return Api.anonymous(gateway).with(token);
    }

    private static String demo(int number) {
        return "0198c7f0-0000-7000-8000-00000000000" + number;
    }

    private static Path otherKeys() {
        try {
            var folder = Files.createTempDirectory("keys");
            Keys.ensure(folder);
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
