package dev.kept.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// The keys of an installation, as PEM files in a folder: `tokens.pem` and `tokens.pub.pem` (ES256, access tokens), `links.pem` and
/// `links.pub.pem` (Ed25519, signed links). The private ones are the owner's alone to read.
public final class Keys {
    private static final int LINE = 64;

    private Keys() {}

    /// Makes what is not there yet and leaves alone what is. Several processes may call it at once (a file lock), and it may be killed at
    /// any point: the private key is put in place last, and a pair without it is made anew.
    public static void ensure(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            var ec = KeyPairGenerator.getInstance("EC");
            ec.initialize(new ECGenParameterSpec("secp256r1"));
            ensure(folder, "tokens", ec);
            ensure(folder, "links", KeyPairGenerator.getInstance("Ed25519"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK cannot make keys", impossible);
        }
    }

    private static synchronized void ensure(Path folder, String name, KeyPairGenerator generator) throws IOException {
        var secret = folder.resolve(name + ".pem");
        var shared = folder.resolve(name + ".pub.pem");
        if (Files.exists(secret) && Files.exists(shared))
            return;
        try (var lockFile = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var _ = lockFile.lock()) {
            if (Files.exists(secret) && Files.exists(shared))
                return;
            KeyPair pair = generator.generateKeyPair();
            write(shared, "PUBLIC KEY", pair.getPublic().getEncoded(), "rw-r--r--");
            write(secret, "PRIVATE KEY", pair.getPrivate().getEncoded(), "rw-------");
        }
    }

    private static void write(Path file, String kind, byte[] content, String permissions) throws IOException {
        var pem = "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(LINE, new byte[]{'\n'}).encodeToString(content) + "\n-----END "
                + kind + "-----\n";
        var temporary = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            if (Files.getFileStore(temporary).supportsFileAttributeView("posix"))
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
            Files.writeString(temporary, pem);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
