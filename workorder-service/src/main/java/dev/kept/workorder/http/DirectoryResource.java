package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.DIRECTORY;

import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.Change;
import dev.kept.workorder.domain.DirectoryCommand.DefineServiceType;
import dev.kept.workorder.domain.DirectoryCommand.MergeCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterAsset;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterOrganisation;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.store.CustomersOwn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// People, places and kinds of work. An `id` is a UUIDv7 made by the client; the service makes one where it is absent. The same again,
/// with the same id, changes nothing; what is to read otherwise is changed, whole.
@Path("/directory")
public class DirectoryResource {
    private final Commands commands;
    private final EventLog log;
    private final Pool pool;

    @Inject
    DirectoryResource(Commands commands, EventLog log, Pool pool) {
        this.commands = commands;
        this.log = log;
        this.pool = pool;
    }

    /// @param id the tenant's own, or absent
    /// @param zone IANA name
    /// @param currency three capital letters
    public record NewOrganisation(@Nullable @Size(max = 100) String id, @Size(max = 200) String name, @Size(max = 100) String zone,
            @Size(max = 3) String currency, @Size(max = 254) String email, @Size(max = 40) String phone) {}

    /// @param customerId for whom the person acts; absent for the tenant's own people
    /// @param roles of CUSTOMER, APPROVER, OFFICE, TECHNICIAN, ACCOUNTANT, OPERATOR; OCCUPANT alone for who asked through a public form
    /// @param language BCP 47 tag
    public record NewPerson(@Nullable @Size(max = 100) String id, @Size(max = 200) String name, @Size(max = 254) String email,
            @Size(max = 40) String phone, @Nullable @Size(max = 100) String customerId, List<String> roles,
            @Size(max = 35) String language) {
        RegisterPerson command(String personId) {
            return new RegisterPerson(personId, name, email, phone, customerId, roles, language);
        }
    }

    /// @param wishes what they like and dislike, for whoever serves them
    /// @param preferredTechnicianId whom they would have come: their free times come first
    public record NewCustomer(@Nullable @Size(max = 100) String id, @Size(max = 200) String name,
            @Size(max = 100) String primaryContactId, @Size(max = 500) String billingAddress, @Nullable @Size(max = 4000) String wishes,
            @Nullable @Size(max = 100) String preferredTechnicianId) {
        RegisterCustomer command() {
            return new RegisterCustomer(name, primaryContactId, billingAddress, orNone(wishes), orNone(preferredTechnicianId));
        }
    }

    /// @param into the customer that stays
    public record Other(@Size(max = 100) String into) {}

    /// What stands at a site and is worked on.
    ///
    /// @param model maker and type
    /// @param warrantyUntil the last day on which its maker stands for it
    public record NewAsset(@Nullable @Size(max = 100) String id, @Size(max = 100) String siteId, @Size(max = 200) String name,
            @Nullable @Size(max = 200) String model, @Nullable @Size(max = 200) String serial, @Nullable LocalDate installedOn,
            @Nullable LocalDate warrantyUntil) {
        RegisterAsset command() {
            return new RegisterAsset(siteId, name.strip(), orEmpty(model), orEmpty(serial), installedOn, warrantyUntil);
        }
    }

    /// Coordinates are WGS 84 degrees; leave both out where you do not know them.
    public record NewSite(@Nullable @Size(max = 100) String id, @Size(max = 100) String customerId, @Size(max = 500) String address,
            @Size(max = 1000) String accessNotes, @Size(max = 100) String zone, @Nullable Double latitude,
            @Nullable Double longitude) {
        RegisterSite command() {
            return new RegisterSite(customerId, address, accessNotes, zone, latitude, longitude);
        }
    }

    /// @param code such as `boiler-repair`
    /// @param keywords words and phrases by which customers name it; absent: none
    public record NewServiceType(@Size(max = 60) String code, @Size(max = 200) String name, Duration expectedDuration,
            List<String> skills, @Nullable List<String> keywords) {
        DefineServiceType command() {
            return new DefineServiceType(code, name, expectedDuration, skills, keywords == null ? List.of() : keywords);
        }
    }

