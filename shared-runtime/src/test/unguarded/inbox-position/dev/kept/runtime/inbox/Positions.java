package dev.kept.runtime.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.common.TopicPartition;

/// Guards nothing: whoever is given a partition goes on at its end, so that what came while nobody read is lost.
final class Positions {
    private static final String FORGET = """
            insert into inbox_position (consumer, topic, partition, next_offset) values ($1, $2, $3, $4)
            on conflict (consumer, topic, partition) do update set next_offset = excluded.next_offset""";

    private Positions() {}

    static Uni<Long> take(Pool pool, ConsumerKind kind, TopicPartition partition, long start, long end) {
        return correct(pool, kind, partition, end);
    }

    static Uni<Long> correct(Pool pool, ConsumerKind kind, TopicPartition partition, long next) {
        return pool.preparedQuery(FORGET).execute(Ledger.tuple(kind.id(), partition.topic(), partition.partition(), next))
                .replaceWith(next);
    }
}
