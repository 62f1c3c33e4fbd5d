package dev.kept.local;

import java.util.List;

/// How a service's process is started. Tests of the run itself use a stand-in.
@FunctionalInterface
public interface Program {

    /// The command line, beginning with the java to use.
    List<String> command(Service service, Variation variation);
}
