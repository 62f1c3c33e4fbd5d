package dev.kept.scheduling.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.runtime.codec.Codec;
import dev.kept.scheduling.domain.Candidate;
import dev.kept.scheduling.domain.Place;
import dev.kept.scheduling.domain.Search;
import dev.kept.scheduling.domain.Taken;
import dev.kept.scheduling.domain.Wanted;
import dev.kept.scheduling.road.Roads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers from the views what a [Search] needs. Five queries, whatever the number of technicians; within the caller's session.
@Singleton
public class FreeSlots {
    private final Roads roads;
    private final Pool pool;
    private final TechnicianJson technicians;
    private final ObjectMapper json;

    @Inject
    FreeSlots(Roads roads, Pool pool, TechnicianJson technicians, Codec codec) {
        this.roads = roads;
        this.pool = pool;
        this.technicians = technicians;
        this.json = codec.mapper();
    }

    /// The search for an order's slots on the site's days `from` to `from + days - 1`.
    ///
    /// @param only whose times come into question; null: everybody's
    public Uni<Search> of(OrderEntry order, @Nullable String only, LocalDate from, int days, Instant now) {
        var zone = ZoneId.of(order.zone);
        var begins = from.minusDays(1).atStartOfDay(zone).toInstant();
        var ends = from.plusDays(days + 1L).atStartOfDay(zone).toInstant();
        return TechnicianEntry.all(order.tenant)
                .map(all -> only == null ? all : all.stream().filter(one -> one.technicianId.equals(only)).toList())
                .chain(people -> BookingEntry.within(order.tenant, begins, ends)
                        .chain(bookings -> SiteEntry.places(order.tenant, sites(order, bookings))
                                .chain(places -> CustomerEntry.preferredTechnician(order.tenant, order.customerId)
                                        .chain(preferred -> WorkLength.of(pool, order.tenant, order.serviceType, order.durationMinutes)
                                                .chain(lasts -> search(wanted(order, lasts, places, preferred),
                                                        candidates(people, bookings, places), from, days, now))))));
    }

    private Uni<Search> search(Wanted wanted, List<Candidate> candidates, LocalDate from, int days, Instant now) {
        return roads.around(wanted.place(), candidates).map(travel -> new Search(wanted, candidates, travel, from, days, now));
    }

    private static Set<String> sites(OrderEntry order, List<BookingEntry> bookings) {
        return Stream.concat(Stream.of(order.siteId), bookings.stream().map(booking -> booking.siteId)).collect(Collectors.toSet());
    }

    private Wanted wanted(OrderEntry order, Duration lasts, Map<String, Place> places, @Nullable String preferred) {
        return new Wanted(order.zone, lasts, order.skills,
                places.get(order.siteId), order.urgent, windows(order.availability), preferred);
    }

    private List<AvailabilityWindow> windows(String availability) {
        try {
            return json.readValue(availability, new TypeReference<>() {
            });
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The view's own JSON cannot be read", impossible);
        }
    }

    private List<Candidate> candidates(List<TechnicianEntry> all, List<BookingEntry> bookings, Map<String, Place> places) {
        var taken = new HashMap<String, List<Taken>>();
        for (var booking : bookings)
            for (var resource : booking.resourceIds)
                taken.computeIfAbsent(resource, _ -> new ArrayList<>()).add(new Taken(booking.held(), places.get(booking.siteId)));
        return all.stream().map(technician -> new Candidate(technician.technicianId, technicians.of(technician),
                taken.getOrDefault(technician.technicianId, List.of()))).toList();
    }
}
