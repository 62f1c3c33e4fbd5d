package dev.kept.gateway.account;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Browsers' sessions (14 days) and the tokens (10 minutes) that they are exchanged for. Both live by the system clock. The database
/// knows a session by its hash alone.
@Singleton
public class Sessions {
    public static final Duration LASTS = Duration.ofDays(14);
    public static final Duration TOKEN_LASTS = Duration.ofMinutes(10);
    private static final Duration LINK_TOKEN_LASTS = Duration.ofMinutes(5);
    private static final Duration SERVICE_TOKEN_LASTS = Duration.ofMinutes(5);
    /// A session that was ended elsewhere is noticed within this time.
    private static final Duration CACHED = Duration.ofSeconds(30);
    private static final int MOST_CACHED = 10_000;
    private static final int RANDOM_BYTES = 32;
    private final SecureRandom random = new SecureRandom();
    private final Accounts accounts;
    private final Pool pool;
    private final Path keys;
    private volatile @Nullable Tokens tokens;
    private final Map<String, Cached> cache = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cached> eldest) {
            return size() > MOST_CACHED;
        }
    };

    private record Cached(Token token, long sinceNanos) {}

    /// An access token and its end.
    public record Token(Account account, String value, Instant expiresAt) {}

    @Inject
    Sessions(Accounts accounts, Pool pool, @ConfigProperty(name = "kept.data") String data) {
        this.accounts = accounts;
        this.pool = pool;
        this.keys = Path.of(data, "keys");
    }

    /// Begins a session; the answer is the cookie's value.
    Uni<String> begin(Account account) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var session = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery("delete from session where expires_at < $1").execute(Tuple.of(now))
                .chain(() -> pool.preparedQuery("insert into session values ($1, $2, $3)")
                        .execute(Tuple.of(hash(session), account.id(), now.plus(LASTS))))
                .replaceWith(session);
    }

    Uni<Void> end(String session) {
        synchronized (cache) {
            cache.remove(hash(session));
        }
        return pool.preparedQuery("delete from session where id_hash = $1").execute(Tuple.of(hash(session))).replaceWithVoid();
    }

    /// A token for the session's account; empty when the session has ended.
    public Uni<Optional<Token>> token(String session) {
        if (session.length() > 100)
            return Uni.createFrom().item(Optional.empty());
        var idHash = hash(session);
        synchronized (cache) {
            var cached = cache.get(idHash);
            if (cached != null && System.nanoTime() - cached.sinceNanos() < CACHED.toNanos())
                return Uni.createFrom().item(Optional.of(cached.token()));
        }
        return accounts.ofSession(idHash, Instant.now()).map(found -> found.map(this::mint)).invoke(found -> found.ifPresent(token -> {
            synchronized (cache) {
                cache.put(idHash, new Cached(token, System.nanoTime()));
            }
        }));
    }

    Token mint(Account account) {
        var expiresAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(TOKEN_LASTS);
        return new Token(account, tokens().mint(account.holder(), TOKEN_LASTS), expiresAt);
    }

    /// For the holder of a link: good for the link's one thing, and never given out.
    public String forLink(Links.Link link) {
        return tokens().mint(new Tokens.Holder(link.tenant(), link.person(), "", Set.of(Role.LINK), null, null,
                new Callers.LinkClaim(link.purpose(), link.subject(), link.item(), link.revision())), LINK_TOKEN_LASTS);
    }

    /// For the gateway's own requests.
    public String forItself(String tenant) {
        return tokens().mint(Tokens.Holder.of(tenant, "gateway", "Gateway", null, Role.SERVICE), SERVICE_TOKEN_LASTS);
    }

    private Tokens tokens() {
        var known = tokens;
        if (known == null)
            tokens = known = Tokens.signingWith(keys);
        return known;
    }

    private static String hash(String session) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
