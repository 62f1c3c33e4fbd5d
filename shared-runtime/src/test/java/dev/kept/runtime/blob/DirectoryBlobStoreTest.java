package dev.kept.runtime.blob;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.FileRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files come whole or not at all, and few are in memory at once.
class DirectoryBlobStoreTest {
    private static final String TENANT = "acme";
    private static final String PDF = "application/pdf";
    @TempDir
    Path folder;

    @Test
    void a_file_has_the_size_that_its_name_says_and_an_unknown_one_none() {
        var store = new DirectoryBlobStore(folder);
        var file = store.put(TENANT, PDF, "plan.pdf", "order", pdf(5_000)).await().indefinitely();
        assertEquals(OptionalLong.of(5_000), size(store, TENANT, file.sha256()));
        assertEquals(OptionalLong.empty(), size(store, TENANT, "0".repeat(64)));
        assertEquals(OptionalLong.empty(), size(store, "another", file.sha256()));
        assertEquals(OptionalLong.empty(), size(store, TENANT, "../" + file.sha256()));
    }

    @Test
    void what_comes_in_a_stream_is_the_same_as_what_comes_at_once_and_lies_where_it_is_located() throws Exception {
        var store = new DirectoryBlobStore(folder);
        var content = pdf(300_000);
        var file = received(store, new ByteArrayInputStream(content));
        assertEquals(store.put(TENANT, PDF, "plan.pdf", "order", content).await().indefinitely(), file);
        assertArrayEquals(content, store.get(TENANT, file.sha256()).await().indefinitely());
        assertArrayEquals(content, Files.readAllBytes(store.locate(TENANT, file.sha256()).await().indefinitely()));
        var missing = assertThrows(CompletionException.class,
                () -> store.locate(TENANT, "0".repeat(64)).subscribeAsCompletionStage().join());
        assertEquals(NoSuchFileException.class, missing.getCause().getClass());
        assertEquals(List.of(file.sha256()), kept());
    }

    @Test
    void nothing_stays_of_what_broke_off_or_was_refused() throws Exception {
        var store = new DirectoryBlobStore(folder);
        assertThrows(UncheckedIOException.class,
                () -> received(store, new SequenceInputStream(new ByteArrayInputStream(pdf(10_000)), new BrokenOff())));
        var large = assertThrows(NotKept.class,
                () -> received(store, new ByteArrayInputStream(pdf(DirectoryBlobStore.LARGEST + 1))));
        assertEquals(NotKept.Reason.TOO_LARGE, large.reason());
        var other = assertThrows(NotKept.class, () -> received(store, new ByteArrayInputStream("<html>".getBytes(StandardCharsets.UTF_8))));
        assertEquals(NotKept.Reason.NOT_WHAT_IT_SAYS, other.reason());
        assertEquals(List.of(), kept());
    }

    @Test
    void those_that_are_too_many_at_once_are_told_to_come_again() {
        var store = new DirectoryBlobStore(folder);
        var content = pdf(2_000_000);
        var all = IntStream.range(0, 300)
                .mapToObj(i -> store.put(TENANT, PDF, "plan.pdf", "order", content).subscribeAsCompletionStage()).toList();
        var reasons = all.stream().map(DirectoryBlobStoreTest::refusal).toList();
        long busy = reasons.stream().filter("BUSY"::equals).count();
        long taken = reasons.stream().filter("none"::equals).count();
        assertEquals(300, busy + taken, reasons.toString());
        assertTrue(busy > 0, "300 at once are too many");
        assertTrue(taken >= 52, "two at once and fifty that wait are not: " + taken);
        assertEquals(2_000_000, store.put(TENANT, PDF, "plan.pdf", "order", content).await().indefinitely().bytes());
    }

    @Test
    void a_webp_is_kept_without_its_place_and_its_head_says_so() {
        var store = new DirectoryBlobStore(folder);
        var picture = chunk("VP8 ", new byte[]{0, 0, 0, 0, 0, 0, 40, 0, 30, 0, 7});
        var sent = webp(chunk("VP8X", new byte[]{0x1C, 0, 0, 0, 39, 0, 0, 29, 0, 0}), picture,
                chunk("EXIF", "GPS 53.3219N".getBytes(StandardCharsets.UTF_8)), chunk("XMP ", "there".getBytes(StandardCharsets.UTF_8)));
        var file = store.put(TENANT, "image/webp", "tap.webp", "order", sent).await().indefinitely();
        assertArrayEquals(webp(chunk("VP8X", new byte[]{0x10, 0, 0, 0, 39, 0, 0, 29, 0, 0}), picture),
                store.get(TENANT, file.sha256()).await().indefinitely());

        var endless = sent.clone();
        ByteBuffer.wrap(endless).order(ByteOrder.LITTLE_ENDIAN).putInt(34, Integer.MAX_VALUE);
        assertThrows(NotKept.class, () -> store.put(TENANT, "image/webp", "endless.webp", "order", endless).await().indefinitely());
    }

    private static FileRef received(BlobStore store, InputStream content) {
        return store.receive(TENANT, PDF, "plan.pdf", "order", content).await().indefinitely();
    }

    private static OptionalLong size(BlobStore store, String tenant, String sha256) {
        return store.size(tenant, sha256).await().indefinitely();
    }

    private static String refusal(CompletableFuture<FileRef> result) {
        try {
            result.join();
            return "none";
        } catch (CompletionException refused) {
            return refused.getCause() instanceof NotKept notKept ? notKept.reason().name() : String.valueOf(refused.getCause());
        }
    }

    /// The names of all files that are there.
    private List<String> kept() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] pdf(int bytes) {
        return Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static byte[] webp(byte[]... chunks) {
        int length = Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
        var out = ByteBuffer.allocate(12 + length).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + length).put("WEBP".getBytes(StandardCharsets.US_ASCII));
        for (var chunk : chunks)
            out.put(chunk);
        return out.array();
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + (content.length & 1)).order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII)).putInt(content.length).put(content).array();
    }

    /// A connection that ends in the middle.
    private static final class BrokenOff extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Connection reset");
        }
    }
}
