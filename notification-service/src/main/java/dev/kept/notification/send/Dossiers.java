package dev.kept.notification.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Appointment;
import dev.kept.events.Money;
import dev.kept.notification.Languages;
import dev.kept.notification.domain.Dossier;
import dev.kept.notification.domain.LetterKind;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.notification.view.ToldVisits;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.NotYetKnown;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What a letter speaks of, gathered from the views and the fact; a [NotYetKnown] names what is missing.
@Singleton
class Dossiers {
    private static final String GATHER = """
            select p.name as to_name, p.email as to_email, p.phone as to_phone, p.roles ? 'OCCUPANT' as to_occupant,
                   p.language as to_language, t.name as tenant_name, t.email as tenant_email,
                   t.phone as tenant_phone, o.number, o.description, o.zone, o.summary, o.service_type, o.extra_why, r.name as requester_name,
                   r.email as requester_email, s.address,
                   s.access_notes, s.latitude, s.longitude, c.name as customer_name, k.phone as customer_phone,
                   v.appointment::text as appointment, v.state as visit_state, l.name as technician_name, i.due_on
            from (select $1::text as tenant) q
            left join told_order o on o.order_id = $2 and o.tenant = q.tenant
            left join addressee p on p.person_id = $3 and p.tenant = q.tenant
            left join sender t on t.tenant_id = q.tenant
            left join addressee r on r.person_id = o.requester_id and r.tenant = q.tenant
            left join told_site s on s.site_id = o.site_id and s.tenant = q.tenant
            left join merged_customer m on m.customer_id = o.customer_id
            left join told_customer c on c.customer_id = coalesce(m.stays_id, o.customer_id) and c.tenant = q.tenant
            left join addressee k on k.person_id = c.primary_contact_id and k.tenant = q.tenant
            left join told_visit v on v.visit_id = $4 and v.tenant = q.tenant
            left join addressee l on l.person_id = coalesce($5, v.technician_id) and l.tenant = q.tenant
            left join told_invoice i on i.invoice_id = $6 and i.tenant = q.tenant""";
    private static final Set<String> GIVEN_UP = Set.of(ToldVisits.State.CANCELLED.name(), ToldVisits.State.FELL_WITH_ORDER.name());
    private static final String PROPOSED = "workorder.visit-proposed";
    private final Pool pool;
    private final ObjectMapper json;
    private final Buttons buttons;
    private final MessagePlan plan;
    private final Languages languages;
    private final Clock clock;

    @Inject
    Dossiers(Pool pool, Codec codec, Buttons buttons, MessagePlan plan, Languages languages, Clock clock) {
        this.pool = pool;
        this.json = codec.mapper();
        this.buttons = buttons;
        this.plan = plan;
        this.languages = languages;
        this.clock = clock;
    }

    /// @param overtaken it speaks of a time at which the visit does not stand any more
    record Gathered(Dossier dossier, String email, String phone, boolean overtaken) {}

    Uni<Gathered> gather(Intent intent, LetterKind kind) {
        var first = intent.event().path("resourceIds").path(0).textValue();
        var lead = first == null ? intent.event().path("technicianId").textValue() : first;
        return pool.preparedQuery(GATHER)
                .execute(Tuple.from(
                        new Object[]{intent.tenant(), intent.orderId(), intent.recipientId(), intent.visitId(), lead, intent.subjectId()}))
                .map(rows -> gathered(intent, kind, rows.iterator().next()));
    }

    private Gathered gathered(Intent intent, LetterKind kind, Row row) {
        var order = new Dossier.Order(known(row, "number", "the order " + intent.orderId()), row.getString("description"),
                row.getString("service_type").replace('-', ' '), row.getString("summary"), row.getString("extra_why"),
                known(row, "customer_name", "the order's customer"), text(row, "customer_phone"),
                known(row, "requester_name", "the person who asked for the work"), text(row, "requester_email"));
        var place = new Dossier.Place(known(row, "address", "the order's site"), row.getString("access_notes"), row.getString("zone"),
                row.getDouble("latitude"), row.getDouble("longitude"));
        var tenant = new Dossier.Tenant(known(row, "tenant_name", "the tenant's name"), row.getString("tenant_email"),
                row.getString("tenant_phone"));
        var visit = visit(intent, row);
        var dossier = new Dossier(kind, tenant, known(row, "to_name", "the person " + intent.recipientId()),
                languages.of(text(row, "to_language")), order, place, visit,
                particulars(intent.event(), Objects.requireNonNullElse(row.getString("due_on"), intent.event().path("dueOn").asText())),
                Boolean.TRUE.equals(row.getBoolean("to_occupant")) ? "" : buttons.link(intent, kind));
        return new Gathered(dossier, row.getString("to_email"), row.getString("to_phone"), overtaken(intent, row));
    }

    private Dossier.@Nullable Visit visit(Intent intent, Row row) {
        if (intent.visitId() == null)
            return null;
        var told = intent.event().path("appointment");
        var appointment = told.isObject()
                ? read(told.toString())
                : read(known(row, "appointment", "the visit " + intent.visitId()));
        return new Dossier.Visit(appointment, known(row, "technician_name", "the technician of the visit " + intent.visitId()),
                plan.dayBefore(appointment, clock.instant()));
    }

    /// A reminder is of a visit that nobody has set out for; the news of a time is no news after the next one, and a proposal none when it
    /// was answered.
    private boolean overtaken(Intent intent, Row row) {
        var state = row.getString("visit_state");
        var now = row.getString("appointment");
        var promised = intent.promised();
        if (promised != null)
            return !ToldVisits.State.STANDS.name().equals(state) || now == null || !read(now).arrivalFrom().toString().equals(promised);
        if (intent.eventType().equals(PROPOSED))
            return !ToldVisits.State.PROPOSED.name().equals(state);
        var told = intent.event().path("appointment");
        return told.isObject() && now != null
                && (GIVEN_UP.contains(state) || !read(now).equals(read(told.toString())));
    }

    private Dossier.Particulars particulars(JsonNode event, String dueOn) {
        var amount = event.path("gross").isObject() ? event.path("gross") : event.path("amount");
        var eta = event.path("eta").textValue() == null ? event.path("newEta").textValue() : event.path("eta").textValue();
        var acceptBy = event.path("acceptBy").textValue();
        return new Dossier.Particulars("EXTRA_WORK".equals(event.path("kind").textValue()),
                amount.isObject() ? new Money(amount.path("minor").asLong(), amount.path("currency").asText()) : null,
                words(event), event.path("reason").textValue(), event.path("number").textValue(),
                dueOn.isEmpty() ? null : LocalDate.parse(dueOn), eta == null ? null : Instant.parse(eta),
                event.path("intoNumber").textValue(),
                acceptBy == null ? null : Instant.parse(acceptBy));
    }

    /// What somebody said with the fact.
    private static @Nullable String words(JsonNode event) {
        var reasons = StreamSupport.stream(event.path("reasons").spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.joining("; "));
        return Stream.of("reason", "note", "words", "text", "wish").map(field -> event.path(field).path("text").textValue())
                .filter(Objects::nonNull)
                .findFirst().orElse(reasons.isEmpty() ? null : reasons);
    }

    private Appointment read(String written) {
        try {
            return json.readValue(written, Appointment.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept appointment cannot be read", broken);
        }
    }

    private static String known(Row row, String column, String what) {
        var value = row.getString(column);
        if (value == null)
            throw new NotYetKnown("Notification has not heard of " + what + " yet.");
        return value;
    }

    private static String text(Row row, String column) {
        var value = row.getString(column);
        return value == null ? "" : value;
    }
}
