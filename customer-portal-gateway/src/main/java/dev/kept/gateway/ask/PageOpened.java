package dev.kept.gateway.ask;

import dev.kept.runtime.http.NotDone;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// When a form's page was opened, told to the page in letters that only this installation can write, and told back with what is sent: nobody
/// fills in a form in less than three seconds, and programs do. By the system clock.
@Singleton
class PageOpened {
    static final Duration SHORTEST = Duration.ofSeconds(3);
    /// A page that was left open over night is still good.
    static final Duration LONGEST = Duration.ofHours(24);
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] LABEL = {'a', 's', 'k', 1};
    private final Path keys;
    private final Clock clock;
    private volatile @Nullable SecretKeySpec key;

    @Inject
    PageOpened(@ConfigProperty(name = "kept.data") String data) {
        this(Path.of(data, "keys"), Clock.systemUTC());
    }

    PageOpened(Path keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// For a page that is opened now, with this form.
    String now(String form) {
        return written(form, clock.instant().toEpochMilli());
    }

    /// Ends with 400 where it is not ours, or of another form, or too young, or too old.
    void require(String form, String written) {
        long at = read(form, written);
        var past = Duration.between(Instant.ofEpochMilli(at), clock.instant());
        if (past.compareTo(SHORTEST) < 0)
            throw NotDone.badRequest("too-quick", "That was quick. Look once more at what you wrote, then send it again.");
        if (past.compareTo(LONGEST) > 0)
            throw NotDone.badRequest("page-too-old",
                    "This page has been open for more than a day. Copy what you wrote, and load it again.");
    }

    private long read(String form, String written) {
        try {
            var bytes = Base64.getUrlDecoder().decode(written);
            if (bytes.length > Long.BYTES) {
                long at = ByteBuffer.wrap(bytes).getLong();
                if (MessageDigest.isEqual(bytes, Base64.getUrlDecoder().decode(written(form, at))))
                    return at;
            }
        } catch (IllegalArgumentException _) {
            // answered below
        }
        throw NotDone.badRequest("page-not-opened", "Open the page of the form first, and send what it was given as 'opened'.");
    }

    private String written(String form, long at) {
        var time = ByteBuffer.allocate(Long.BYTES).putLong(at).array();
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            mac.update(time);
            var proof = mac.doFinal(form.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(ByteBuffer.allocate(time.length + proof.length).put(time).put(proof).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Made of the key for access tokens, so that every process of the installation has the same, also after a start.
    private SecretKeySpec key() throws GeneralSecurityException {
        var known = key;
        if (known == null) {
            try {
                var secret = Files.readAllBytes(keys.resolve("tokens.pem"));
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(LABEL);
                key = known = new SecretKeySpec(digest.digest(secret), ALGORITHM);
                Arrays.fill(secret, (byte) 0);
            } catch (IOException missing) {
                throw new UncheckedIOException("The private key for access tokens cannot be read", missing);
            }
        }
        return known;
    }
}
