package dev.kept.workorder.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.http.RequestFacts;
import dev.kept.workorder.sheet.SheetKind;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The directory from a file, as a spreadsheet writes it: CSV in UTF-8, at most 4 MB and 5,000 rows, separated by commas, semicolons or
/// tabs. The first line names the columns.
@Path("/directory")
public class ImportResource {
    private static final int LARGEST_FILE = 4_000_000;
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(3);
    private final Commands commands;
    private final RequestFacts request;
    private final Imports imports;

    @Inject
    ImportResource(Commands commands, RequestFacts request, Imports imports) {
        this.commands = commands;
        this.request = request;
        this.imports = imports;
    }

    /// What would come of a file: nothing is written. A problem of a row is part of the answer.
    ///
    /// @param kind `customers` or `equipment`
    @POST
    @Path("/import-checks")
    @Consumes("text/csv")
    @Blocking
    @Extension(name = "x-kept-command", value = "false")
    public Imported check(InputStream file, @RestQuery String kind) {
        return imports.check(new Imports.Request(kind(kind), bytes(file), false), officeAsks());
    }

    /// Imports all rows or, where something is wrong with one of them, none: 400 `bad-rows`, with each place that is wrong. A row that is
    /// there already in the same words adds nothing, whichever file it stands in.
    ///
    /// @param kind `customers` or `equipment`
    /// @param keep `all`, or `good`: the rows that are right are imported, and the others are told in the answer
    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @Blocking
    public RestResponse<Imported> run(InputStream file, @RestQuery String kind, @RestQuery @DefaultValue("all") String keep) {
        var asked = officeAsks();
        if (request.ifMatch() != null)
            throw new NotDone(
                    Problem.of(412, "no-version", "An import changes nothing that is there, and so no version can be insisted on."));
        request.idempotencyKey();
        if (!keep.equals("all") && !keep.equals("good"))
            throw NotDone.badRequest("bad-keep", "'keep' is 'all' or 'good', not '" + keep + "'.");
        var wanted = new Imports.Request(kind(kind), bytes(file), keep.equals("good"));
        commands.hashInsteadOfBody(kind + " " + keep + " " + sha256(wanted.file()));
        commands.afterWhatTheCallerSaw().await().atMost(SEEN_WITHIN);
        return RestResponse.status(RestResponse.Status.CREATED, imports.run(wanted, asked, commands.key()));
    }

    private Asked officeAsks() {
        var asked = commands.asked();
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE))
            throw NotDone.forbidden("The office keeps the directory. Ask it to.");
        return asked;
    }

    private static SheetKind kind(@Nullable String kind) {
        return switch (kind) {
            case "customers" -> SheetKind.CUSTOMERS;
            case "equipment" -> SheetKind.EQUIPMENT;
            case null, default -> throw NotDone.badRequest("bad-kind", "'kind' is 'customers' or 'equipment': what the rows are about.");
        };
    }

    private static byte[] bytes(InputStream file) {
        try {
            var bytes = file.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE)
                throw new NotDone(Problem.of(413, "too-large",
                        "A file to be imported has at most 4 MB. Split it, and import one part after the other."));
            return bytes;
        } catch (IOException broken) {
            throw NotDone.badRequest("broken-off", "The file broke off on the way. Send it once more.");
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
