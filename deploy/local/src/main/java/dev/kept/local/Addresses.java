package dev.kept.local;

import java.net.URI;

/// Where the parts of a run are found, from outside and by each other.
///
/// @param database the superuser's: every service's database is on this server
public record Addresses(PortPlan ports, Database database) {

    /// @param jdbcServer a JDBC address that wants the database's name appended
    public record Database(String jdbcServer, String reactiveServer, String user, String password) {}

    /// The gateway, as a person's browser sees it.
    public URI publicUrl() {
        return URI.create("http://localhost:" + ports.gateway());
    }

    public URI inboxUrl() {
        return URI.create("http://localhost:" + ports.inbox());
    }

    public URI url(Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }

    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    public String jdbcUrl(Service service) {
        return database.jdbcServer() + service.database();
    }

    public String reactiveUrl(Service service) {
        return database.reactiveServer() + service.database();
    }
}
