package dev.kept.workorder.domain;

import dev.kept.events.DirectoryEvent;
import dev.kept.events.DirectoryEvent.CustomerRegistered;

/// One thing in the directory: not known, or as it was registered.
public sealed interface DirectoryEntry {

    record Unknown() implements DirectoryEntry {}

    record Registered(DirectoryEvent as) implements DirectoryEntry {}

    /// A customer that was written down twice; nothing more happens to it.
    record Merged(CustomerRegistered as, String into) implements DirectoryEntry {}
}
