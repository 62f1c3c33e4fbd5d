package dev.kept.workorder.domain;

import dev.kept.events.DirectoryEvent;

/// One thing in the directory: not known, or as it was registered.
public sealed interface DirectoryEntry {

    record Unknown() implements DirectoryEntry {}

    record Registered(DirectoryEvent as) implements DirectoryEntry {}
}
