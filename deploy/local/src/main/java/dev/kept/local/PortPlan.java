package dev.kept.local;

import dev.kept.embedded.CannotStart;
import dev.kept.embedded.Ports;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where each part listens, always on the loopback address.
public record PortPlan(
        int gateway,
        int workorder,
        int scheduling,
        int notification,
        int invoicing,
        int inventory,
        int kafka,
        int postgres,
        int smtp,
        int inbox) {

    private static final int COUNT = 10;
    private static final int HIGHEST = 65_535;

    /// The ports that the README names.
    public static PortPlan usual() {
        return new PortPlan(8080, 8081, 8082, 8083, 8084, 8085, 9092, 54329, 3025, 8025);
    }

    /// Ten ports in a row, the gateway's first.
    public static PortPlan from(int base) {
        if (base < 1024 || base > HIGHEST - COUNT) {
            throw new CannotStart("--port-base is a number from 1024 to " + (HIGHEST - COUNT) + ", not " + base + ".");
        }
        return new PortPlan(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7, base + 8, base + 9);
    }

    /// For tests: ten in a row that are free now.
    public static PortPlan free() {
        return from(Ports.freeInARow(COUNT));
    }

    public int of(Service service) {
        return switch (service) {
            case GATEWAY -> gateway;
            case WORKORDER -> workorder;
            case SCHEDULING -> scheduling;
            case NOTIFICATION -> notification;
            case INVOICING -> invoicing;
            case INVENTORY -> inventory;
        };
    }

    /// Fails with a sentence for the first port that somebody else holds.
    void requireFree() {
        named().forEach((name, port) -> {
            if (!Ports.isFree(port)) {
                throw new CannotStart("Port " + port + ", where " + name + " should listen, is taken by another program:"
                        + " end that program, or move all of Kept, for example with `./kept --port-base 18080`.");
            }
        });
    }

    private Map<String, Integer> named() {
        var ports = new LinkedHashMap<String, Integer>();
        for (Service service : Service.values()) {
            ports.put("the " + service.folder(), of(service));
        }
        ports.put("Kafka", kafka);
        ports.put("PostgreSQL", postgres);
        ports.put("the mail catcher (SMTP)", smtp);
        ports.put("the inbox page", inbox);
        return ports;
    }
}
