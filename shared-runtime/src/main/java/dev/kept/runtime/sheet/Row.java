package dev.kept.runtime.sheet;

import java.util.List;

/// A row that is right in itself.
///
/// @param entries all that has to be there when it is imported, what others need before those
public record Row<C>(int line, List<Entry<C>> entries) {}
