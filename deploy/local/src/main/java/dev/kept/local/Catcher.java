package dev.kept.local;

import dev.kept.embedded.ChildProcess;
import dev.kept.embedded.Ports;
import dev.kept.local.inbox.InboxProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The mail catcher as a child process of the run.
record Catcher(Settings settings) {

    private static final Duration START = Duration.ofMinutes(1);

    ChildProcess start() {
        var ports = settings.ports();
        var child = ChildProcess.start(EmbeddedRun.CATCHER, settings.log(EmbeddedRun.CATCHER), Map.of(), List.of(
                ChildProcess.java(), "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                classPath(), InboxProcess.class.getName(), settings.mails().toString(),
                String.valueOf(ports.smtp()), String.valueOf(ports.inbox())));
        return EmbeddedRun.ready(child, () -> Ports.answers(ports.smtp()) && Ports.answers(ports.inbox()), START);
    }

    /// Ours. In a test, Surefire hides it behind a jar that is gone when the test ends.
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
