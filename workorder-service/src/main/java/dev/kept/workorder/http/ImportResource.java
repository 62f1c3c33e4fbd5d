package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.DIRECTORY;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.sheet.Imported;
import dev.kept.runtime.sheet.Imports;
import dev.kept.runtime.sheet.SentFile;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryEntry;
import dev.kept.workorder.sheet.DirectorySheet;
import dev.kept.workorder.view.DirectoryLookup;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The directory from a file. See [SentFile].
@Path("/directory")
@Singleton
public class ImportResource {
    private final Commands commands;
    private final SentFile sent;
    private final DirectoryLookup directory;
    private final Imports<DirectoryCommand, DirectoryEntry> imports;

    @Inject
    ImportResource(Commands commands, SentFile sent, DirectoryLookup directory, EventLog log) {
        this.commands = commands;
        this.sent = sent;
        this.directory = directory;
        this.imports = new Imports<>(DIRECTORY, log);
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
        var asked = officeAsks();
        return imports.check(kind(kind), sent.bytes(file), asked);
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
        var toImport = sent.toImport(file, String.valueOf(kind), keep);
        return RestResponse.status(RestResponse.Status.CREATED, imports.run(kind(kind), toImport, asked));
    }

    private Asked officeAsks() {
        var asked = commands.asked();
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE))
            throw NotDone.forbidden("The office keeps the directory. Ask it to.");
        return asked;
    }

    private DirectorySheet kind(@Nullable String kind) {
        return switch (kind) {
            case "customers" -> new CustomerSheet(directory);
            case "equipment" -> new EquipmentSheet(directory);
            case null, default -> throw NotDone.badRequest("bad-kind", "'kind' is 'customers' or 'equipment': what the rows are about.");
        };
    }
}
