package dev.kept.runtime.relay;

/// A topic has facts that the log lacks: the database was restored from an older state. Going on would give their places to other facts,
/// and every consumer would drop those as repetitions.
public final class TopicAhead extends RuntimeException {
    private static final long serialVersionUID = 1;

    TopicAhead(String topic, int partition, String eventId) {
        super("Topic " + topic + " (partition " + partition + ") ends with the fact " + eventId + ", which is not in the log: the database"
                + " is older than the topic. Stop this service and run `./kept recover`, which copies the missing facts back.");
    }
}
