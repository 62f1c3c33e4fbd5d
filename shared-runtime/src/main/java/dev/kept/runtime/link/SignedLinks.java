package dev.kept.runtime.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Links signed with the installation's Ed25519 key. A token is base64url of the signature (64 bytes) and a small JSON array.
@Singleton
public class SignedLinks implements Links {
    private static final int LONGEST = 600;
    private static final int SIGNATURE = 64;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path folder;
    private final Clock clock;
    private volatile @Nullable PrivateKey secret;
    private volatile @Nullable PublicKey shared;

    @Inject
    SignedLinks(@ConfigProperty(name = "kept.data") String data) {
        this(Path.of(data, "keys"), Clock.systemUTC());
    }

    /// With the keys of a folder, read when first needed.
    SignedLinks(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public String sign(Link link) {
        try {
            var content = JSON.writeValueAsBytes(new Object[]{link.purpose(), link.tenant(), link.subject(), link.item(), link.revision(),
                    link.person(), link.expiresAt().getEpochSecond()});
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret());
            signature.update(content);
            var both = Arrays.copyOf(signature.sign(), SIGNATURE + content.length);
            System.arraycopy(content, 0, both, SIGNATURE, content.length);
            var token = Base64.getUrlEncoder().withoutPadding().encodeToString(both);
            if (token.length() > LONGEST)
                throw new IllegalArgumentException("A link would be longer than " + LONGEST + " characters: its ids are too long");
            return token;
        } catch (JsonProcessingException | GeneralSecurityException impossible) {
            throw new IllegalStateException("A link cannot be signed", impossible);
        }
    }

    @Override
    public Optional<Link> open(String token) {
        if (token.length() > LONGEST)
            return Optional.empty();
        try {
            var both = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.US_ASCII));
            if (both.length <= SIGNATURE || !isOurs(both))
                return Optional.empty();
            var link = read(Arrays.copyOfRange(both, SIGNATURE, both.length));
            return link.expiresAt().isAfter(clock.instant()) ? Optional.of(link) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        } catch (IOException | GeneralSecurityException ourFault) {
            throw new IllegalStateException("A link cannot be opened", ourFault);
        }
    }

    private boolean isOurs(byte[] both) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(shared());
        signature.update(both, SIGNATURE, both.length - SIGNATURE);
        try {
            return signature.verify(both, 0, SIGNATURE);
        } catch (java.security.SignatureException _) {
            return false; // bytes that are no signature at all
        }
    }

    private static Link read(byte[] content) throws IOException {
        var values = JSON.readTree(content);
        return new Link(values.get(0).asText(), values.get(1).asText(), values.get(2).asText(), values.get(3).asText(),
                values.get(4).asInt(), values.get(5).asText(), Instant.ofEpochSecond(values.get(6).asLong()));
    }

    private PrivateKey secret() throws GeneralSecurityException {
        var known = secret;
        if (known == null)
            secret = known = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pem("links.pem")));
        return known;
    }

    private PublicKey shared() throws GeneralSecurityException {
        var known = shared;
        if (known == null)
            shared = known = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(pem("links.pub.pem")));
        return known;
    }

    private byte[] pem(String name) {
        try {
            return Base64.getDecoder().decode(Files.readString(folder.resolve(name)).replaceAll("-----[A-Z ]+-----|\\s", ""));
        } catch (IOException missing) {
            throw new UncheckedIOException("The key for signed links cannot be read: " + folder.resolve(name), missing);
        }
    }
}
