package dev.kept.gateway.view;

/// A file that belongs to an order; `id` is `<order>/<sha256>`.
record FileRow(String id, String tenant, String orderId, String sha256, String contentType, String name, long bytes) {}
