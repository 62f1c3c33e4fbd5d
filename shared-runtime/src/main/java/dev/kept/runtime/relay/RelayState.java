package dev.kept.runtime.relay;

/// What can be seen of a relay from outside, for gauges.
///
/// @param head position of the log's last fact
/// @param position up to which facts are published
/// @param leading whether this process is the writer
public record RelayState(long head, long position, boolean leading) {}
