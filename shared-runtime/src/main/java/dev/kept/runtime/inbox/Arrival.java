package dev.kept.runtime.inbox;

import dev.kept.events.Topic;
import dev.kept.runtime.log.Recorded;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A record as it came from Kafka, read as far as it can be.
///
/// @param stream type/id
/// @param headers as JSON, made where a stream has to wait
@SuppressWarnings("ArrayRecordComponent") // arrivals are never compared
record Arrival(TopicPartition from, long offset, String stream, long sequence, Content content, Supplier<byte[]> headers,
        byte @Nullable [] payload) {

    sealed interface Content {
        record Fact(Topic topic, Recorded recorded) implements Content {}

        /// Written by a newer version of Kept: counts, and changes nothing.
        record Unknown() implements Content {}

        record Unreadable(RuntimeException failure) implements Content {}
    }

    /// The fact, or null where there is nothing to do; throws what made it unreadable.
    Content.@Nullable Fact fact() {
        return switch (content) {
            case Content.Fact fact -> fact;
            case Content.Unknown _ -> null;
            case Content.Unreadable(var failure) -> throw failure;
        };
    }
}
