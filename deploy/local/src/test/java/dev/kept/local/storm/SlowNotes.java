package dev.kept.local.storm;

import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import java.time.Duration;
import java.util.List;

/// The dangerous moment of a reaction or a timer, made longer: between the fact that it has recorded and the note that it did so. The
/// database holds back that note's commit; when the service is killed meanwhile, the note is undone and the fact stays.
final class SlowNotes implements AutoCloseable {
    private static final List<String> NOTICE_AT_ONCE_WHO_DIED = List.of("alter system set client_connection_check_interval = '20ms'",
            "select pg_reload_conf()");
    private static final List<String> SLOW = List.of("""
            create function slow_note() returns trigger language plpgsql as $$ begin perform pg_sleep(%s); return null; end $$""", """
            create constraint trigger slow_note after insert or update on inbox_stream deferrable initially deferred for each row
            when (new.consumer = 'reactions') execute function slow_note()""", """
            create constraint trigger slow_note after delete on timer deferrable initially deferred for each row
            execute function slow_note()""");
    private static final String QUICK = "drop function slow_note() cascade";
    private final Logs logs;
    private final Service service;

    /// From now on, until it is closed.
    SlowNotes(RunningSystem kept, Service service, Duration by) {
        this.logs = new Logs(kept);
        this.service = service;
        NOTICE_AT_ONCE_WHO_DIED.forEach(sql -> logs.execute(service, sql));
        SLOW.forEach(sql -> logs.execute(service, sql.formatted(by.toMillis() / 1000.0)));
    }

    /// Waits until what is held back is done or undone.
    @Override
    public void close() {
        logs.execute(service, QUICK);
    }
}
