package dev.kept.workorder.pdf;

import dev.kept.runtime.blob.BlobStore;
import dev.kept.workorder.view.OrderReading;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A signature as a template can print it. Small PNGs, as signature pads make them: a larger picture would fill the service's memory when
/// it is decoded, and stays beside the order alone.
public final class SignaturePicture {
    private static final int LARGEST_BYTES = 300_000;
    private static final long MOST_PIXELS = 2_000_000;
    private static final int WIDTH_AT = 16;
    private static final int HEIGHT_AT = 20;

    private SignaturePicture() {}

    /// A data URI; empty where there is none to print.
    public static Uni<String> of(BlobStore blobs, String tenant, OrderReading.@Nullable Signature signature) {
        if (signature == null || !signature.image().contentType().equals("image/png") || signature.image().bytes() > LARGEST_BYTES)
            return Uni.createFrom().item("");
        return blobs.get(tenant, signature.image().sha256()).map(SignaturePicture::uri).onFailure(NoSuchFileException.class)
                .recoverWithItem("");
    }

    private static String uri(byte[] png) {
        var header = ByteBuffer.wrap(png);
        if (png.length <= HEIGHT_AT + 4 || (header.getInt(WIDTH_AT) & 0xFFFFFFFFL) * (header.getInt(HEIGHT_AT) & 0xFFFFFFFFL) > MOST_PIXELS)
            return "";
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
