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
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedTokensTest {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private final AtomicLong passed = new AtomicLong();
    private final VerifiedTokens tokens = new VerifiedTokens(passed::get);
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
    void a_token_is_remembered_as_long_as_it_is_good_and_no_longer() throws Exception {
        var token = minted(GOOD_FOR);
        var known = tokens.parse(token, context);
        assertEquals("aoife", known.getSubject());
        passed.set(GOOD_FOR.minusMinutes(1).toNanos());
        assertSame(known, tokens.parse(token, context));
        passed.set(GOOD_FOR.toNanos());
        context.setPublicVerificationKey(anotherKey());
        assertThrows(ParseException.class, () -> tokens.parse(token, context), "it was verified again, and now by another key");
    }

    @Test
    void what_only_looks_like_a_verified_token_is_verified_itself() throws Exception {
        var token = minted(GOOD_FOR);
        tokens.parse(token, context);
        var forged = token.substring(0, token.length() - 6) + "AAAAAA";
        for (int again = 0; again < 2; again++)
            assertThrows(ParseException.class, () -> tokens.parse(forged, context));
    }

    private static PublicKey anotherKey() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        return keys.generateKeyPair().getPublic();
    }

    private String minted(Duration validFor) {
        return Tokens.signingWith(folder).mint(Tokens.Holder.of("acme", "aoife", "Aoife", null, Role.OFFICE), validFor);
    }
}
