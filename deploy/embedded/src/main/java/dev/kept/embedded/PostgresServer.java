package dev.kept.embedded;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/// One PostgreSQL server as a child process. What it acknowledged survives kill -9: fsync and synchronous_commit stay on.
///
/// @param data the cluster, kept between starts; made at the first one
/// @param port on the loopback address
/// @param user the superuser
public record PostgresServer(PostgresBinaries binaries, Path data, int port, String user, String password, Path log) {

    private static final Duration INITDB = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int CONNECT_SECONDS = 10;
    private static final int ATTEMPTS = 5;
    private static final String UNFINISHED = ".unfinished-";
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", Ports.LOOPBACK),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "512MB"),
            // A dead host's session must not hold the relay's lock for two hours, the system's default.
            Map.entry("tcp_keepalives_idle", "5"),
            Map.entry("tcp_keepalives_interval", "2"),
            Map.entry("tcp_keepalives_count", "3"),
            Map.entry("timezone", "UTC"));
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public ChildProcess start() {
        initialise();
        endFormerServer();
        for (int attempt = 1;; attempt++) {
            var child = ChildProcess.start("PostgreSQL", log, Map.of(), as(postgres()));
            try {
                child.awaitUntil(this::accepts, START);
                return child;
            } catch (CannotStart e) {
                child.kill();
                // Sessions of a server that was killed hold its memory for a moment longer.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                ChildProcess.pause();
            }
        }
    }

    /// A fast shutdown: sessions are ended, a checkpoint is written.
    public void stop(ChildProcess child) {
        if (child.isAlive()) {
            runToEnd(STOP, List.of(program("pg_ctl"), "stop", "-m", "fast", "-D", data.toString(), "-t", "15"));
            child.stop(STOP);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "vertx-reactive:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
    }

    public void createDatabaseIfAbsent(String name) {
        requireName(name);
        try (var connection = connect(); var statement = connection.createStatement()) {
            boolean present;
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                present = found.next();
            }
            if (!present) {
                statement.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " cannot be created: " + e.getMessage(), e);
        }
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a database is named by lower-case letters, digits and _, not " + name);
        }
    }

    private boolean accepts() {
        if (!Ports.answers(port)) {
            return false;
        }
        try (var connection = connect()) {
            return connection.isValid(CONNECT_SECONDS);
        } catch (SQLException startingUp) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl("postgres"));
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        return source.getConnection();
    }

    /// Like the programs, the cluster is made beside its place and renamed: in a folder of its own each time, because the `initdb` of
    /// a start that was killed may still write into its own.
    private void initialise() {
        if (Files.isDirectory(data)) {
            return;
        }
        Path parent = Objects.requireNonNull(data.toAbsolutePath().getParent());
        Path secret = data.resolveSibling(data.getFileName() + ".password");
        try {
            Files.createDirectories(parent);
            removeInterrupted(parent);
            Path unfinished = Files.createTempDirectory(parent, data.getFileName() + UNFINISHED);
            Files.writeString(secret, password + "\n");
            runToEnd(INITDB, List.of(program("initdb"), "-D", unfinished.toString(), "--username=" + user,
                    "--pwfile=" + secret, "--auth=scram-sha-256", "--encoding=UTF8",
                    "--locale-provider=builtin", "--locale=C", "--builtin-locale=C.UTF-8", "--no-instructions"));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart("The database's folder " + data + " cannot be made (" + e.getMessage()
                    + "): make room there or choose another folder, and start again.", e);
        } finally {
            secret.toFile().delete();
        }
    }

    private void removeInterrupted(Path parent) throws IOException {
        try (var left = Files.newDirectoryStream(parent, data.getFileName() + UNFINISHED + "*")) {
            for (Path folder : left) {
                try {
                    Folders.delete(folder);
                } catch (DirectoryNotEmptyException | NoSuchFileException stillInUse) {
                    // Its initdb has not noticed its end yet: the next start removes it.
                }
            }
        }
    }

    /// A launcher that was killed leaves its server running on our data, or a lock file whose number now belongs to
    /// another process: the first is ended, the second removed.
    private void endFormerServer() {
        Path lock = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            var former = ProcessHandle.of(pid);
            boolean postgres = former.flatMap(p -> p.info().command()).filter(c -> c.endsWith("postgres")).isPresent();
            if (postgres) {
                runToEnd(STOP, List.of(program("pg_ctl"), "stop", "-m", "immediate", "-D", data.toString(), "-t", "15"));
            }
            Files.deleteIfExists(lock);
        } catch (IOException | NumberFormatException e) {
            throw new CannotStart("A former database server left " + lock + " unreadable: end it and delete that file.", e);
        }
    }

    private List<String> postgres() {
        var line = new ArrayList<>(List.of(program("postgres"), "-D", data.toString(), "-p", String.valueOf(port)));
        SETTINGS.forEach((key, value) -> line.addAll(List.of("-c", key + "=" + value)));
        return line;
    }

    private String program(String name) {
        return binaries.program(name).toAbsolutePath().toString();
    }

    private void runToEnd(Duration bound, List<String> command) {
        var child = ChildProcess.start(Path.of(command.getFirst()).getFileName().toString(), log, Map.of(), as(command));
        if (!child.ended(bound)) {
            child.kill();
            throw new CannotStart(child.name() + " did not end within " + bound.toSeconds() + " s; see " + log);
        }
        if (child.exitValue() != 0) {
            throw new CannotStart(child.name() + " failed" + child.tail());
        }
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own the same process is nobody in particular,
    /// which satisfies it, while the files stay root's.
    private static List<String> as(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        var line = new ArrayList<>(List.of("unshare", "-U"));
        line.addAll(command);
        return line;
    }
}
