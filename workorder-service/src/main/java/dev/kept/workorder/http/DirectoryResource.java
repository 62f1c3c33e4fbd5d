package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.DIRECTORY;

import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.NotDone;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.DefineServiceType;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterOrganisation;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// People, places and kinds of work. An `id` is a UUIDv7 made by the client; the service makes one where it is absent. The same again,
/// with the same id, changes nothing.
@Path("/directory")
public class DirectoryResource {
    private final Commands commands;

    @Inject
    DirectoryResource(Commands commands) {
        this.commands = commands;
    }

    /// @param id the tenant's own, or absent
    /// @param zone IANA name
    /// @param currency three capital letters
    public record NewOrganisation(@Nullable @Size(max = 100) String id, @Size(max = 200) String name, @Size(max = 100) String zone,
            @Size(max = 3) String currency, @Size(max = 254) String email, @Size(max = 40) String phone) {}

    /// @param customerId for whom the person acts; absent for the tenant's own people
    /// @param roles of CUSTOMER, APPROVER, OFFICE, TECHNICIAN, ACCOUNTANT, OPERATOR
    /// @param language BCP 47 tag
    public record NewPerson(@Nullable @Size(max = 100) String id, @Size(max = 200) String name, @Size(max = 254) String email,
            @Size(max = 40) String phone, @Nullable @Size(max = 100) String customerId, List<String> roles,
            @Size(max = 35) String language) {}

    public record NewCustomer(@Nullable @Size(max = 100) String id, @Size(max = 200) String name,
            @Size(max = 100) String primaryContactId, @Size(max = 500) String billingAddress) {}

    /// Coordinates are WGS 84 degrees.
    public record NewSite(@Nullable @Size(max = 100) String id, @Size(max = 100) String customerId, @Size(max = 500) String address,
            @Size(max = 1000) String accessNotes, @Size(max = 100) String zone, Double latitude, Double longitude) {}

    /// @param code such as `boiler-repair`
    public record NewServiceType(@Size(max = 60) String code, @Size(max = 200) String name, Duration expectedDuration,
            List<String> skills) {}

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
        return created("people", id, new RegisterPerson(id, body.name(), body.email(), body.phone(), body.customerId(), body.roles(),
                body.language()));
    }

    @POST
    @Path("/customers")
    public Uni<RestResponse<Answer>> customer(NewCustomer body) {
        return created("customers", Ids.orMade(body.id(), "customer", commands),
                new RegisterCustomer(body.name(), body.primaryContactId(), body.billingAddress()));
    }

    @POST
    @Path("/sites")
    public Uni<RestResponse<Answer>> site(NewSite body) {
        return created("sites", Ids.orMade(body.id(), "site", commands), new RegisterSite(body.customerId(), body.address(),
                body.accessNotes(), body.zone(), body.latitude(), body.longitude()));
    }

    @POST
    @Path("/service-types")
    public Uni<RestResponse<Answer>> serviceType(NewServiceType body) {
        return created("service-types", commands.asked().by().tenant() + ":" + body.code(),
                new DefineServiceType(body.code(), body.name(), body.expectedDuration(), body.skills()));
    }

    private Uni<RestResponse<Answer>> created(String kind, String id, DirectoryCommand command) {
        return commands.created(DIRECTORY, id, command, "/directory/" + kind);
    }
}
