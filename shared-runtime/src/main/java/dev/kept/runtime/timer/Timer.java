package dev.kept.runtime.timer;

import java.time.Instant;

/// A wake-up. It only leads to a command or an intent, which may be refused because it is late.
///
/// @param key unique in its service; setting a key again replaces the timer
/// @param kind names the [TimerHandler]
/// @param payload JSON, the handler's own
/// @param reference id of the fact that set it: becomes the cause of what it leads to
public record Timer(String key, String kind, String tenant, Instant dueAt, String payload, String reference) {}
