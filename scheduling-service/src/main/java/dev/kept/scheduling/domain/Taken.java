package dev.kept.scheduling.domain;

import org.jspecify.annotations.Nullable;

/// Time that is gone, and where the technician is then; null where nobody knows.
public record Taken(Span span, @Nullable Place place) {}
