package dev.kept.runtime.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.AggregateBasedStorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Axon's own suite for storage engines, on PostgreSQL. It expects the first sequence of a stream to be 1; Kept's is 0.
@Timeout(60)
class AxonStorageEngineSuiteTest extends AggregateBasedStorageEngineTestSuite<PgEventStorageEngine> {
    private static LogDatabase database;

    @BeforeAll
    static void start() {
        database = new LogDatabase("axonsuite");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    protected PgEventStorageEngine buildStorageEngine() {
        // A table of its own for each test: facts cannot be removed.
        database.execute("drop table domain_event");
        database.execute(LogDatabase.eventTable());
        return new PgEventStorageEngine(database.pool, converter, 0, Clock.systemUTC());
    }

    @Override
    protected ProcessingContext processingContext() {
        return new StubProcessingContext();
    }

    @Override
    protected long globalSequenceOfEvent(long position) {
        return position;
    }

    @Override
    protected TrackingToken trackingTokenAt(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    protected EventMessage convertPayload(EventMessage original) {
        return Objects.requireNonNull(original.withConvertedPayload(String.class, converter));
    }

    @Test
    void the_suite_has_as_many_enabled_tests_as_when_it_was_first_passed() {
        var enabled = Arrays.stream(AggregateBasedStorageEngineTestSuite.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class) && !method.isAnnotationPresent(Disabled.class)).count();
        assertEquals(23, enabled);
    }
}
