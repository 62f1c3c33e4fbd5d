package dev.kept.runtime.inbox;

import dev.kept.runtime.log.LogUnavailable;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Tells a database that is away or busy (wait and repeat) from a fact that cannot be handled (park its stream).
public final class Outage {
    /// Connection, lock and deadlock, resources, intervention, system; not 25: a statement after one that failed is the handler's fault.
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");
    private static final int DEEPEST_CAUSE = 20;

    private Outage() {}

    public static boolean is(Throwable failure) {
        @Nullable
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isItself(cause))
                return true;
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isItself(Throwable failure) {
        return switch (failure) {
            case PgException refused -> refused.getSqlState() != null && CLASSES.contains(refused.getSqlState().substring(0, 2));
            case LogUnavailable _,SocketException _,UnknownHostException _,ClosedChannelException _,TimeoutException _ -> true;
            case io.smallrye.mutiny.TimeoutException _ -> true;
            case VertxException _,NoStackTraceThrowable _ -> !isMisfit(failure);
            case IllegalStateException closed -> closed.getMessage() != null && closed.getMessage().startsWith("Pool closed");
            default -> failure.getClass().getName().startsWith("io.netty.channel");
        };
    }

    /// The client's own exceptions have no type for a parameter that does not fit, which is the handler's fault.
    private static boolean isMisfit(Throwable failure) {
        var message = String.valueOf(failure.getMessage());
        return message.startsWith("Parameter at position") || message.startsWith("The number of parameters");
    }
}
