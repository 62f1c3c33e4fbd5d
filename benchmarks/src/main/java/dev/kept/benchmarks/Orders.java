package dev.kept.benchmarks;

import dev.kept.local.Service;
import io.vertx.core.http.HttpMethod;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Orders to measure with: through the API as people open them, or in bulk, written into the log as the service would have written them.
final class Orders {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration LOADED = Duration.ofMinutes(15);
    private final Running system;

    Orders(Running system) {
        this.system = system;
    }

    /// Opened through the gateway by the office.
    void open(int many) throws Exception {
        var token = system.token("OFFICE");
        var site = site(token);
        system.load.run(8, many, token, _ -> new Load.Call(system.url(Service.GATEWAY), "/api/work-orders", String.format(Locale.ROOT,
                "{\"description\":\"Boiler pressure keeps dropping\",\"serviceType\":\"boiler-repair\",\"siteId\":\"%s\",\"priority\":\"ROUTINE\"}",
                site)));
    }

    /// One, at the service itself; answers its id. The service may hear of the site later than the gateway's list.
    String open() throws Exception {
        var token = system.token("OFFICE");
        var call = new Load.Call(system.url(Service.WORKORDER), "/work-orders", String.format(Locale.ROOT,
                "{\"description\":\"Long story\",\"serviceType\":\"boiler-repair\",\"siteId\":\"%s\",\"priority\":\"ROUTINE\"}",
                site(token)));
        return Running.until(SOON, Duration.ofMillis(200), "an order", () -> {
            var answer = system.load.send(HttpMethod.POST, call, token).get(60, TimeUnit.SECONDS);
            if (answer.status() != 201 && answer.status() != 404)
                throw new IllegalStateException("An order was answered " + answer.status() + " " + answer.body());
            return answer.status() == 404
                    ? Optional.empty()
                    : Optional.of(Running.JSON.readTree(answer.body()).path("id").asText());
        });
    }

    String site(String token) throws Exception {
        return system.eventually(Service.GATEWAY, "/api/sites", token, SOON, sites -> sites.path("items").size() > 0).path("items").get(0)
                .path("id").asText();
    }

    /// One order through the API, its opening fact copied in bulk: two facts each, new ids and numbers. Answers when the gateway's list
    /// has them all.
    void bulk(int many) throws Exception {
        open(1);
        try (var connection = connect(Service.WORKORDER); var statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                    insert into domain_event (tenant, stream_type, stream_id, sequence, event_id, type, version, occurred_at, recorded_at,
                                              metadata, payload)
                    select tenant, stream_type, s.id, sequence, uuidv7()::text, type, version,
                           occurred_at - make_interval(secs => s.n), recorded_at - make_interval(secs => s.n),
                           jsonb_set(metadata, '{stream}', to_jsonb(s.id)),
                           case when sequence = 0 then convert_to(jsonb_set(convert_from(payload, 'UTF8')::jsonb, '{number}',
                                to_jsonb('WO-BULK-%1$d-' || s.n))::text, 'UTF8') else payload end
                    from (select n, uuidv7()::text as id from generate_series(1, %1$d) as n) s,
                         (select * from domain_event where stream_id = (select stream_id from domain_event where type = 'workorder.opened'
                            order by position limit 1) and sequence <= 1) as model
                    order by s.n, sequence""", many));
        }
        long there = count(Service.WORKORDER, "domain_event where type = 'workorder.opened'");
        // Counted in the gateway's own table: a search through the growing list would slow down what it waits for.
        Running.until(LOADED, Duration.ofSeconds(1), "a list of " + there + " orders",
                () -> Optional.of(count(Service.GATEWAY, "order_row")).filter(listed -> listed >= there));
    }

    /// A stream with this many facts: an order whose notes were written in bulk.
    String withFacts(int facts) throws Exception {
        var id = open();
        try (var connection = connect(Service.WORKORDER);
                var notes = connection.prepareStatement(
                        """
                                insert into domain_event (tenant, stream_type, stream_id, sequence, event_id, type, version, occurred_at, recorded_at, metadata,
                                                          payload)
                                select m.tenant, m.stream_type, m.stream_id, m.sequence + n, uuidv7()::text, 'workorder.note-added', 1, m.occurred_at,
                                       m.recorded_at, m.metadata, convert_to('{"noteId":"' || uuidv7()
                                       || '","text":{"of":"0198c7f0-0000-7000-8000-000000000002","text":"Recharged to 1.2 bar."},"late":false}', 'UTF8')
                                from (select * from domain_event where stream_id = ? order by sequence desc limit 1) m, generate_series(1, ? - m.sequence - 1) n
                                order by n""")) {
            notes.setString(1, id);
            notes.setInt(2, facts);
            notes.executeUpdate();
        }
        return id;
    }

    /// Facts in the workorder-service's log.
    long facts() throws SQLException {
        return count(Service.WORKORDER, "domain_event");
    }

    /// Notes of an order, counted in the log.
    long notes(String order) throws SQLException {
        try (var connection = connect(Service.WORKORDER);
                var statement = connection
                        .prepareStatement("select count(*) from domain_event where stream_id = ? and type = 'workorder.note-added'")) {
            statement.setString(1, order);
            try (var count = statement.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    /// Ids of some orders, spread over all.
    String[] some(int many) throws SQLException {
        try (var connection = connect(Service.WORKORDER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select array_agg(stream_id) from (select stream_id from domain_event"
                        + " where type = 'workorder.opened' order by md5(stream_id) limit " + many + ") s")) {
            rows.next();
            return (String[]) rows.getArray(1).getArray();
        }
    }

    private long count(Service service, String rows) throws SQLException {
        try (var connection = connect(service);
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from " + rows)) {
            count.next();
            return count.getLong(1);
        }
    }

    private Connection connect(Service service) throws SQLException {
        var addresses = system.run().addresses();
        return DriverManager.getConnection(addresses.jdbcUrl(service), addresses.database().user(),
                addresses.database().password());
    }
}