    /// The tenant itself, as its customers know it.
    @POST
    @Path("/organisations")
    public Uni<RestResponse<Answer>> organisation(NewOrganisation body) {
        var tenant = commands.asked().by().tenant();
        if (body.id() != null && !body.id().equals(tenant))
            throw NotDone.forbidden("An organisation is registered by its own people, under its own id. Leave 'id' out.");
        return created("organisations", tenant,
                new RegisterOrganisation(body.name(), body.zone(), body.currency(), body.email(), body.phone()));
    }

    @POST
    @Path("/people")
    public Uni<RestResponse<Answer>> person(NewPerson body) {
        var id = Ids.orMade(body.id(), "person", commands);
        return created("people", id, body.command(id));
    }

    @POST
    @Path("/people/{id}/change")
    public Uni<RestResponse<Answer>> changePerson(@RestPath String id, NewPerson body) {
        return changed(id, body.id(), body.command(id));
    }

    @POST
    @Path("/customers")
    public Uni<RestResponse<Answer>> customer(NewCustomer body) {
        return created("customers", Ids.orMade(body.id(), "customer", commands),
                body.command());
    }

    @POST
    @Path("/customers/{id}/change")
    public Uni<RestResponse<Answer>> changeCustomer(@RestPath String id, NewCustomer body) {
        return changed(id, body.id(), body.command());
    }

    /// The customer was written down twice, and the other one stays: people and places go over by themselves, within seconds; orders,
    /// invoices and what else was said stay as they were said, and are the other one's. For good: nothing takes it back, since what comes
    /// together afterwards could not be told apart; what was stands in the log. 404 where either is no customer of this tenant.
    @POST
    @Path("/customers/{id}/merge")
    @Extension(name = "x-kept-problems", value = "404")
    public Uni<RestResponse<Answer>> mergeCustomer(@RestPath String id, Other body) {
        var tenant = commands.asked().by().tenant();
        return log.load(DIRECTORY, tenant, body.into()).chain(other -> CustomersOwn.counts(pool, tenant, id, body.into())
                .chain(counts -> commands.answer(DIRECTORY, id,
                        new MergeCustomer(id, body.into(), other.state(), counts.merged(), counts.own()))));
    }

    @POST
    @Path("/sites")
    public Uni<RestResponse<Answer>> site(NewSite body) {
        return created("sites", Ids.orMade(body.id(), "site", commands), body.command());
    }

    @POST
    @Path("/sites/{id}/change")
    public Uni<RestResponse<Answer>> changeSite(@RestPath String id, NewSite body) {
        return changed(id, body.id(), body.command());
    }

    @POST
    @Path("/assets")
    public Uni<RestResponse<Answer>> asset(NewAsset body) {
        return created("assets", Ids.orMade(body.id(), "asset", commands), body.command());
    }

    @POST
    @Path("/assets/{id}/change")
    public Uni<RestResponse<Answer>> changeAsset(@RestPath String id, NewAsset body) {
        return changed(id, body.id(), body.command());
    }

    @POST
    @Path("/service-types")
    public Uni<RestResponse<Answer>> serviceType(NewServiceType body) {
        return created("service-types", serviceTypeId(body.code()), body.command());
    }

    /// Orders that are there keep the kind's code; whatever follows from its time and skills follows from the new ones.
    @POST
    @Path("/service-types/{code}/change")
    public Uni<RestResponse<Answer>> changeServiceType(@RestPath String code, NewServiceType body) {
        return commands.answer(DIRECTORY, serviceTypeId(code), new Change(body.command()));
    }

    private String serviceTypeId(String code) {
        return commands.asked().by().tenant() + ":" + code;
    }

    /// With If-Match, who looked at an older entry is refused.
    private Uni<RestResponse<Answer>> changed(String id, @Nullable String named, DirectoryCommand entry) {
        if (named != null && !named.equals(id))
            throw NotDone.badRequest("other-id", "The entry names another id than its path. Leave 'id' out.");
        return commands.answer(DIRECTORY, id, new Change(entry));
    }

    private static @Nullable String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private Uni<RestResponse<Answer>> created(String kind, String id, DirectoryCommand command) {
        return commands.created(DIRECTORY, id, command, "/directory/" + kind);
    }
}
