package dev.kept.workorder.sheet;

/// How a customer can be reached, as the directory knows it.
///
/// @param customerName what the customer is called; where they are not known yet, the person
/// @param email in small letters
/// @param phone digits alone, without zeros before them
public record KnownContact(String customerId, String customerName, String email, String phone) {}
