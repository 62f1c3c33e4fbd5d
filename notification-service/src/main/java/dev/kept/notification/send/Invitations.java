package dev.kept.notification.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Appointment;
import dev.kept.notification.domain.Dossier;
import dev.kept.notification.domain.Letter;
import dev.kept.notification.domain.LetterKind;
import dev.kept.notification.domain.MessagePlan.Invitation;
import dev.kept.notification.domain.Say;
import dev.kept.notification.view.ToldVisits;
import dev.kept.runtime.calendar.CalendarFile;
import dev.kept.runtime.calendar.CalendarFile.Entry;
import dev.kept.runtime.calendar.CalendarFile.Method;
import dev.kept.runtime.calendar.CalendarFile.Party;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.http.KnownFacts.Reference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The appointments that go with a mail, for the reader's own calendar. A visit keeps its uid wherever it is moved, so that the calendar
/// moves it too; the order's own count of facts tells which of two files is the later one.
@Singleton
class Invitations {
    private static final String FELL = """
            select visit_id, appointment::text as appointment from told_visit
            where tenant = $1 and order_id = $2 and state = $3 order by visit_id limit $4""";
    private static final int MOST = 20;
    private final Pool pool;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    Invitations(Pool pool, Codec codec, Clock clock) {
        this.pool = pool;
        this.json = codec.mapper();
        this.clock = clock;
    }

    /// Empty where the message speaks of no appointment: an order without one may be cancelled too.
    Uni<Optional<Post.Enclosure>> of(Invitation invitation, Intent intent, Dossiers.Gathered to, Letter letter) {
        var method = Method.valueOf(invitation.name());
        var visit = to.dossier().visit();
        var visitId = intent.visitId();
        if (visit != null && visitId != null)
            return Uni.createFrom().item(file(method, List.of(entry(intent, to, letter, visitId, visit.appointment()))));
        return pool.preparedQuery(FELL)
                .execute(Tuple.of(intent.tenant(), intent.orderId(), ToldVisits.State.FELL_WITH_ORDER.name(), MOST))
                .map(rows -> file(method, StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> entry(intent, to, letter, row.getString("visit_id"), read(row.getString("appointment")))).toList()));
    }

    private static Optional<Post.Enclosure> file(Method method, List<Entry> entries) {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Post.Enclosure(CalendarFile.NAME, method.contentType(), CalendarFile.written(method, entries)));
    }

    private Entry entry(Intent intent, Dossiers.Gathered to, Letter letter, String visitId, Appointment at) {
        var it = to.dossier();
        boolean comes = it.kind() == LetterKind.DISPATCHED;
        var zone = ZoneId.of(at.zone());
        return new Entry(visitId + "@kept", Math.toIntExact(Reference.parse(intent.fact()).sequence()), clock.instant(),
                instant(comes ? at.start() : at.arrivalFrom(), zone), instant(comes ? at.end() : at.arrivalTo(), zone),
                summary(it, comes), it.place().address(), letter.brief(), it.link(), party(it.tenant().name(), it.tenant().email()),
                party(it.to(), to.email()));
    }

    /// Whether a mail can go at all without an address, the post says.
    private static @Nullable Party party(String name, String address) {
        return address.isBlank() ? null : new Party(name, address);
    }

    private static Instant instant(LocalDateTime wall, ZoneId zone) {
        return wall.atZone(zone).toInstant();
    }

    /// Whoever comes sees to whom; everybody else who comes.
    private static String summary(Dossier it, boolean comes) {
        var visit = it.visit();
        var who = comes || visit == null ? it.order().customerName() : it.say().words("{0} comes", Say.firstName(visit.technicianName()));
        return who + ": " + it.order().description() + " (" + it.order().number() + ")";
    }

    private Appointment read(String written) {
        try {
            return json.readValue(written, Appointment.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept appointment cannot be read", broken);
        }
    }
}
