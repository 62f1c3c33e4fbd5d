package dev.kept.scheduling.road;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.runtime.codec.Codec;
import dev.kept.scheduling.domain.Candidate;
import dev.kept.scheduling.domain.Place;
import dev.kept.scheduling.domain.Travel;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ways between one place and those around it, asked of an OSRM server's table service where `kept.travel.osrm` names one
/// (`https://osrm.example.org`). Without one, and for what it does not answer in time, the way is estimated: a search never waits for a
/// map for longer than half a second.
@Singleton
public class Roads {
    private static final Logger LOG = Logger.getLogger(Roads.class);
    private static final int LONGEST_MILLIS = 500;
    /// With the place in the middle as many as a server takes by itself.
    private static final int MOST_PLACES = 99;
    private final Optional<String> server;
    private final HttpClient client;
    private final ObjectMapper json;

    @Inject
    Roads(Vertx vertx, Codec codec, @ConfigProperty(name = "kept.travel.osrm") Optional<String> server) {
        this.server = server.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        this.client = vertx.createHttpClient();
        this.json = codec.mapper();
    }

    /// The ways that a search around `here` asks for: to and from what is taken, and where the days begin and end. Of more than 99 places
    /// those count that are nearest.
    public Uni<Travel> around(@Nullable Place here, List<Candidate> candidates) {
        if (server.isEmpty() || here == null)
            return Uni.createFrom().item(Travel.ESTIMATED);
        var places = candidates.stream().flatMap(Roads::places).distinct().filter(place -> !place.equals(here))
                .sorted(Comparator.comparingDouble(here::kilometresTo)).limit(MOST_PLACES).toList();
        if (places.isEmpty())
            return Uni.createFrom().item(Travel.ESTIMATED);
        return table(server.get(), here, places, "sources").chain(onwards -> table(server.get(), here, places, "destinations")
                .map(there -> travel(here, onwards, there)))
                .onFailure().recoverWithItem(failure -> {
                    LOG.warnf("The ways are estimated, for %s does not answer as a routing server does: %s", server.get(),
                            failure.getMessage());
                    return Travel.ESTIMATED;
                });
    }

    private static Stream<Place> places(Candidate candidate) {
        return Stream.concat(candidate.taken().stream().map(taken -> taken.place()), candidate.ends()).flatMap(Stream::ofNullable);
    }

    private static Travel travel(Place here, Map<Place, Duration> onwards, Map<Place, Duration> there) {
        return (from, to) -> {
            var known = from.equals(here) ? onwards.get(to) : to.equals(here) ? there.get(from) : null;
            return known == null ? Travel.ESTIMATED.between(from, to) : known;
        };
    }

    /// @param role of the first place: `sources` for the ways from it, `destinations` for those to it
    private Uni<Map<Place, Duration>> table(String url, Place here, List<Place> places, String role) {
        var points = Stream.concat(Stream.of(here), places.stream()).map(Roads::written).collect(Collectors.joining(";"));
        var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url + "/table/v1/driving/" + points + "?" + role + "=0")
                .setTimeout(LONGEST_MILLIS).setIdleTimeout(LONGEST_MILLIS).setConnectTimeout(LONGEST_MILLIS);
        return Uni.createFrom().<Buffer>emitter(emitter -> client.request(options).compose(request -> request.send())
                .compose(response -> response.body()).onSuccess(emitter::complete).onFailure(emitter::fail))
                .map(answer -> durations(answer, places, role.equals("sources")));
    }

    private static String written(Place place) {
        return String.format(Locale.ROOT, "%.6f,%.6f", place.longitude(), place.latitude());
    }

    /// Seconds; null for what no road leads to.
    private Map<Place, Duration> durations(Buffer answer, List<Place> places, boolean inOneRow) {
        var rows = read(answer).path("durations");
        var known = new HashMap<Place, Duration>();
        IntStream.rangeClosed(1, places.size()).forEach(i -> {
            var seconds = inOneRow ? rows.path(0).path(i) : rows.path(i).path(0);
            if (seconds.isNumber())
                known.put(places.get(i - 1), Duration.ofSeconds(Math.round(seconds.asDouble())));
        });
        if (known.isEmpty())
            throw new IllegalStateException("there is no way in its answer");
        return known;
    }

    private JsonNode read(Buffer answer) {
        try {
            return json.readTree(answer.getBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException("its answer cannot be read", unreadable);
        }
    }
}
