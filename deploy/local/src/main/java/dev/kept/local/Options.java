package dev.kept.local;

import dev.kept.embedded.CannotStart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What was asked for on the command line.
///
/// @param live the service to run in live reload, if any
record Options(Path data, PortPlan ports, Optional<Service> live) {

    private static final String USAGE = "Use: ./kept [dev SERVICE | recover] [--data DIR] [--port-base N]   or: ./kept reset [--data DIR]";

    static Options of(Path root, String... args) {
        var data = root.resolve(".kept");
        var ports = PortPlan.usual();
        Optional<Service> live = Optional.empty();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new CannotStart("Something is missing after " + args[i] + ". " + USAGE);
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--data" -> data = Path.of(value);
                case "--port-base" -> ports = PortPlan.from(number(value));
                case "dev" -> live = Optional.of(service(value));
                default -> throw new CannotStart("Kept does not know " + args[i] + ". " + USAGE);
            }
        }
        return new Options(data, ports, live);
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new CannotStart("--port-base wants a number, not " + value + ".", e);
        }
    }

    private static Service service(String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.folder().equals(name))
                .findFirst()
                .orElseThrow(() -> new CannotStart("There is no service " + name + ", only "
                        + String.join(", ", Arrays.stream(Service.values()).map(Service::folder).toList()) + "."));
    }
}
