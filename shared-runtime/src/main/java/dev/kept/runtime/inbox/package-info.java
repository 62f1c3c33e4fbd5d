/// Kafka's way into views and reactions.
@NullMarked
package dev.kept.runtime.inbox;

import org.jspecify.annotations.NullMarked;
