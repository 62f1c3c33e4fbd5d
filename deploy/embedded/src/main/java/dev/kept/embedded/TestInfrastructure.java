package dev.kept.embedded;

import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/// One broker and one server for all tests of one Maven build, started by the first test that asks.
///
/// @param kafkaBootstrap host:port; topics are not created by themselves
/// @param postgres host:port
/// @param user a superuser
public record TestInfrastructure(String kafkaBootstrap, String postgres, String user, String password) {

    /// Starting the shared parts takes seconds at the first call of a build and nothing afterwards.
    public static TestInfrastructure shared() {
        return Shared.INFRASTRUCTURE;
    }

    /// Returns the name of a new, empty database that begins with `prefix` (lower-case letters, digits, _).
    public String createDatabase(String prefix) {
        String name = prefix + "_" + UUID.randomUUID().toString().substring(0, 8);
        PostgresServer.requireName(name);
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl("postgres"));
        source.setUser(user);
        source.setPassword(password);
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " cannot be created: " + e.getMessage(), e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgres + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "vertx-reactive:postgresql://" + postgres + "/" + database;
    }

    private static final class Shared {
        static final TestInfrastructure INFRASTRUCTURE = Keeper.find();
    }
}
