/// The log's way to Kafka: one writer per service, chosen by a database lock, publishes facts in the order of their commits.
@NullMarked
package dev.kept.runtime.relay;

import org.jspecify.annotations.NullMarked;
