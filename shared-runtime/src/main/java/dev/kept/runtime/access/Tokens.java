package dev.kept.runtime.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.decision.Caller.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Mints access tokens (ES256) with the installation's private key: the gateway's business, and that of tests.
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final PrivateKey key;

    private Tokens(PrivateKey key) {
        this.key = key;
    }

    /// Whom a token speaks for.
    ///
    /// @param customerId the customer that a portal user acts for
    /// @param formerly customers that were merged into that one
    /// @param link set for a link's holder
    public record Holder(String tenant, String id, String name, Set<Role> roles, @Nullable String customerId, Set<String> formerly,
            @Nullable String onBehalfOf, Callers.@Nullable LinkClaim link) {
        public Holder(String tenant, String id, String name, Set<Role> roles, @Nullable String customerId, @Nullable String onBehalfOf,
                Callers.@Nullable LinkClaim link) {
            this(tenant, id, name, roles, customerId, Set.of(), onBehalfOf, link);
        }

        public static Holder of(String tenant, String id, String name, @Nullable String customerId, Role... roles) {
            return new Holder(tenant, id, name, Set.of(roles), customerId, null, null);
        }
    }

    /// With the key `tokens.pem` of a folder (PKCS8); fails with a sentence where there is none.
    public static Tokens signingWith(Path folder) {
        var file = folder.resolve("tokens.pem");
        try {
            var body = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            return new Tokens(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body))));
        } catch (IOException missing) {
            throw new UncheckedIOException("The private key for access tokens cannot be read: " + file, missing);
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new IllegalStateException(file + " holds no EC private key in PKCS8 form", wrong);
        }
    }

    /// A token that is good for a while of the system clock, whatever Kept's own clock says.
    public String mint(Holder holder, Duration validFor) {
        return mint(holder, Instant.now(), validFor);
    }

    String mint(Holder holder, Instant issuedAt, Duration validFor) {
        var claims = new LinkedHashMap<String, Object>(Map.of("iss", "kept", "sub", holder.id(), "upn", holder.id(), "name", holder.name(),
                "tenant", holder.tenant(), "groups", List.copyOf(holder.roles()), "iat", issuedAt.getEpochSecond(), "exp",
                issuedAt.plus(validFor).getEpochSecond(), "jti", UUID.randomUUID().toString()));
        if (holder.customerId() != null)
            claims.put("org", holder.customerId());
        if (!holder.formerly().isEmpty())
            claims.put("formerly", holder.formerly());
        if (holder.onBehalfOf() != null)
            claims.put("onBehalfOf", holder.onBehalfOf());
        if (holder.link() != null)
            claims.put("link", holder.link());
        return signed(claims);
    }

    private String signed(Map<String, Object> claims) {
        try {
            var content = encode(JSON.writeValueAsBytes(Map.of("alg", "ES256", "typ", "JWT"))) + "."
                    + encode(JSON.writeValueAsBytes(claims));
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encode(signature.sign());
        } catch (JsonProcessingException | GeneralSecurityException impossible) {
            throw new IllegalStateException("A token cannot be signed", impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
