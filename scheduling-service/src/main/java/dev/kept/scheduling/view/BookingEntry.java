package dev.kept.scheduling.view;

import dev.kept.events.Appointment;
import dev.kept.scheduling.domain.Span;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A booking as read from the view [Bookings].
@Entity
@Immutable
@Table(name = "booking")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class BookingEntry extends PanacheEntityBase {
    public static final int MOST = 20_000;

    @Id
    public String visitId;
    public String tenant;
    public String orderId;
    public String siteId;
    public List<String> resourceIds;
    public String zone;
    public @Nullable LocalDateTime starts;
    public @Nullable LocalDateTime ends;
    public @Nullable LocalDateTime arrivalFrom;
    public @Nullable LocalDateTime arrivalTo;
    public @Nullable Instant heldFrom;
    public @Nullable Instant heldUntil;
    public boolean confirmed;
    public boolean released;
    public boolean begun;
    public boolean proposed;

    /// What holds time between two instants, in order, at most [#MOST].
    public static Uni<List<BookingEntry>> within(String tenant, Instant from, Instant until) {
        return find("tenant = ?1 and heldFrom < ?2 and heldUntil > ?3 and heldUntil > heldFrom order by heldFrom, visitId", tenant, until,
                from).page(Page.ofSize(MOST)).list();
    }

    /// Whether somebody set out for the visit, or was there.
    public static Uni<Boolean> begun(String tenant, String visitId) {
        return count("tenant = ?1 and visitId = ?2 and begun = true", tenant, visitId).map(count -> count > 0);
    }

    /// Only of entries that hold or held time.
    public Span held() {
        return new Span(Objects.requireNonNull(heldFrom), Objects.requireNonNull(heldUntil));
    }

    /// Only of entries that hold or held time.
    public Appointment appointment() {
        return new Appointment(zone, Objects.requireNonNull(starts), Objects.requireNonNull(ends), Objects.requireNonNull(arrivalFrom),
                Objects.requireNonNull(arrivalTo));
    }
}
