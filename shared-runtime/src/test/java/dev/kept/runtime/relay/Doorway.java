package dev.kept.runtime.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A broker's address that leads nowhere until it is opened: whoever connects before is sent away.
final class Doorway implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String target;
    private volatile boolean open;

    Doorway(String target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    void open() {
        open = true;
    }

    private void serve() {
        while (!door.isClosed())
            try {
                var guest = door.accept();
                if (!open) {
                    guest.close();
                    continue;
                }
                var colon = target.lastIndexOf(':');
                var host = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
                Thread.ofVirtual().start(() -> copy(guest, host));
                Thread.ofVirtual().start(() -> copy(host, guest));
            } catch (IOException _) {
                // closed
            }
    }

    private static void copy(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            // either side left
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
