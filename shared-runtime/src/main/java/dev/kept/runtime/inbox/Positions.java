package dev.kept.runtime.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.common.TopicPartition;

/// Where a consumer goes on in a partition that it is given: where its last transaction ended, whoever ran that.
final class Positions {
    /// Creates the row, or waits for who holds it.
    private static final String TAKE = """
            insert into inbox_position (consumer, topic, partition, next_offset) values ($1, $2, $3, $4)
            on conflict (consumer, topic, partition) do update set next_offset = inbox_position.next_offset returning next_offset""";
    private static final String CORRECT = "update inbox_position set next_offset = $4 where consumer = $1 and topic = $2 and partition = $3";

    private Positions() {}

    /// @param start for a partition that this consumer has never had
    /// @param end of the partition now
    static Uni<Long> take(Pool pool, ConsumerKind kind, TopicPartition partition, long start, long end) {
        return pool.preparedQuery(TAKE).execute(Ledger.tuple(kind.id(), partition.topic(), partition.partition(), start))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Uni<Long> correct(Pool pool, ConsumerKind kind, TopicPartition partition, long next) {
        return pool.preparedQuery(CORRECT).execute(Ledger.tuple(kind.id(), partition.topic(), partition.partition(), next))
                .replaceWith(next);
    }
}
