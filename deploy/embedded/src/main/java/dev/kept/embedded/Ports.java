package dev.kept.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Ports of the loopback address, the only one that anything embedded listens on.
public final class Ports {

    public static final String LOOPBACK = "127.0.0.1";

    private static final int CONNECT_MILLIS = 500;
    /// Below the ports that the system gives to outgoing connections (from 32,768 on, or higher): one of those in between would keep a
    /// server that was killed from coming back.
    private static final int FIRST = 21_000;
    private static final int LAST = 31_000;
    /// Each port is given once by a process, and two processes begin at different places.
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(LAST - FIRST));

    private Ports() {}

    /// A port that is free now. Another process may take it before its user does: the user then fails and says so.
    public static int free() {
        return freeInARow(1);
    }

    /// The first of so many ports in a row that are free now.
    public static int freeInARow(int count) {
        for (int tried = 0; tried < LAST - FIRST; tried += count) {
            int base = FIRST + Math.floorMod(NEXT.getAndAdd(count), LAST - FIRST);
            if (IntStream.range(base, base + count).allMatch(Ports::isFree)) {
                return base;
            }
        }
        throw new IllegalStateException("No " + count + " ports in a row are free between " + FIRST + " and " + LAST);
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // A port whose last owner was killed lingers in TIME_WAIT; every server here may take such a one.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
