package dev.kept.gateway.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact that somebody may want to read again; `id` is the fact's.
record RecordRow(String id, String tenant, String orderId, Instant happenedAt, String kind, String words, @Nullable String byId,
        @Nullable String partId, @Nullable String sha256) {}
