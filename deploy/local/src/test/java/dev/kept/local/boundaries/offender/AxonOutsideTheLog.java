package dev.kept.local.boundaries.offender;

import org.axonframework.messaging.core.MessageStream;

record AxonOutsideTheLog(MessageStream<?> stream) {}
