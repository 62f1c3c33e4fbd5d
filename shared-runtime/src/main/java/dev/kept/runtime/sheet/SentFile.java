package dev.kept.runtime.sheet;

import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.http.RequestFacts;
import dev.kept.runtime.log.Submission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// The file that the current request brings, as a spreadsheet writes it: CSV in UTF-8, at most 4 MB and 5,000 rows, separated by commas,
/// semicolons or tabs. The first line names the columns.
@RequestScoped
public class SentFile {
    private static final int LARGEST = 4_000_000;
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(3);
    private final Commands commands;
    private final RequestFacts request;

    @Inject
    SentFile(Commands commands, RequestFacts request) {
        this.commands = commands;
        this.request = request;
    }

    /// @param keepsGood true: where rows are wrong, the others are imported all the same
    /// @param key of the whole
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record ToImport(byte[] file, boolean keepsGood, Submission.Key key) {}

    /// To be looked at. 413 `too-large`.
    public byte[] bytes(InputStream file) {
        try {
            var bytes = file.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST)
                throw new NotDone(Problem.of(413, "too-large",
                        "A file to be imported has at most 4 MB. Split it, and import one part after the other."));
            return bytes;
        } catch (IOException broken) {
            throw NotDone.badRequest("broken-off", "The file broke off on the way. Send it once more.");
        }
    }

    /// To be imported. Waits, on this thread, for the fact that the caller saw.
    ///
    /// @param kind what its rows are about
    /// @param keep `all` or `good`
    public ToImport toImport(InputStream file, String kind, String keep) {
        if (request.ifMatch() != null)
            throw new NotDone(
                    Problem.of(412, "no-version", "An import changes nothing that is there, and so no version can be insisted on."));
        request.idempotencyKey();
        if (!keep.equals("all") && !keep.equals("good"))
            throw NotDone.badRequest("bad-keep", "'keep' is 'all' or 'good', not '" + keep + "'.");
        var bytes = bytes(file);
        commands.hashInsteadOfBody(kind + " " + keep + " " + sha256(bytes));
        commands.afterWhatTheCallerSaw().await().atMost(SEEN_WITHIN);
        return new ToImport(bytes, keep.equals("good"), commands.key());
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
