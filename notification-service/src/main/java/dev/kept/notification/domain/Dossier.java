package dev.kept.notification.domain;

import java.util.Locale;
import java.nio.charset.StandardCharsets;
import java.net.URLEncoder;
import dev.kept.events.Appointment;
import dev.kept.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Everything that a letter may speak of.
///
/// @param to the reader's name
/// @param say the reader's language
/// @param particulars what the fact itself says
/// @param link where the button leads; empty for who asked through a public form and has no account
public record Dossier(LetterKind kind, Tenant tenant, String to, Say say, Order order, Place place, @Nullable Visit visit,
        Particulars particulars,
        String link) {

    public record Tenant(String name, String email, String phone) {}

    /// @param summary the technician's words at the end; empty before
    /// @param serviceType the kind of work
    /// @param extraWhy why there is more to do, as was proposed last; empty where nobody proposed more
    public record Order(String number, String description, String serviceType, String summary, String extraWhy, String customerName,
            String customerPhone,
            String requesterName, String requesterEmail) {}

    /// @param accessNotes for the technician's eyes
    public record Place(String address, String accessNotes, String zone, @Nullable Double latitude, @Nullable Double longitude) {
        /// The way there on a map; where nobody looked its coordinates up, the place as the map finds it.
        String map() {
            return latitude == null || longitude == null
                    ? "https://www.openstreetmap.org/search?query=" + URLEncoder.encode(address, StandardCharsets.UTF_8)
                    : String.format(Locale.ROOT, "https://www.openstreetmap.org/directions?to=%.5f%%2C%.5f", latitude, longitude);
        }
    }

    /// @param reminder the hour of the reminder that will come the day before; null where none is to come
    public record Visit(Appointment appointment, String technicianName, @Nullable LocalTime reminder) {}

    /// @param isExtra of an approval: about work on top of what was agreed on
    /// @param amount asked, billed or paid
    /// @param into of an order that was merged, the number of the one that goes on
    /// @param invoiceNumber of an invoice's facts
    /// @param acceptBy until when an offer may be answered
    /// @param reason why, or what was said
    /// @param waitsFor of an order on hold, what for: WAITING_PARTS
    public record Particulars(boolean isExtra, @Nullable Money amount, @Nullable String reason, @Nullable String waitsFor,
            @Nullable String invoiceNumber,
            @Nullable LocalDate dueOn,
            @Nullable Instant eta, @Nullable String into, @Nullable Instant acceptBy) {
        public static final Particulars NONE = new Particulars(false, null, null, null, null, null, null, null, null);
    }
}
