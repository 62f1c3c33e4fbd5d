package dev.kept.scheduling.http;

import static dev.kept.scheduling.Streams.TECHNICIANS;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.sheet.Imported;
import dev.kept.runtime.sheet.Imports;
import dev.kept.runtime.sheet.SentFile;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.TechnicianCommand;
import dev.kept.scheduling.view.TechnicianLookup;
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

/// Technicians from a file. See [SentFile].
@Path("/technicians")
@Singleton
public class TechnicianImportResource {
    private final Commands commands;
    private final SentFile sent;
    private final TechnicianSheet technicians;
    private final Imports<TechnicianCommand, Technician> imports;

    @Inject
    TechnicianImportResource(Commands commands, SentFile sent, TechnicianLookup lookup, EventLog log) {
        this.commands = commands;
        this.sent = sent;
        this.technicians = new TechnicianSheet(lookup);
        this.imports = new Imports<>(TECHNICIANS, log);
    }

    /// What would come of a file: nothing is written. A problem of a row is part of the answer.
    @POST
    @Path("/import-checks")
    @Consumes("text/csv")
    @Blocking
    @Extension(name = "x-kept-command", value = "false")
    public Imported check(InputStream file) {
        var asked = officeAsks();
        return imports.check(technicians, sent.bytes(file), asked);
    }

    /// Imports all rows or, where something is wrong with one of them, none: 400 `bad-rows`, with each place that is wrong. A technician who
    /// is there already and works so adds nothing.
    ///
    /// @param keep `all`, or `good`: the rows that are right are imported, and the others are told in the answer
    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @Blocking
    public RestResponse<Imported> run(InputStream file, @RestQuery @DefaultValue("all") String keep) {
        var asked = officeAsks();
        return RestResponse.status(RestResponse.Status.CREATED,
                imports.run(technicians, sent.toImport(file, "technicians", keep), asked));
    }

    private Asked officeAsks() {
        var asked = commands.asked();
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE))
            throw NotDone.forbidden("Only the office says who can be booked, and when. Ask it to.");
        return asked;
    }
}
