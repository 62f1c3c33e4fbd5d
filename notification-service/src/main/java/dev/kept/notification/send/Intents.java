package dev.kept.notification.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.NotificationEvent.Medium;
import dev.kept.runtime.codec.Codec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Intents as rows. Retries and claims go by the system's clock, which nobody moves; everything that people see, quiet hours too, by
/// Kept's.
@Singleton
public class Intents {
    /// A claim that is older than this belongs to a process that died: an attempt takes at most half of it.
    static final Duration CLAIMED_FOR = Duration.ofSeconds(20);
    private static final Clock SYSTEM = Clock.systemUTC();
    private static final int LONGEST_REASON = 500;
    /// Reasons become facts, and facts name no addresses.
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]{1,64}@[^\\s<>@]{1,190}");
    private static final String WRITE = """
            insert into intent (intent_id, tenant, order_id, event_id, fact, rule, medium, recipient_id, event_type, event, subject_id, visit_id,
                timer, promised, useful_until, correlation_id, hops, created_at, state, next_try_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12, $13, $14, $15, $16, $17, $18, 'WAITING', $19)
            on conflict do nothing""";
    private static final String CLAIM = """
            update intent set state = 'CLAIMED', claimed_by = $1, claimed_until = $2, attempts = attempts + 1
            where intent_id in (select intent_id from intent where state = 'WAITING' and next_try_at <= $3 and (not_before is null or not_before <= $5)
                                order by next_try_at, intent_id limit $4 for update skip locked)
            returning *, event::text as content""";
    private static final String SETTLE = """
            update intent set state = $3, subject = $4, reason = $5, settled_at = $6, claimed_by = null, claimed_until = null,
                doubtful = doubtful or $7
            where intent_id = $1 and state = 'CLAIMED' and claimed_by = $2""";
    private static final String AGAIN = """
            update intent set state = 'WAITING', next_try_at = $3, reason = $4, claimed_by = null, claimed_until = null,
                doubtful = doubtful or $5
            where intent_id = $1 and state = 'CLAIMED' and claimed_by = $2""";
    private static final String HOLD = """
            update intent set state = 'WAITING', not_before = $3, reason = $4, attempts = attempts - 1, claimed_by = null, claimed_until = null
            where intent_id = $1 and state = 'CLAIMED' and claimed_by = $2""";
    private static final String TAKE_OVER = """
            update intent set claimed_by = $1, claimed_until = $2
            where intent_id in (select intent_id from intent where state = 'CLAIMED' and claimed_until < $3
                                order by intent_id limit $4 for update skip locked)
            returning *, event::text as content""";
    private static final String UNTOLD = """
            select *, event::text as content from intent where settled_at is not null and not told order by settled_at limit $1""";
    private final Pool pool;
    private final Clock clock;
    private final ObjectMapper json;
    private final String me = UUID.randomUUID().toString();

    @Inject
    Intents(Pool pool, Clock clock, Codec codec) {
        this.pool = pool;
        this.clock = clock;
        this.json = codec.mapper();
    }

    /// A message that has ended, of which the fact is not yet recorded.
    record Ended(Intent intent, String state, String reason) {}

    /// Writes what is not there yet.
    public Uni<Void> write(SqlConnection transaction, List<Intent> intents) {
        if (intents.isEmpty())
            return Uni.createFrom().voidItem();
        return transaction.preparedQuery(WRITE).executeBatch(intents.stream().map(this::row).toList()).replaceWithVoid();
    }

    private Tuple row(Intent it) {
        return Tuple.from(new Object[]{it.id(), it.tenant(), it.orderId(), it.eventId(), it.fact(), it.rule(), it.medium().name(),
                it.recipientId(),
                it.eventType(), it.event().toString(), it.subjectId(), it.visitId(), it.timer(), it.promised(), utc(it.usefulUntil()),
                it.correlationId(), it.hops(), utc(clock.instant()), utc(SYSTEM.instant())});
    }

    Uni<List<Attempt>> claim(int most) {
        var now = SYSTEM.instant();
        return pool.preparedQuery(CLAIM).execute(Tuple.of(me, utc(now.plus(CLAIMED_FOR)), utc(now), most, utc(clock.instant())))
                .map(this::attempts);
    }

    /// Claims of processes that died; nobody knows what became of them.
    Uni<List<Attempt>> takeOver(int most) {
        var now = SYSTEM.instant();
        return pool.preparedQuery(TAKE_OVER).execute(Tuple.of(me, utc(now.plus(CLAIMED_FOR)), utc(now), most)).map(this::attempts);
    }

    Uni<Void> settle(Attempt attempt, String state, String subject, String reason, boolean doubtful) {
        return pool.preparedQuery(SETTLE).execute(Tuple.from(new Object[]{attempt.intent().id(), me, state, subject, cut(reason),
                utc(clock.instant()), doubtful})).replaceWithVoid();
    }

    Uni<Void> again(Attempt attempt, Duration after, String reason, boolean doubtful) {
        return pool.preparedQuery(AGAIN).execute(Tuple.from(new Object[]{attempt.intent().id(), me, utc(SYSTEM.instant().plus(after)),
                cut(reason), doubtful})).replaceWithVoid();
    }

    /// It was no attempt.
    Uni<Void> hold(Attempt attempt, Instant until) {
        return pool.preparedQuery(HOLD).execute(Tuple.of(attempt.intent().id(), me, utc(until), "It is quiet until " + until + "."))
                .replaceWithVoid();
    }

    Uni<List<Ended>> untold(int most) {
        return pool.preparedQuery(UNTOLD).execute(Tuple.of(most)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Ended(intent(row), row.getString("state"), row.getString("reason"))).toList());
    }

    Uni<Void> told(Intent intent) {
        return pool.preparedQuery("update intent set told = true where intent_id = $1").execute(Tuple.of(intent.id())).replaceWithVoid();
    }

    private List<Attempt> attempts(Iterable<Row> rows) {
        var attempts = new ArrayList<Attempt>();
        rows.forEach(row -> attempts.add(new Attempt(intent(row), row.getInteger("attempts"), row.getBoolean("doubtful"))));
        return attempts;
    }

    private Intent intent(Row row) {
        try {
            return new Intent(row.getString("tenant"), row.getString("order_id"), row.getString("event_id"), row.getString("fact"),
                    row.getString("rule"),
                    Medium.valueOf(row.getString("medium")), row.getString("recipient_id"), row.getString("event_type"),
                    json.readTree(row.getString("content")), row.getString("subject_id"), row.getString("visit_id"),
                    row.getString("timer"), row.getString("promised"), row.getOffsetDateTime("useful_until").toInstant(),
                    row.getString("correlation_id"), row.getInteger("hops"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The kept fact of a message cannot be read", broken);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String cut(String reason) {
        var clean = ADDRESS.matcher(reason.replace('\0', ' ')).replaceAll("<address>");
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }
}
