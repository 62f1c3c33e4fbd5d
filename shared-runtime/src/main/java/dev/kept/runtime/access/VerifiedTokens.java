package dev.kept.runtime.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;

/// Checks a token's signature once, not with every request that carries it: that was more than half of a command's processor time. What was
/// verified is remembered by the whole token, until it expires, for at most 10,000 tokens; what was refused is not remembered.
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {
    private static final int MOST = 10_000;
    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> verified;

    public VerifiedTokens() {
        this(Ticker.systemTicker());
    }

    VerifiedTokens(Ticker ticker) {
        verified = Caffeine.newBuilder().maximumSize(MOST).ticker(ticker)
                .expireAfter(Expiry.creating((String _, JWTCallerPrincipal principal) -> untilItExpires(principal))).build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        var known = verified.getIfPresent(token);
        if (known != null)
            return known;
        var principal = verifier.parse(token, context);
        verified.put(token, principal);
        return principal;
    }

    private static Duration untilItExpires(JWTCallerPrincipal principal) {
        var left = Duration.between(Instant.now(), Instant.ofEpochSecond(principal.getExpirationTime()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
