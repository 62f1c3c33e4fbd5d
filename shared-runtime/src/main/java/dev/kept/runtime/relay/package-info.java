/// The log's way to Kafka.
@NullMarked
package dev.kept.runtime.relay;

import org.jspecify.annotations.NullMarked;
