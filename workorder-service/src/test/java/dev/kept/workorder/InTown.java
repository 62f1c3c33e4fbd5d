package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.People;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// What the tests over HTTP have in common: a town of their own each, and the other services' facts.
abstract class InTown {
    static Elsewhere elsewhere;
    Town town;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @BeforeEach
    void build() {
        town = Town.built();
    }

    void did(Api who, String order, String command, Map<String, ?> body) {
        var answer = town.command(who, order, command, body);
        assertEquals(200, answer.statusCode(), () -> command + ": " + answer.asString());
    }
}
