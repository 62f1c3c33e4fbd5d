package dev.kept.runtime.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kept.decision.Caller.Role;
import dev.kept.embedded.Keys;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedTokensTest {
    private final VerifiedTokens tokens = new VerifiedTokens();
    private final JWTAuthContextInfo context = new JWTAuthContextInfo();

    @TempDir
    Path folder;

    @BeforeEach
    void key() throws Exception {
        Keys.ensure(folder);
        var pem = Files.readString(folder.resolve("tokens.pub.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        context.setPublicVerificationKey(
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
        context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        context.setIssuedBy("kept");
        context.setClockSkew(0);
    }

    @Test
    void a_token_that_was_good_is_refused_when_it_has_expired() throws Exception {
        var token = minted(Duration.ofSeconds(2));
        var known = tokens.parse(token, context);
        assertEquals("aoife", known.getSubject());
        assertSame(known, tokens.parse(token, context));
        Thread.sleep(2_100);
        assertThrows(ParseException.class, () -> tokens.parse(token, context));
    }

    @Test
    void what_only_looks_like_a_verified_token_is_verified_itself() throws Exception {
        var token = minted(Duration.ofMinutes(5));
        tokens.parse(token, context);
        var forged = token.substring(0, token.length() - 6) + "AAAAAA";
        for (int again = 0; again < 2; again++)
            assertThrows(ParseException.class, () -> tokens.parse(forged, context));
    }

    private String minted(Duration validFor) {
        return Tokens.signingWith(folder).mint(Tokens.Holder.of("acme", "aoife", "Aoife", null, Role.OFFICE), validFor);
    }
}
