/// Traces that go on from a request over the log and Kafka.
@NullMarked
package dev.kept.runtime.trace;

import org.jspecify.annotations.NullMarked;
