package dev.kept.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(Ports.LOOPBACK);
    private static final int ASKED = 100;

    @Test
    void a_free_port_is_given_once_and_lies_below_those_that_outgoing_connections_get() throws Exception {
        try (var server = new ServerSocket(0, 1, LOOPBACK); var outgoing = new Socket(LOOPBACK, server.getLocalPort())) {
            var given = new HashSet<Integer>();
            for (int more = 0; more < ASKED; more++) {
                int port = Ports.free();
                assertTrue(given.add(port), () -> port + " is given twice");
                assertTrue(port < 32_768 && port < outgoing.getLocalPort(), () -> port + ", and one went out from " + outgoing);
            }
        }
    }

    @Test
    void ports_in_a_row_are_free_and_a_row_with_a_taken_one_is_passed_over() throws Exception {
        int row = Ports.freeInARow(10);
        assertTrue(IntStream.range(row, row + 10).allMatch(Ports::isFree));
        int next = Ports.freeInARow(10);
        assertTrue(Math.abs(next - row) >= 10, () -> "they overlap: " + row + ", " + next);
        try (var _ = new ServerSocket(next + 13, 1, LOOPBACK)) {
            int passedOver = Ports.freeInARow(10);
            assertFalse(passedOver <= next + 13 && next + 13 < passedOver + 10,
                    () -> passedOver + " to 9 more, " + (next + 13) + " is taken");
        }
    }
}
