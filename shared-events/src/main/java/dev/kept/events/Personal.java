package dev.kept.events;

/// Text about or by a person, an object of its own so that it can be sealed per person later without breaking a subscriber.
///
/// @param of id of the person whom the text is about
public record Personal(String of, String text) {}
