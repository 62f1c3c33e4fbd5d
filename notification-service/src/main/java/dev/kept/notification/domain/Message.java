package dev.kept.notification.domain;

/// Whether it is known what became of a message.
public sealed interface Message {
    record Open() implements Message {}

    record Settled() implements Message {}
}
