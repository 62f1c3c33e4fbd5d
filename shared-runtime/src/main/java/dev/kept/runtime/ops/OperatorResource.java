package dev.kept.runtime.ops;

import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.inbox.Lag;
import dev.kept.runtime.inbox.Lag.Behind;
import dev.kept.runtime.inbox.Rebuild;
import dev.kept.runtime.inbox.Rebuild.Rebuilt;
import dev.kept.runtime.inbox.Replay.Replayed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every service tells its operators, and the gateway's console.
@Path("/kept")
@RolesAllowed("OPERATOR")
public class OperatorResource {
    private final Lag lag;
    private final ParkedStreams parked;
    private final Rebuild rebuild;

    @Inject
    OperatorResource(Lag lag, ParkedStreams parked, Rebuild rebuild) {
        this.lag = lag;
        this.parked = parked;
        this.rebuild = rebuild;
    }

    /// How far each consumer is behind, by topic.
    @GET
    @Path("/consumers")
    public List<Behind> consumers() {
        return lag.latest();
    }

    /// What stands still until somebody looks, oldest first, at most 200.
    ///
    /// @param all also what is still being tried again by itself
    @GET
    @Path("/parked")
    public Uni<List<Parked>> parked(@QueryParam("all") boolean all) {
        return parked.list(all);
    }

    /// Handles a parked stream's facts in order, as far as they can be handled now.
    @POST
    @Path("/parked/{consumer}/{stream:.+}/replay")
    public Uni<Replayed> replay(String consumer, String stream) {
        return parked.replay(consumer, stream).map(replayed -> replayed.orElseThrow(NotDone::notFound));
    }

    /// Rebuilds the views beside the living ones, by the same code, and compares. Nothing that people see changes.
    ///
    /// @param view one of them; absent: all
    @POST
    @Path("/rebuild-check")
    @Blocking
    public Rebuilt rebuildCheck(@QueryParam("view") @Nullable String view) {
        return rebuild.check(view);
    }

    /// Puts a rebuilt view in the living one's place.
    @POST
    @Path("/rebuild/{view}")
    @Blocking
    public Rebuilt rebuild(String view) {
        return rebuild.swap(view);
    }
}
