package dev.kept.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The wire between the service and the mail server, which can fail as wires do.
final class Wire implements AutoCloseable {
    private static final byte[] END_OF_MAIL = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    enum Mood {
        FINE,
        /// The server says no to everybody.
        REFUSES,
        /// The server takes the mail, and its answer never arrives.
        LOSES_THE_ANSWER
    }

    final AtomicInteger lost = new AtomicInteger();
    private final int target;
    private volatile ServerSocket door;
    private volatile Mood mood = Mood.FINE;

    Wire(int target) {
        this.target = target;
        this.door = open(0);
        Thread.ofVirtual().start(this::listen);
    }

    private static ServerSocket open(int port) {
        try {
            var door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            return door;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /// Nobody answers until the returned one is run.
    Runnable away() throws IOException {
        int port = port();
        door.close();
        return () -> {
            door = open(port);
            Thread.ofVirtual().start(this::listen);
        };
    }

    int port() {
        return door.getLocalPort();
    }

    void is(Mood now) {
        mood = now;
    }

    private void listen() {
        var mine = door;
        while (!mine.isClosed())
            try {
                var caller = mine.accept();
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException closed) {
                return;
            }
    }

    private void connect(Socket caller) {
        try (caller) {
            if (mood == Mood.REFUSES) {
                caller.getOutputStream().write("554 no mail is taken here\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                var losing = new AtomicBoolean();
                var back = Thread.ofVirtual().start(() -> answers(server, caller, losing));
                words(caller, server, losing);
                back.join();
            }
        } catch (IOException broken) {
            // one side has hung up
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void words(Socket caller, Socket server, AtomicBoolean losing) throws IOException {
        var buffer = new byte[8192];
        var tail = new byte[0];
        for (int read = caller.getInputStream().read(buffer); read >= 0; read = caller.getInputStream().read(buffer)) {
            var seen = Arrays.copyOf(tail, tail.length + read);
            System.arraycopy(buffer, 0, seen, tail.length, read);
            tail = Arrays.copyOfRange(seen, Math.max(0, seen.length - END_OF_MAIL.length), seen.length);
            if (mood == Mood.LOSES_THE_ANSWER && Arrays.equals(tail, END_OF_MAIL))
                losing.set(true);
            server.getOutputStream().write(buffer, 0, read);
        }
        server.shutdownOutput();
    }

    private void answers(Socket server, Socket caller, AtomicBoolean losing) {
        var buffer = new byte[8192];
        try {
            for (int read = server.getInputStream().read(buffer); read >= 0; read = server.getInputStream().read(buffer)) {
                if (losing.get()) {
                    lost.incrementAndGet();
                    caller.close();
                    return;
                }
                caller.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException hungUp) {
            // the conversation is over
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
