package dev.kept.workorder.sheet;

/// A place that the directory knows, and whose it is.
public record KnownPlace(String customerId, String customerName, String siteId, String address) {}
