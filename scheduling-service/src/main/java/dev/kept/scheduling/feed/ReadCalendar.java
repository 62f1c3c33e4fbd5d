package dev.kept.scheduling.feed;

import static dev.kept.scheduling.Streams.TECHNICIANS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.events.Actor;
import dev.kept.events.SchedulingEvent.BusyTime;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.log.Submission;
import dev.kept.runtime.timer.Timer;
import dev.kept.runtime.timer.TimerHandler;
import dev.kept.runtime.timer.Timers;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.TechnicianCommand;
import dev.kept.scheduling.domain.TechnicianCommand.NoteBusy;
import dev.kept.scheduling.domain.TechnicianCommand.NoteUnreadable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Reads a calendar that is followed, again and again until nobody follows it any more.
@Singleton
public class ReadCalendar implements TimerHandler {
    private static final String KIND = "read-calendar";
    private static final int DAYS_AHEAD = 90;
    private final EventLog log;
    private final Timers timers;
    private final CalendarClient client;
    private final Clock clock;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final Duration pause;

    @Inject
    ReadCalendar(EventLog log, Timers timers, CalendarClient client, Clock clock, Vertx vertx, Codec codec,
            @ConfigProperty(name = "kept.calendars.every", defaultValue = "PT15M") Duration pause) {
        this.log = log;
        this.timers = timers;
        this.client = client;
        this.clock = clock;
        this.vertx = vertx;
        this.json = codec.mapper();
        this.pause = pause;
    }

    /// @param hops of the fact that asked for it: each reading is as far from it as the first
    record Whose(String personId, String correlationId, int hops) {}

    /// The first reading, at once.
    public Timer timer(Recorded fact) {
        var cause = Submission.Cause.of(fact);
        try {
            return new Timer(key(fact.streamId()), KIND, fact.tenant(), clock.instant(),
                    json.writeValueAsString(new Whose(fact.streamId(), cause.correlationId(), cause.hops())), fact.envelope().eventId());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String key(String personId) {
        return "calendar:" + personId;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(SqlConnection transaction, Timer timer) {
        var whose = read(timer.payload());
        return log.load(TECHNICIANS, timer.tenant(), whose.personId()).chain(loaded -> {
            if (!(loaded.state() instanceof Technician.Working working) || working.feed() == null)
                return Uni.createFrom().voidItem();
            return said(working, working.feed().address()).chain(command -> submit(timer, whose, command)).chain(() -> timers.set(
                    transaction, new Timer(timer.key(), KIND, timer.tenant(), clock.instant().plus(pause), timer.payload(),
                            timer.reference())));
        });
    }

    private Uni<TechnicianCommand> said(Technician.Working working, String address) {
        var zone = ZoneId.of(working.profile().zone());
        var from = LocalDate.ofInstant(clock.instant(), zone);
        return client.fetch(address).chain(file -> vertx.executeBlocking(() -> BusyTimes.read(file, zone, start(from, zone),
                start(from.plusDays(DAYS_AHEAD), zone)), false))
                .<TechnicianCommand>map(
                        busy -> new NoteBusy(address, busy.stream().map(it -> new BusyTime(it.from(), it.until())).toList()))
                .onFailure(BusyTimes.Unreadable.class).recoverWithItem(why -> new NoteUnreadable(address, said(why.getMessage())));
    }

    private static String said(@Nullable String why) {
        int longest = 300;
        var text = why == null ? "It cannot be read." : why;
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Uni<Void> submit(Timer timer, Whose whose, TechnicianCommand command) {
        var asked = Asked.at(Caller.service(timer.tenant(), Actor.timer(KIND)), clock.instant());
        return log.submit(new Submission<>(TECHNICIANS, whose.personId(), command, asked, null,
                new Submission.Key(timer.key() + ":" + timer.reference() + ":" + timer.dueAt(), ""),
                new Submission.Cause(timer.reference(), whose.correlationId(), whose.hops(), null))).replaceWithVoid();
    }

    private Whose read(String payload) {
        try {
            return json.readValue(payload, Whose.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept timer cannot be read", broken);
        }
    }
}
