package dev.kept.runtime.relay;

import dev.kept.runtime.log.Pads;
import java.time.Duration;
import java.util.Map;

/// A relay in a process of its own, which a test can stop and wake.
final class RelayChild {
    private RelayChild() {}

    public static void main(String[] args) throws InterruptedException {
        new Relay(new RelaySettings(args[0], args[1], args[2], Map.of("bootstrap.servers", args[3]), args[4], 3,
                Map.of("pad", Pads.TYPE.topic()), Duration.ofSeconds(2)), _ -> {}).start();
        Thread.sleep(Duration.ofMinutes(2));
    }
}
