package dev.kept.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kept.gateway.forward.Owner;
import dev.kept.gateway.forward.Owners;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// What an operator sees of all services: how far each has read, what is parked and why, and whether views equal their rebuild.
@Path("/api/console")
@RolesAllowed("OPERATOR")
public class ConsoleResource {
    private static final Duration REBUILD_TAKES = Duration.ofMinutes(5);
    private final Owners owners;
    private final Watch watch;
    private final ObjectMapper json;

    @Inject
    ConsoleResource(Owners owners, Watch watch, ObjectMapper json) {
        this.owners = owners;
        this.watch = watch;
        this.json = json;
    }

    /// @param items each with the name of its `service`
    /// @param unreachable services that did not answer
    public record Everywhere(List<JsonNode> items, List<String> unreachable) {}

    /// Per consumer and topic: lag in events and in seconds.
    @GET
    @Path("/consumers")
    public Uni<Everywhere> consumers(@Context RoutingContext request) {
        return everywhere(request, "GET", "/kept/consumers", Duration.ofSeconds(5));
    }

    /// Streams that stand still because a fact could not be handled, with the reason.
    @GET
    @Path("/parked")
    public Uni<Everywhere> parked(@Context RoutingContext request) {
        return everywhere(request, "GET", "/kept/parked", Duration.ofSeconds(5));
    }

    /// Handles a parked stream's facts again, in order, after the fault was mended.
    @POST
    @Path("/parked/{service}/{consumer}/{stream}/replay")
    @Extension(name = "x-kept-command", value = "false")
    public Uni<RestResponse<byte[]>> replay(String service, String consumer, String stream, @Context RoutingContext request) {
        return owners.ask(named(service), "POST", "/kept/parked/" + encoded(consumer) + "/" + encoded(stream) + "/replay", headers(request),
                "{}".getBytes(StandardCharsets.UTF_8)).map(Owners.Reply::asItIs);
    }

    /// Rebuilds every view of every service beside the real one and counts the rows that differ. Takes minutes on many facts.
    @POST
    @Path("/rebuild-check")
    @Extension(name = "x-kept-command", value = "false")
    public Uni<Everywhere> rebuildCheck(@Context RoutingContext request) {
        return everywhere(request, "POST", "/kept/rebuild-check", REBUILD_TAKES);
    }

    /// Every fact on every topic as it arrives, the newest first known ones included; personal values are masked.
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Watch.Seen> stream() {
        return watch.facts();
    }

    private Uni<Everywhere> everywhere(RoutingContext request, String method, String path, Duration atMost) {
        var body = method.equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0];
        var asked = Arrays.stream(Owner.values())
                .map(owner -> owners.ask(owner, method, path, headers(request), body, atMost)
                        .map(reply -> new Said(owner, reply.status() / 100 == 2, items(owner, reply))).onFailure()
                        .recoverWithItem(new Said(owner, false, List.of())))
                .toList();
        return Uni.join().all(asked).andCollectFailures()
                .map(said -> new Everywhere(said.stream().flatMap(one -> one.items().stream()).toList(),
                        said.stream().filter(one -> !one.answered()).map(one -> one.owner().lowerCase()).toList()));
    }

    /// What one service said.
    private record Said(Owner owner, boolean answered, List<JsonNode> items) {}

    private List<JsonNode> items(Owner owner, Owners.Reply reply) {
        if (reply.status() / 100 != 2)
            return List.of();
        try {
            var body = json.readTree(reply.body().getBytes());
            var items = new ArrayList<JsonNode>();
            (body.isArray() ? body : body.path("items")).forEach(item -> items
                    .add(item instanceof ObjectNode object ? object.put("service", owner.lowerCase()) : item));
            return items;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> headers(RoutingContext request) {
        return Map.of("Authorization", String.valueOf(request.request().getHeader("Authorization")), "Content-Type", "application/json",
                "Accept",
                "application/json");
    }

    private static Owner named(String service) {
        var bare = service.replace("-service", "").replace("customer-portal-gateway", "gateway").toUpperCase(Locale.ROOT);
        return Arrays.stream(Owner.values()).filter(owner -> owner.name().equals(bare)).findFirst()
                .orElseThrow(() -> new NotDone(Problem.of(404, "not-found", "There is no service of this name.")));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
