package dev.kept.notification.send;

/// An intent that this process has claimed, with its history.
///
/// @param number counts from 1
/// @param doubtful an earlier attempt ended without an answer
record Attempt(Intent intent, int number, boolean doubtful) {}
