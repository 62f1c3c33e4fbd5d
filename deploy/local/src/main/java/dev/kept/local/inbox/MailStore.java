package dev.kept.local.inbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The caught mails, one `.eml` file each, so that any mail program can open them. Kept between runs. In memory is what lists show;
/// files that came with a mail, and its HTML, are read when somebody opens it.
final class MailStore {

    private static final String ENVELOPE = "X-Envelope-To: ";

    private final Path folder;
    private final Map<String, Mail> mails = new ConcurrentHashMap<>();
    private long last;

    private MailStore(Path folder) {
        this.folder = folder;
    }

    static MailStore in(Path folder) throws IOException {
        var store = new MailStore(Files.createDirectories(folder));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".eml")).toList()) {
                store.load(file);
            }
        }
        return store;
    }

    /// On the disk when this returns: only then may the catcher acknowledge it.
    synchronized void add(List<String> to, byte[] message) throws IOException {
        String id = nextId();
        Path unfinished = folder.resolve(id + ".new");
        byte[] envelope = (ENVELOPE + String.join(",", to) + "\r\n").getBytes(StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            for (var bytes : List.of(ByteBuffer.wrap(envelope), ByteBuffer.wrap(message))) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
        load(Files.move(unfinished, folder.resolve(id + ".eml"), StandardCopyOption.ATOMIC_MOVE));
    }

    List<Mail> newestFirst() {
        return mails.values().stream().sorted(Comparator.comparing(Mail::id).reversed()).toList();
    }

    int count() {
        return mails.size();
    }

    Optional<MailContent> open(String id) throws IOException {
        return mails.containsKey(id) ? Optional.of(read(folder.resolve(id + ".eml"))) : Optional.empty();
    }

    /// Milliseconds, made unique: the order of the names is the order of arrival.
    private String nextId() {
        last = Math.max(last + 1, System.currentTimeMillis());
        return String.valueOf(last);
    }

    private void load(Path file) throws IOException {
        var mail = read(file).mail();
        mails.put(mail.id(), mail);
    }

    private static MailContent read(Path file) throws IOException {
        String id = file.getFileName().toString().replace(".eml", "");
        byte[] bytes = Files.readAllBytes(file);
        int end = indexOfLineEnd(bytes);
        String envelope = new String(bytes, 0, end, StandardCharsets.UTF_8);
        var to = envelope.startsWith(ENVELOPE) ? List.of(envelope.substring(ENVELOPE.length()).strip().split(",")) : List.<String>of();
        return MailParser.parse(id, Instant.ofEpochMilli(Long.parseLong(id)), to, Arrays.copyOfRange(bytes, end, bytes.length));
    }

    private static int indexOfLineEnd(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }
}
